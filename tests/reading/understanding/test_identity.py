"""Which case a paper is of and when, from its top; and all it mentions, with places."""

from datetime import date

import pytest

from .made import FUNDS, only, understood


def identity(*parts):
    found = understood(*parts)
    return found.number and found.number.number.short(), found.written_on


@pytest.mark.parametrize(
    "top",
    [
        "Vedlegg til sak 13/26",
        "Sak 13/26",
        "Sak 13.26: Midler",
        "Saksnr.: 13/2026",
        "PS 13/26 Midler",
        "Saksframlegg sak 13/26",
    ],
)
def test_the_top_says_which_case_it_is(top):
    assert identity(f"# {top}", "# Bakgrunn")[0] == "13/26"


def test_a_case_further_down_is_another():
    assert identity("# Midler 2026", "# Bakgrunn", "Sak 13/26 handlet om planen.") == (None, None)
    assert identity("Viser til sak 13/26 om planen.") == (None, None)


@pytest.mark.parametrize(
    "line",
    ["Møtedato 21.5.2026", "Dato: 21. mai 2026", "Hamar, 21.5.2026", "Møte i SSU 21.5.26", "Møtedato\t21.5.2026"],
)
def test_the_top_says_when(line):
    assert identity("# Sak 13/26", line)[1] == date(2026, 5, 21)


def test_a_table_at_the_top_may_say_both():
    assert identity([["Saksnr.", "13/26"], ["Møtedato", "21.5.2026"]], "# Bakgrunn") == ("13/26", date(2026, 5, 21))


def test_mentions_are_found_in_texts_and_cells_with_places():
    found = understood(
        "# Sak 13/26",
        "I sak 4/25 den 10. april ble det gitt kr 200 000,- for 2022-2027.",
        [FUNDS, ["", "Kurs", "500 000", "", ""]],
    )
    assert [(each.what.ore // 100, each.place.block, each.place.text) for each in found.amounts] == [
        (200_000, 1, "kr 200 000,-"),
        (500_000, 2, "500 000"),
    ]
    assert [each.what.first for each in found.dates] == [date(2026, 4, 10)]
    assert [each.what.number.short() for each in found.cases] == ["13/26", "04/25", "22/25"]
    assert [(each.what.first, each.what.last) for each in found.periods] == [(2022, 2027)]
    assert found.amounts[1].text is None
    assert found.amounts[0].context.startswith("I sak")


def test_bare_numbers_are_amounts_in_columns_of_money_alone():
    table = [FUNDS, ["", "Kurs", "500 000", "gjelder 120 500 innbyggere", ""]]
    assert [each.place.column for each in understood(table).amounts] == [2]
    assert only(table).rows[0].description == "gjelder 120 500 innbyggere"
