"""The overview of the frame and the strategy: lines with what they are, areas with where they stand."""

import pytest

from handlingsrom.reading.understanding.lines import kind_of_line
from handlingsrom.reading.understanding.model import LineKind as L
from handlingsrom.reading.understanding.model import TableKind

from .made import only

ROWS = [
    ["", "2026", ""],
    ["Fond", "750 000", "jfr sak 22.25"],
    ["Mottatte midler", "9 000 000", ""],
    ["Justert ramme", "9 750 000", ""],
    ["Innspill behov", "5 000 000", "vedlegg 7"],
    ["Frie midler", "4 750 000", ""],
]


def test_lines_have_kind_year_amount_and_remark():
    lines = only(ROWS).lines
    assert [line.kind for line in lines] == [L.RESERVE, L.RECEIVED, L.FRAME, L.NEEDS, L.FREE]
    assert {line.year for line in lines} == {2026}
    assert [line.amount.ore // 100_00 for line in lines] == [7_500, 90_000, 97_500, 50_000, 47_500]
    assert [lines[0].remark, lines[3].remark] == ["jfr sak 22.25", "vedlegg 7"]
    assert (lines[0].place.row, lines[0].place.column, lines[0].label_place.column) == (1, 1, 0)


def test_an_overview_of_two_years_has_a_line_for_each():
    rows = [
        ["", "2025", "2026"],
        ["Mottatt", "100 000", "200 000"],
        ["Ramme", "100 000", "200 000"],
        ["Frie midler", "", "50 000"],
    ]
    assert [(line.label, line.year) for line in only(rows).lines][-2:] == [("Ramme", 2026), ("Frie midler", 2026)]


def test_without_a_year_above_the_label_says_it():
    rows = [["Mottatt 2026", "200 000"], ["Gjenstående fra 2025", "50 000"], ["Justert ramme", "250 000"]]
    assert [line.year for line in only(rows).lines] == [2026, 2026, 2026]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("FOND etablert 2025", L.RESERVE), ("Avsetning til fond", L.RESERVE),
        ("Ønsker overført fra 2025", L.CARRIED_OVER), ("Mottatt midler i 2026", L.RECEIVED),
        ("Tilskudd fra helseforetaket", L.RECEIVED),
        ("Gjenstående fra 2025 og frigjort 2025", L.LEFT), ("Restmidler", L.LEFT),
        ("Justert ramme", L.FRAME),
        ("Innspill behov", L.NEEDS), ("Omsøkte midler", L.NEEDS), ("Frie midler", L.FREE),
        ("Til disposisjon", L.FREE),
        ("Reiser", L.OTHER),
    ],
)  # fmt: skip
def test_a_label_says_what_its_line_is(label, kind):
    assert kind_of_line(label) == kind


def test_the_strategy_names_each_area_once_and_where():
    rows = [
        ["Visjon", "Satsningsområder 2022-2027", ""],
        ["Sammen", "Like tjenester", "Gi det samme"],
        ["", "Nye verktøy", "Dele"],
    ]
    table = only([*rows, ["", "Like tjenester", "Mer"]])
    assert table.kind == TableKind.STRATEGY
    assert [(name, place.row, place.column) for name, place in table.focus_areas] == [
        ("Like tjenester", 1, 1),
        ("Nye verktøy", 2, 1),
    ]
