"""Amounts that cannot be taken as they stand: what is meant, and what is odd."""

import pytest

from handlingsrom.reading.words.amounts import find_amounts
from handlingsrom.reading.words.model import Oddity

BOTH, BROKEN = Oddity.BOTH_UNITS, Oddity.BROKEN_DIGITS
POINT, LOOSE = Oddity.POINT_FOR_COMMA, Oddity.LOOSE_ENDING


@pytest.mark.parametrize(
    ("text", "kroner", "oddity"),
    [
        ("kr. 5.150.000,- mill", 5_150_000, BOTH),
        ("kr 9.053.333 mill", 9_053_333, BOTH),
        ("kr 200.000,- mill", 200_000, BOTH),
        ("200.000 mill", 200_000, BOTH),
        ("200 000 mill", 200_000, BOTH),
        ("5150000 mill", 5_150_000, BOTH),
        ("kr 3,- mill", 3_000_000, BOTH),
        ("200.000 tusen", 200_000, BOTH),
        ("1.950 mill", 1_950_000, POINT),
        ("kr 10.615 mill", 10_615_000, POINT),
        ("3.570.mill", 3_570_000, POINT),
        ("kr. 0, 533.333. mill", 533_333, BROKEN),
        ("kr 0,533.333 mill", 533_333, BROKEN),
        ("0.533.333 mill", 533_333, BROKEN),
        ("kr 16.033,554 mill", 16_033_554, BROKEN),
        ("kr 200,000", 200_000, BROKEN),
        ("kr 1.245 000", 1_245_000, BROKEN),
        ("kr. 16. 033.554", 16_033_554, BROKEN),
        ("250.000-", 250_000, LOOSE),
        ("kr 250 000-", 250_000, LOOSE),
    ],
)
def test_what_is_meant_is_said_with_what_is_odd(text: str, kroner: int, oddity: Oddity) -> None:
    [found] = find_amounts(f"Det settes av {text} (styrke)")
    assert (found.ore, found.oddity, found.text) == (kroner * 100, oddity, text)


@pytest.mark.parametrize(
    "text", ["0.533 mill", "10.7 mill", "10,615 mill", "1 950 mill", "9 500 000 tkr", "kr 5.150.000,-", "1.245.000"]
)
def test_what_can_be_taken_as_it_stands_is_not_odd(text: str) -> None:
    [found] = find_amounts(text)
    assert found.oddity is None


def test_nothing_is_made_of_an_amount_larger_than_any() -> None:
    assert find_amounts("99 999 999 999 999 mill") == []
    assert find_amounts("kr 99999999999999") == []
