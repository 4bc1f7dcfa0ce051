"""A column of money holds bare numbers, several in one cell, and cells that are broken over lines."""

import pytest

from handlingsrom.reading.words.amounts import amounts_of_cell


def kroner(text: str) -> list[float]:
    return [amount.ore / 100 for amount in amounts_of_cell(text)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("16 033 554", [16_033_554]),
        ("kr 750 000,-", [750_000]),
        ("200000", [200_000]),
        ("200000.00", [200_000]),
        ("500", [500]),
        ("0", [0]),
        ("2,6", [2.6]),
        ("Ca 500 000", [500_000]),
        ("1 245 000*", [1_245_000]),
        ("1 245 000 1)", [1_245_000]),
        ("3 000 000 + 1 250 000", [3_000_000, 1_250_000]),
        ("3 000 000 1 250 000", [3_000_000, 1_250_000]),
        ("3 000 000\n1 250 000", [3_000_000, 1_250_000]),
        ("600 000\n250 000", [600_000, 250_000]),
        ("600 000 250 000", [600_000, 250_000]),
        ("1 000 000,- 2 000 000,-", [1_000_000, 2_000_000]),
        ("500 + 300", [500, 300]),
        ("kr 1 245 000,- (sak 22.25 SSU 18.9.25)", [1_245_000]),
    ],
)
def test_numbers_count_in_a_column_of_money(text: str, amounts: list[float]) -> None:
    assert kroner(text) == amounts


@pytest.mark.parametrize(
    "text", ["", "-", "–", "2025", "100 %", "Ikke avklart", "18.9.25", "sak 22.25", "3 årsverk", "x"]
)
def test_a_cell_may_hold_no_amount(text: str) -> None:
    assert kroner(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [("16 033\n554", 16_033_554), ("kr 200\n000,-", 200_000), ("1\n250 000", 1_250_000), ("3 000\n000", 3_000_000)],
)
def test_a_number_broken_by_a_narrow_column_is_one(text: str, amount: float) -> None:
    [found] = amounts_of_cell(text)
    assert (found.ore, found.text) == (amount * 100, text)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("3 000 000 + 1 250 000 = 4 250 000", [3_000_000, 1_250_000]),
        ("500 000 (250 000 + 250 000)", [500_000]),
        ("2 000 000\n(1 000 000 fra 2024)", [2_000_000]),
        ("750 000 hvorav 500 000 i 2025", [750_000]),
        ("(600.000 + 1.200.000)", [600_000, 1_200_000]),
        ("600 000 (+ 200 000)", [600_000, 200_000]),
    ],
)
def test_what_says_an_amount_again_is_left_out(text: str, amounts: list[float]) -> None:
    assert kroner(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("− 200 000", [-200_000]),
        ("-200 000", [-200_000]),
        ("– kr 200 000", [-200_000]),
        ("1 000 000 - 200 000", [1_000_000, -200_000]),
        ("- 200 000\n- 300 000", [200_000, 300_000]),
        ("2 x 500 000", [1_000_000]),
        ("2x500 000 kr", [1_000_000]),
        ("1 000 000,- + 500 000,- x 2", [1_000_000, 1_000_000]),
    ],
)
def test_what_is_taken_away_or_taken_twice_is_reckoned_so(text: str, amounts: list[float]) -> None:
    assert kroner(text) == amounts


def test_a_range_is_told_as_about_its_upper_end() -> None:
    [found] = amounts_of_cell("2-3 mill")
    assert (found.ore, found.is_about) == (300_000_000, True)
