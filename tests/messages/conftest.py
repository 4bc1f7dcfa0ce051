"""A partnership, and a mail server the program sends to."""

from collections.abc import Iterator

import pytest

from factories import make_partnership
from handlingsrom.people.models import Partnership
from outbox import PostOffice


@pytest.fixture
def partnership(db) -> Partnership:
    return make_partnership()


@pytest.fixture
def office(settings) -> PostOffice:
    """A mail server that is not open yet, and settings that point at it."""
    office = PostOffice()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
    return office


@pytest.fixture
def open_office(office: PostOffice) -> Iterator[PostOffice]:
    with office.open():
        yield office
