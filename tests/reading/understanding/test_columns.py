"""Columns: what they are for, and the year of their money."""

import pytest

from handlingsrom.reading.understanding import understand
from handlingsrom.reading.understanding.headings import columns_of, year_of
from handlingsrom.reading.understanding.model import ColumnRole as R

from .made import merged, only


def role(heading, *cells):
    (column,) = columns_of([heading], [list(cells)])
    return column.role, column.year


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Rekrutterings- og samhandlingsmidler 2025 (sak 22.25 SSU 18.9.25)", ["500 000"], (R.AWARDED, 2025)),
        ("Rekutterings- og samhandlingsmidler 2024 (sak 04.25 SSU 20.2.2)", [], (R.AWARDED, 2024)),
        ("Overføre midler 2026", ["500 000"], (R.CARRIED_OVER, 2026)),
        ("Overføres fra 2025 til 2026", ["kr 500 000,-"], (R.CARRIED_OVER, 2026)),
        ("Innspill nye behov 2026", ["500 000"], (R.NEEDED, 2026)),
        ("Søknadsbeløp", ["500 000"], (R.NEEDED, None)),
        ("Forbruk 2025", ["500 000"], (R.AMOUNT, 2025)),
        ("2025", ["500 000"], (R.AMOUNT, 2025)),
        ("Handlingsdel 2025-2026, der det er tildelt midler", ["Trygg hjemreise"], (R.INITIATIVE, None)),
        ("Evt kommentar hvis behov", ["til kurs"], (R.DESCRIPTION, None)),
        ("Hvem følger opp saken", ["SI"], (R.FOLLOW_UP, None)),
        ("Prosjekteier", ["SI"], (R.RESPONSIBLE, None)),
        ("Initiativtaker", ["SI"], (R.RESPONSIBLE, None)),
        ("Framdrift", ["Pågår"], (R.STATUS, None)),
        ("Strategiske satsningsområder 2022 - 2027", ["Like tjenester"], (R.FOCUS_AREA, None)),
        ("Nr", ["1"], (R.OTHER, None)),
    ],
)
def test_a_heading_says_what_the_column_is_for(heading, cells, expected):
    assert role(heading, *cells) == expected


def test_what_stands_under_a_heading_counts_for_more_than_its_words():
    assert role("Tildeling", "Gis til kurs", "Gis til lønn")[0] != R.AWARDED
    assert role("Merknad", "500 000", "250 000", "90 000")[0] == R.AMOUNT


def test_small_numbers_are_money_only_under_a_heading_of_money():
    assert role("Nye behov 2026", "100", "50") == (R.NEEDED, 2026)
    assert role("Antall", "100", "50") == (R.OTHER, None)


@pytest.mark.parametrize(
    ("heading", "year"),
    [("Midler (2025)", 2025), ("Midler (sak 22.2025)", None), ("Handlingsdel 2025/26", None), ("Midler", None)],
)
def test_the_year_is_that_of_the_money(heading, year):
    assert year_of(heading) == year


def test_a_heading_in_two_rows_is_read_as_one():
    paper = merged(
        ["Tiltak", "Ansvar", "Tildelte midler", "<", "Status"],
        ["^", "^", "2024", "2025", "^"],
        ["Trygg hjemreise", "SI - (Hamar)", "500 000", "250 000", "Pågår"],
    )
    (table,) = understand(paper).tables
    assert [(c.role, c.year) for c in table.columns[2:4]] == [(R.AWARDED, 2024), (R.AWARDED, 2025)]
    assert [each.title for each in table.rows] == ["Trygg hjemreise"]


def test_a_title_over_the_table_is_no_heading_of_columns():
    paper = merged(
        ["Tiltak som avsluttes", "<", "<"], ["Tiltak", "Ansvar", "Status"], ["Trygg hjemreise", "SI", "Ferdig"]
    )
    (table,) = understand(paper).tables
    assert (table.principle, [each.title for each in table.rows]) == ("close", ["Trygg hjemreise"])


def test_an_area_and_what_is_done_in_it_may_both_be_called_work():
    rows = [
        ["Satsing", "Tiltak", "Ansvar", "Status"],
        ["Like tjenester", "Kurs", "SI", ""],
        ["", "Reiser", "SI", ""],
    ]
    table = only(rows)
    assert [(each.focus_area, each.title) for each in table.rows] == [
        ("Like tjenester", "Kurs"),
        ("Like tjenester", "Reiser"),
    ]
