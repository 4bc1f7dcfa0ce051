"""Rows of sums: the one of everything, also when it is empty; never an initiative."""

import pytest

from .made import FUNDS, money, only, titles

KURS = ["Like tjenester", "Kurs", "500 000", "", "400 000"]
REISER = ["Nye verktøy", "Reiser", "300 000", "", "200 000"]


def funds(*rows):
    return only([FUNDS, *rows])


@pytest.mark.parametrize(
    "label", ["SUM", "Sum:", "Totalt", "TOTALT 2025", "I alt", "Til sammen", "Samlet sum", "Sum tildelt"]
)
def test_a_row_of_sums_is_known_by_its_word(label):
    table = funds(KURS, REISER, [label, "", "800 000", "", "600 000"])
    assert titles(table) == ["Kurs", "Reiser"]
    assert money(table) == [("awarded", 2025, 800_000), ("carried_over", 2026, 600_000)]


def test_an_empty_sum_is_told():
    table = funds(KURS, REISER, ["SUM", "", "", "SUM overføre", "600 000"])
    assert [(each.amounts == (), each.place.column) for each in table.sums] == [(True, 2), (False, 4)]


def test_the_word_may_stand_among_the_titles():
    assert money(funds(KURS, ["", "Sum", "500 000", "", "400 000"]))[0][2] == 500_000
    assert titles(funds(KURS, ["Nye verktøy", "Sum", "500 000", "", "400 000"])) == ["Kurs"]


def test_a_last_row_of_amounts_alone_is_a_sum():
    table = funds(KURS, REISER, ["", "", "800 000", "", "600 000"])
    assert money(table) == [("awarded", 2025, 800_000), ("carried_over", 2026, 600_000)]
    assert all(not row.doubts for row in table.rows)


def test_sums_of_groups_are_not_that_of_everything():
    groups = [
        KURS,
        ["Sum like tjenester", "", "500 000", "", "400 000"],
        REISER,
        ["Sum nye verktøy", "", "300 000", "", ""],
    ]
    assert money(funds(*groups)) == []
    assert titles(funds(*groups)) == ["Kurs", "Reiser"]
    assert money(funds(*groups, ["SUM", "", "800 000", "", "600 000"]))[0][2] == 800_000


def test_what_stands_under_the_sum_is_no_initiative():
    under = [["Ramme 2025", "", "1 000 000", "", ""], ["* foreløpige tall", "", "", "", ""]]
    table = funds(KURS, REISER, ["SUM", "", "800 000", "", "600 000"], *under)
    assert titles(table) == ["Kurs", "Reiser"]
    assert [(line.kind, line.amount.ore // 100) for line in table.lines] == [("frame", 1_000_000)]
    assert money(table)[0][2] == 800_000


@pytest.mark.parametrize(
    "title", ["Samlet plan for kreft", "Totalforsvar", "Summer school i Hamar", "Total oppfølging av barn"]
)
def test_a_title_is_no_sum(title):
    assert titles(funds(KURS, ["", title, "300 000", "", ""])) == ["Kurs", title]


def test_a_table_of_another_kind_has_amounts_and_sums():
    table = only(
        [
            ["Post", "2025", "2026"],
            ["Lønn", "100 000", "200 000"],
            ["Reiser", "50 000", ""],
            ["Sum", "150 000", "200 000"],
        ]
    )
    assert (table.kind, table.rows) == ("other", [])
    assert [(each.column, each.ore // 100) for each in table.cells] == [(1, 100_000), (2, 200_000), (1, 50_000)]
    assert money(table) == [("amount", 2025, 150_000), ("amount", 2026, 200_000)]


def test_parts_of_an_amount_make_a_table_of_another_kind_impossible_to_sum():
    table = only([["Post", "2025"], ["Lønn", "100 000"], ["herav vikar", "50 000"], ["Sum", "100 000"]])
    assert (table.sums, table.cells) == ([], [])


def test_columns_with_something_unread_are_told():
    assert funds(KURS, ["", "Reiser", "avklares", "", "200 000"], ["SUM", "", "1", "", "2"]).unsure == {2}
    assert funds(KURS, REISER, ["SUM", "", "1", "", "2"]).unsure == set()
