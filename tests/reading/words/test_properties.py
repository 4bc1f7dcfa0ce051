"""What holds of every finder, whatever the text."""

import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlingsrom.lib.amounts import format_kr, parse_kr
from handlingsrom.reading.words.amounts import amounts_of_cell, find_amounts
from handlingsrom.reading.words.cases import find_cases
from handlingsrom.reading.words.counts import find_counts
from handlingsrom.reading.words.dates import find_dates
from handlingsrom.reading.words.lexing import Standing
from handlingsrom.reading.words.parties import find_bodies, read_responsible
from handlingsrom.reading.words.periods import find_periods

FINDERS: list[Callable[[str], Sequence[Standing]]] = [
    find_amounts,
    amounts_of_cell,
    find_dates,
    find_cases,
    find_periods,
    find_counts,
    find_bodies,
]
MARKS = [",-", "-", "–", "−", ".", ",", "/", "(", ")", "+", "=", "x", "?", " ", "\u00a0", "\n"]
NUMBERS = ["0", "000", "1", "2", "12", "250", "2026", "25"]
WORDS = ["kr", "kr.", "mill", "sak", "og", "mars", "plan", "SI", "FSU", "ca", "hvorav", "nye"]
PIECES = st.sampled_from(MARKS + NUMBERS + WORDS)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=15).map(" ".join)
)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_what_is_found_stands_where_it_says_in_order_and_apart(
    find: Callable[[str], Sequence[Standing]], text: str
) -> None:
    at = 0
    for found in find(text):
        assert at <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]  # type: ignore[attr-defined]
        at = found.end


@given(text=TEXTS)
def test_who_answers_is_read_from_any_text(text: str) -> None:
    found = read_responsible(text, ["SI", "x"])
    assert all(name.strip() == name != "" for name in (*found.parties, *found.regions))


@given(ore=st.integers(min_value=0, max_value=10**12).map(lambda kroner: kroner * 100))
def test_what_is_written_by_the_program_is_read_back(ore: int) -> None:
    assert [amount.ore for amount in find_amounts(f"kr {format_kr(ore)}")] == [ore]
    assert [amount.ore for amount in find_amounts(f"Rest: {format_kr(-ore)} kr")] == [-ore]


@given(
    whole=st.integers(min_value=0, max_value=999),
    part=st.integers(min_value=0, max_value=99),
    unit=st.sampled_from(["mill", "mill.", "millioner", "mrd", "tusen", "kr", "kroner"]),
)
def test_what_can_be_typed_is_read_the_same_in_a_text(whole: int, part: int, unit: str) -> None:
    typed = f"{whole},{part:02d} {unit}"
    [found] = find_amounts(typed)
    assert found.ore == parse_kr(typed)
    assert found.oddity is None


LONG = ["1", "1.", "1 ", " ", ".", "123.456.", "12 345 ", "kr 1", "kr ", "sak 1, ", "sak 1/26, ", "A", "strategi A"]
LONG += [
    "2022-",
    "10.-",
    "1.1.20",
    "(",
    "SI - ",
    "/ ",
    "to ",
    "nye ",
    "7 nye ",
    "FSU A og ",
    "-",
    "+ ",
    "1x",
    "3 000\n",
]


@pytest.mark.parametrize("piece", LONG)
def test_the_time_grows_no_faster_than_the_text(piece: str) -> None:
    """A form that is tried again from every place takes minutes of this, not seconds."""
    text = (piece * 30_000)[:30_000]
    started = time.process_time()
    for find in (*FINDERS, read_responsible):
        find(text)
    assert time.process_time() - started < 8
