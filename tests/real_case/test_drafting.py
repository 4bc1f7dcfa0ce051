"""The real papers as a draft: every initiative, amount and sum of them is in it, in each form they came in."""

import pytest

from book.drafting.paper import note, texts
from handlingsrom.book.drafting import draft_of, write
from handlingsrom.book.loading import load_book
from handlingsrom.book.notes import Mark
from handlingsrom.lib.amounts import parse_kr
from handlingsrom.people.actors import operator
from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.understanding import understand

from .conftest import NOW


def read(folder, name):
    return understand(read_paper(name, (folder / name).read_bytes()))


@pytest.fixture(scope="module", params=["docx", "pdf", "txt"])
def papers(request, real_case):
    return [read(real_case, f"sak-13-26.{request.param}")]


@pytest.fixture(scope="module")
def draft(papers):
    return draft_of(papers)


def changes(draft, kind):
    return [row[1:] for row in texts(draft, "Endringer", "Type", "Tiltak", "Punkt", "Beløp") if row[0] == kind]


def said(draft, place, what, year, *, of_initiatives=True):
    rows = texts(draft, "Oppgitte tall", "Sted", "Hva", "År", "Tiltak", "Beløp")
    return sum(
        parse_kr(row[4]) // 100
        for row in rows
        if row[:3] == (place, what, str(year)) and bool(row[3]) == of_initiatives
    )


def test_the_plan_is_proposed_as_the_attachments_say(draft):
    assert [len(changes(draft, kind)) for kind in ("Avslutte", "Overlevere", "Videreføre")] == [7, 7, 24]
    planned = [row for row in texts(draft, "Tiltak", "Kode", "Handlingsplan") if row[1]]
    assert len(planned) == len({row[0] for row in planned}) == 38
    assert len(texts(draft, "Tiltak", "Kode")) == 40
    assert {
        point for kind in ("Avslutte", "Overlevere", "Videreføre") for _c, point, _o in changes(draft, kind)
    } == {"1b"}


def test_the_money_is_proposed_as_the_attachments_say(draft):
    carried, needed = changes(draft, "Overføre midler"), changes(draft, "Tildele")
    assert (len(carried), sum(parse_kr(ore) // 100 for _c, _p, ore in carried)) == (15, 16_033_554)
    assert (len(needed), sum(parse_kr(ore) // 100 for _c, _p, ore in needed)) == (7, 5_150_000)
    assert [ore for _c, _p, ore in changes(draft, "Frigjøre midler")] == ["200 000"]
    assert [ore for _c, _p, ore in changes(draft, "Avsette til fond")] == ["2 000 000"]
    assert len(changes(draft, "Legg til")) == 1


def test_what_the_attachments_said_sums_as_they_do(draft):
    assert said(draft, "Vedlegg 6", "Tildelt", 2025) == 14_820_000
    assert said(draft, "Vedlegg 6", "Overført", 2026) == 16_033_554
    assert said(draft, "Vedlegg 6", "Overført", 2026, of_initiatives=False) == 16_033_554
    assert said(draft, "Vedlegg 5", "Tildelt", 2025) == 11_345_000
    assert said(draft, "Vedlegg 7", "Behov", 2026) == 5_150_000
    assert said(draft, "Saken", "Fritt", 2026, of_initiatives=False) == 7_232_000


def test_awards_that_stand_in_two_years_are_unsure(draft):
    years = texts(draft, "Oppgitte tall", "Sted", "År")
    unsure = [row for at, row in enumerate(years) if note(draft, "Oppgitte tall", at, "År").mark == Mark.UNSURE]
    assert sum(row == ("Vedlegg 6", "2025") for row in unsure) >= 8
    assert sum(row[1] == "2024" for row in unsure) == 8


def test_who_answers_and_where(draft):
    rows = {
        row[0][:6]: row[1:]
        for row in texts(draft, "Tiltak", "Tittel", "Ansvarlige", "Helseregioner", "Alle helseregioner")
    }
    assert rows["Mobil "] == ("Sykehuset Innlandet", "Gjøvik/Hadeland; Nord-Gudbrandsdal?", "nei")
    assert rows["DHO - "][1] == "Nord-Gudbrandsdal; Sør-Østerdal; Valdres; Sør-Gudbrandsdal"
    assert rows["Tverrf"][0] == "Sykehuset Innlandet?"
    assert rows["Kommun"][2] == "ja" or rows["Kommun"][0] == "Sekretariatet"
    assert rows["Årlig "][0] == "FSU Pasientsamarbeid; admSU"
    assert len(texts(draft, "Regioner", "Navn")) == 8


def test_the_row_out_of_place_is_right_and_marked(draft):
    titles = [row[0] for row in texts(draft, "Tiltak", "Tittel")]
    at = titles.index("FSU Pasientsamarbeid")
    regions = texts(draft, "Tiltak", "Helseregioner")[at]
    assert regions == ("Sør-Østerdal; Hamar; Sør-Gudbrandsdal; Gjøvik/Hadeland",)
    assert note(draft, "Tiltak", at, "Helseregioner").mark == Mark.UNSURE


def test_titles_that_stop_in_the_middle_are_unsure(draft):
    titles = [row[0] for row in texts(draft, "Tiltak", "Tittel")]
    for start in ("Modell for felles tjenesteutv", "Videreføre gode pas", "Samarbeid brann"):
        (at,) = [at for at, title in enumerate(titles) if title.startswith(start)]
        assert note(draft, "Tiltak", at, "Tittel").mark == Mark.UNSURE


def test_the_strategy(draft):
    assert texts(draft, "Strategi", "Fra år", "Til år") == [("2022", "2027")]
    assert len(texts(draft, "Satsningsområder", "Navn")) == 8
    assert len(texts(draft, "Mål", "Mål")) == 26
    assert all(row[0] for row in texts(draft, "Satsningsområder", "Løfte"))


@pytest.mark.django_db
def test_it_is_loaded_as_it_is(draft, papers, tmp_path):
    write(draft, papers, tmp_path / "utkast.xlsx")
    report = load_book(by=operator(None), now=NOW, path=tmp_path / "utkast.xlsx")
    counts = {each.sheet: each.new for each in report.sheets}
    assert (counts["Tiltak"], counts["Vedtakspunkter"], counts["Saker"]) == (40, 8, 1)
    assert not list(draft.marked(Mark.TO_FILL))


def test_with_the_earlier_paper_the_two_periods_are_seen(real_case):
    draft = draft_of([read(real_case, "sak-13-26.docx"), read(real_case, "sak-16-25.docx")])
    assert note(draft, "Strategi", 0, "Til år").mark == Mark.UNSURE
    assert texts(draft, "Saker", "Saksnummer") == [("13/26",), ("16/25",)]
