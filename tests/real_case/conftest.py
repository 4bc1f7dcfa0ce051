"""The example, loaded once for a module; each test sees it as it was, whatever the others did."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction

import handlingsrom.book
from handlingsrom.book.loading import load_book
from handlingsrom.cases.models import Case
from handlingsrom.people.actors import operator

EXAMPLE = Path(handlingsrom.book.__file__).parent / "example"
NOW = datetime(2026, 5, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_book(by=operator(None), now=NOW, path=EXAMPLE).partnership
        transaction.set_rollback(True)


@pytest.fixture
def partnership(_loaded, db):
    return _loaded


@pytest.fixture
def by(partnership):
    return operator(partnership)


@pytest.fixture
def case(partnership):
    return Case.objects.select_related("partnership", "body", "meeting").get(
        partnership=partnership, body__code="SSU", year=2026, sequence=13
    )
