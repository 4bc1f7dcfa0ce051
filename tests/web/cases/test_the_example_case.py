"""Case 13/26 of the example, with its 68 changes: the page stays small and asks little of the database."""

from pathlib import Path

import pytest
from django.test import Client

import handlingsrom.book
from cast import make_person
from factories import NOW
from handlingsrom.book.loading import load_book
from handlingsrom.cases.models import Case
from handlingsrom.people.actors import operator
from handlingsrom.people.models import RoleKind

EXAMPLE = Path(handlingsrom.book.__file__).parent / "example"


@pytest.fixture
def secretariat(db) -> Client:
    loaded = load_book(by=operator(None), now=NOW, path=EXAMPLE)
    person = make_person(loaded.partnership, "prøve", role=RoleKind.SECRETARIAT)
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def url(secretariat) -> str:
    return f"/saker/{Case.objects.get(body__code='SSU', year=2026, sequence=13).pk}/"


def test_the_page_is_small_and_asks_little(secretariat, url, django_assert_max_num_queries):
    secretariat.get(url)
    with django_assert_max_num_queries(12):
        response = secretariat.get(url)
    assert len(response.content) <= 60_000


def test_the_panel_and_the_text_show_the_figures_of_the_papers(secretariat, url):
    page = secretariat.get(url).context["page"]
    assert (page.panel.free.after, page.panel.money[1].after) == (5_232_000_00, 2_750_000_00)
    assert [g.sum_ore for g in page.groups if g.kind == "carry_over"] == [16_033_554_00]
    assert page.panel.plan[0].after == 26
    assert [area.after for area in page.panel.coverage].count(0) == 4
    assert sum(area.after for area in page.panel.coverage) <= 26
    assert "12\u00a0382\u00a0000\u00a0kr" in secretariat.get(url).content.decode()
