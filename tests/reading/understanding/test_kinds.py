"""Which table is what, from its headings and from what stands under them."""

import pytest

from handlingsrom.reading.understanding.model import TableKind

from .made import FUNDS, NEEDS, PLAN, only, row, understood


def kind(*parts):
    return only(*parts).kind


def test_a_plan_says_who_answers_and_how_it_goes():
    assert kind([PLAN, row("Trygg hjemreise", "SI", "", "", "Pågår")]) == TableKind.PLAN


def test_funds_say_what_was_awarded_and_what_is_carried_over():
    assert kind([FUNDS, ["", "Trygg hjemreise", "500 000", "Ikke brukt", "500 000"]]) == TableKind.FUNDS


def test_needs_say_what_is_asked_for():
    assert kind([NEEDS, ["Trygg hjemreise", "Kurs", "500 000"]]) == TableKind.NEEDS


def test_a_strategy_has_areas_and_no_initiatives():
    rows = [
        ["Satsningsområder 2022-2027", "Mål"],
        ["Like tjenester", "Gi alle det samme"],
        ["Nye verktøy", "Dele mer"],
    ]
    assert kind(rows) == TableKind.STRATEGY


def test_an_overview_has_lines_of_the_frame():
    rows = [["", "2026", ""], ["Mottatte midler", "900 000", ""], ["Innspill behov", "400 000", ""]]
    assert kind([*rows, ["Frie midler", "500 000", "til høsten"]]) == TableKind.OVERVIEW


def test_an_overview_needs_no_heading():
    rows = [["Mottatt 2026", "900 000"], ["Justert ramme 2026", "900 000"], ["Frie midler 2026", "500 000"]]
    assert kind(rows) == TableKind.OVERVIEW


@pytest.mark.parametrize(
    "headings",
    [
        [
            "Strategisk satsningsomrade",
            "Utdeag fra handlingsdl 2025-2026",
            "Rekutteringsmidler 2025",
            "Overføre midlr 2026",
        ],
        ["Område", "Prosjekter som er tildelt midler", "Tildeling 2025", "Overførring 2026"],
    ],
)
def test_misspelt_headings_are_known(headings):
    table = only([headings, ["Like tjenester", "Trygg hjemreise", "500 000", "500 000"]])
    assert table.kind == TableKind.FUNDS
    assert [column.role for column in table.columns] == ["focus_area", "initiative", "awarded", "carried_over"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Navn", "Virksomhet", "Rolle"], ["Kari Nordmann", "Sykehuset", "Leder"]],
        [["Vedlegg", "Tittel"], ["1", "Strategiplan"], ["2", "Handlingsplan"]],
        [["Dato", "Møte", "Sted"], ["12.3.2026", "SSU", "Hamar"]],
        [["Satsningsområde", "Antall tiltak"], ["Like tjenester", "3"]],
        [["Post", "Budsjett 2026"], ["Lønn", "900 000"], ["Reiser", "100 000"]],
        [["alene"]],
    ],
)
def test_other_tables_are_left_alone(rows):
    table = only(rows)
    assert table.kind in (TableKind.OTHER, TableKind.STRATEGY)
    assert table.rows == []


def test_a_column_that_only_says_amount_is_of_what_stands_above():
    rows = [["Tiltak", "Beløp"], ["Trygg hjemreise", "500 000"]]
    assert [table.kind for table in understood("# Vedlegg 2: Nye behov", rows).tables] == [TableKind.NEEDS]
    assert [table.kind for table in understood("# Fordeling av midler", rows).tables] == [TableKind.FUNDS]


def test_a_paper_without_anything_is_understood():
    assert understood().tables == []
    assert understood("").resolution == []
