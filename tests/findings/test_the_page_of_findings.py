"""The page of findings: by severity and rule, each with its evidence; and the same as Excel."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from finding_of import say

from cast import Cast, make_cast
from handlingsrom.cases.kinds import FigureSaid

pytestmark = pytest.mark.django_db
PAGE = "/midler/avvik/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def page(client, cast: Cast, member: str = "secretariat") -> str:
    client.force_login(cast.persons[member].user)
    return client.get(PAGE).content.decode()


def test_each_rule_that_found_something_stands_with_its_sum(client, cast):
    html = page(client, cast)
    assert "Bør forklares" in html
    assert 'id="idle-money"' in html
    assert "Midler som ligger urørt" in html


def test_a_finding_leads_to_its_evidence(client, cast):
    html = page(client, cast)
    assert reverse("money_entry", args=["2025-0002"]) in html
    assert reverse("plan:by_id", args=[cast.initiative.pk]) in html


def test_a_contradiction_shows_who_says_what(client, cast):
    small = cast.small
    say(small, FigureSaid.AWARDED, 300, 2024, "Vedlegg 6", initiative=small.beta)
    html = page(client, cast)
    assert "Må rettes" in html
    assert "2024 i 13/26, Vedlegg 6; 2025 i journalen" in html


def test_the_workbook_has_the_findings_and_their_evidence(client, cast):
    client.force_login(cast.persons["auditor"].user)
    book = openpyxl.load_workbook(BytesIO(client.get(f"{PAGE}avvik.xlsx").content))
    assert [sheet.title for sheet in book.worksheets] == ["Avvik", "Grunnlag"]
    findings = list(book["Avvik"].iter_rows(min_row=2, values_only=True))
    assert ("Bør forklares", "Midler som ligger urørt", "Beta") in [row[:3] for row in findings]
    assert any(row[2].startswith("Bilag") for row in book["Grunnlag"].iter_rows(min_row=2, values_only=True))


def test_members_and_leaders_of_initiatives_do_not_read_findings(client, cast):
    for member in ("leader", "municipality_member", "administrator", "submitter"):
        client.force_login(cast.persons[member].user)
        assert client.get(PAGE).status_code == 403


def test_the_page_asks_few_questions_of_the_database(client, cast, django_assert_max_num_queries):
    client.force_login(cast.persons["secretariat"].user)
    client.get(PAGE)
    with django_assert_max_num_queries(45):
        client.get(PAGE)
