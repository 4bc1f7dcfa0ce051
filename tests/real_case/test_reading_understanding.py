"""The real papers as they are understood: every initiative, amount and sum of them, in each form they came in."""

from collections import Counter

import pytest

from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.understanding import understand
from handlingsrom.reading.understanding.matching import groups
from handlingsrom.reading.understanding.model import ColumnRole, LineKind, Principle, TableKind

FORMS = ["docx", "pdf", "txt"]
REGIONS_OF_LAST = ("Sør-Østerdal", "Hamar", "Sør-Gudbrandsdal", "Gjøvik/Hadeland")


@pytest.fixture(scope="module", params=FORMS)
def paper(request, real_case):
    name = f"sak-13-26.{request.param}"
    return understand(read_paper(name, (real_case / name).read_bytes()))


@pytest.fixture(scope="module")
def earlier(real_case):
    return understand(read_paper("sak-16-25.docx", (real_case / "sak-16-25.docx").read_bytes()))


def table(paper, attachment):
    (found,) = [each for each in paper.tables if each.part.name == f"Vedlegg {attachment}"]
    return found


def kroner(rows, role, year):
    return sum(row.ore(role, year) for row in rows) // 100


def test_each_table_is_what_it_is(paper):
    assert [(each.part.name, each.kind, each.principle) for each in paper.tables] == [
        ("Saken", TableKind.OVERVIEW, Principle.UNKNOWN),
        ("Vedlegg 1", TableKind.STRATEGY, Principle.UNKNOWN),
        ("Vedlegg 3", TableKind.PLAN, Principle.CLOSE),
        ("Vedlegg 4", TableKind.PLAN, Principle.HAND_OVER),
        ("Vedlegg 5", TableKind.PLAN, Principle.KEEP),
        ("Vedlegg 6", TableKind.FUNDS, Principle.UNKNOWN),
        ("Vedlegg 7", TableKind.NEEDS, Principle.UNKNOWN),
    ]
    assert len(table(paper, 5).pieces) == 4


def test_there_are_as_many_initiatives_as_in_the_papers(paper):
    assert [len(table(paper, number).rows) for number in (3, 4, 5, 6, 7)] == [7, 7, 24, 16, 7]
    by_area = Counter(row.focus_area for row in table(paper, 5).rows)
    assert list(by_area.values()) == [5, 5, 5, 9]
    assert set(by_area) < {name for name, _place in table(paper, 1).focus_areas}
    assert len(table(paper, 1).focus_areas) == 8


def test_the_sums_come_out(paper):
    assert kroner(table(paper, 6).rows, ColumnRole.AWARDED, 2025) == 14_820_000
    assert kroner(table(paper, 6).rows, ColumnRole.CARRIED_OVER, 2026) == 16_033_554
    assert kroner(table(paper, 5).rows, ColumnRole.AWARDED, 2025) == 11_345_000
    assert kroner(table(paper, 7).rows, ColumnRole.NEEDED, 2026) == 5_150_000


def test_the_rows_of_sums_are_told_also_where_they_are_empty(paper):
    assert [(each.role, each.ore // 100) for each in table(paper, 6).sums if each.amounts] == [
        (ColumnRole.CARRIED_OVER, 16_033_554)
    ]
    assert [each.role for each in table(paper, 6).sums if not each.amounts] == [ColumnRole.AWARDED]
    assert [each.ore // 100 for each in table(paper, 7).sums] == [5_150_000]


def test_the_row_out_of_place_is_right_and_marked_and_no_other_is(paper):
    last = table(paper, 5).rows[-1]
    assert last.title.startswith("FSU Pasient")
    assert last.responsible.regions == REGIONS_OF_LAST
    assert last.status.startswith("Konstituert")
    assert [row.title for row in paper.initiatives() if row.doubts] == [last.title]


def test_who_answers_is_read(paper):
    kept = {row.title[:6]: row.responsible for row in table(paper, 5).rows}
    assert kept["Mobil "].regions == ("Gjøvik/Hadeland", "Nord-Gudbrandsdal")
    assert kept["Mobil "].is_doubtful
    assert kept["DHO - "].regions == ("Nord-Gudbrandsdal", "Sør-Østerdal", "Valdres", "Sør-Gudbrandsdal")
    assert kept["Digita"].parties == ("Sekretariat",)
    assert [title for title, who in kept.items() if not who.written] == ["ADM Sa"]
    assert [row.responsible.is_doubtful for row in table(paper, 3).rows] == [True, False, True, *[False] * 4]


def test_two_amounts_in_a_cell_are_two(paper):
    of_two = [row.title[:9] for row in paper.initiatives() for money in row.money if len(money.amounts) > 1]
    assert of_two == ["Bo trygt "] * 3


def test_the_overview_has_its_lines(paper):
    (overview,) = paper.of_kind(TableKind.OVERVIEW)
    assert [(line.kind, line.amount.ore // 100) for line in overview.lines] == [
        (LineKind.RESERVE, 750_000),
        (LineKind.CARRIED_OVER, 16_033_554),
        (LineKind.RECEIVED, 11_632_000),
        (LineKind.LEFT, 750_000),
        (LineKind.FRAME, 12_382_000),
        (LineKind.NEEDS, 5_150_000),
        (LineKind.FREE, 7_232_000),
    ]


def test_the_resolution_and_the_recommendations_are_found(paper):
    assert [point.number for point in paper.resolution] == ["1", "1 a", "1 b", "1 c", "1 d", "2", "2 a", "2 b"]
    with_amount = [point for point in paper.recommendations if "kr" in point.text and "0" in point.text]
    assert len(with_amount) == 5
    assert any("Beredskap" in point.text for point in paper.recommendations)


def test_the_same_initiatives_are_found_across_attachments(paper):
    found = groups(paper.initiatives())
    assert len(found) == 40
    pairs = {tuple(row.title[:14] for row in each.rows): each.confidence for each in found if len(each.rows) > 1}
    assert pairs["Kommunikasjons", "Kommunikasjon"] < 0.9
    assert pairs["Kommunal EPJ o", "Kommunal EPJ ("] < 0.9
    assert sum(len(each.rows) == 3 for each in found) == 3


def test_the_papers_know_their_own_number(paper, earlier):
    assert [each.number.number.short() for each in (paper, earlier)] == ["13/26", "16/25"]
    assert [point.number for point in earlier.resolution] == ["1", "2"]
    assert earlier.tables == []
