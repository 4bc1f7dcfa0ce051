"""The funds page, the journal and the front page with the whole example: its figures, twelve queries, 60 kB."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from handlingsrom.book.demo import load_demo
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import Case
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Partnership, User

pytestmark = pytest.mark.django_db
FIGURES = ("11 632 000", "750 000", "12 382 000", "5 150 000", "7 232 000", "2 000 000", "5 232 000")


NOW = datetime(2026, 6, 9, 10, 0, tzinfo=UTC)


@pytest.fixture
def client(monkeypatch) -> Client:
    """The secretariat of the example on 9.6.2026, with 13/26 adopted."""
    monkeypatch.setattr(timezone, "localdate", lambda: NOW.date())
    load_demo(now=NOW)
    partnership = Partnership.objects.get()
    case = Case.objects.get(number="13/26")
    record_decision(by=operator(partnership), now=NOW, case=case, decided_on=date(2026, 5, 21))
    client = Client()
    client.force_login(User.objects.get(email__startswith="sekretariat@"))
    client.get("/")
    return client


def test_the_pages_are_light_and_their_figures_those_of_the_case(client, django_assert_max_num_queries):
    for address in ("/", "/midler/?ar=2026", "/midler/journal/", "/folk/", "/folk/personer/"):
        with django_assert_max_num_queries(12):
            response = client.get(address)
        assert response.status_code == 200
        assert len(response.content) < 60_000, address

    html = client.get("/midler/?ar=2026").content.decode().replace("\u00a0", " ")
    for figure in (*FIGURES, "17 065 000", "831 446", "16 033 554", "4,9 %", "2 750 000"):
        assert figure in html
    front = client.get("/").content.decode().replace("\u00a0", " ")
    for figure in ("5 232 000", "21 183 554", "16 233 554", "7 150 000"):
        assert figure in front
