"""The account on a page: the figures of the document, each leading to its entries; and who reads which papers."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast, make_cast
from factories import receive
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.lib.amounts import NBSP

pytestmark = pytest.mark.django_db
LIST = "/midler/arsregnskap/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def read(client, cast: Cast, address: str, member: str = "secretariat") -> str:
    client.force_login(cast.persons[member].user)
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode().replace(NBSP, " "))


def address(cast: Cast, year: int = 2025) -> str:
    return reverse("money_account_of_year", args=[cast.small.old.pk, year])


def test_the_list_has_every_grant_and_year(client, cast):
    html = read(client, cast, LIST)
    assert address(cast) in html
    assert html.count("Tilskudd 2025") >= timezone.localdate().year - 2025 + 1


def test_the_page_says_where_every_krone_is(client, cast):
    html = read(client, cast, address(cast))
    assert "Tilskudd 2025: regnskap for 2025" in html
    assert re.search(r"Kontroll: mottatt 1 000 = [0-9 +]+\.", html)
    assert "Segl" in html


def test_figures_lead_to_their_entries(client, cast):
    html = read(client, cast, address(cast)).replace("&amp;", "&")
    grant = cast.small.old.pk
    assert f"/midler/journal/?tilskudd={grant}&konto=award" in html
    assert "/midler/journal/2025-0001/" in html


def test_the_account_is_had_as_pdf_word_and_excel(client, cast):
    client.force_login(cast.persons["auditor"].user)
    for form in ("pdf", "docx", "xlsx"):
        response = client.get(f"{address(cast)}regnskap.{form}")
        assert response.status_code == 200
        assert f"regnskap-tilskudd-2025-2025.{form}" in response["Content-Disposition"]
    assert client.get(f"{address(cast)}regnskap.txt").status_code == 404


def test_a_year_the_grant_has_no_account_for_is_not_there(client, cast):
    client.force_login(cast.persons["secretariat"].user)
    for year in (2024, timezone.localdate().year + 1):
        assert client.get(address(cast, year)).status_code == 404


def test_papers_that_are_drafts_are_compared_for_those_who_read_drafts_alone(client, cast):
    PaperFigure.objects.create(
        case=cast.case,
        place="Vedlegg 6",
        what=FigureSaid.AWARDED,
        initiative=cast.small.alfa,
        year=2025,
        amount_ore=999_00,
    )
    assert "13/26, Vedlegg 6" in read(client, cast, address(cast), "auditor")
    assert "13/26, Vedlegg 6" not in read(client, cast, address(cast), "municipality_member")


def test_the_list_asks_the_same_however_many_grants_there_are(client, cast):
    client.force_login(cast.persons["secretariat"].user)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for year in (2022, 2023, 2024):
        receive(cast.partnership, year, 100)
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)
