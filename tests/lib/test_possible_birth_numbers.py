"""Numbers here are made up by the tests as they run; none is written down."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handlingsrom.lib.amounts import MAX_ORE, format_kr
from handlingsrom.lib.birthnumbers import FOUND, Match, find_possible

FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def control_digit(digits, weights, remainder):
    return (remainder - sum(int(d) * w for d, w in zip(digits, weights, strict=True))) % 11


@st.composite
def birth_numbers(draw, remainders=(0, 1, 2, 3)):
    """Numbers with true control digits, of every kind: real, D, H, synthetic, and the 2032 series."""
    day = draw(st.dates(date(1900, 1, 1), date(2060, 12, 31)))
    day_shift = draw(st.sampled_from([0, 40]))
    month_shift = draw(st.sampled_from([0, 40, 65, 80]))
    first_six = f"{day.day + day_shift:02d}{day.month + month_shift:02d}{day.year % 100:02d}"
    digits = f"{first_six}{draw(st.integers(0, 999)):03d}"
    first = control_digit(digits, FIRST_WEIGHTS, draw(st.sampled_from(remainders)))
    assume(first < 10)
    second = control_digit(f"{digits}{first}", SECOND_WEIGHTS, 0)
    assume(second < 10)
    return f"{digits}{first}{second}"


@given(birth_numbers(), st.sampled_from(["", " ", "-", ".", "\u00a0", " - "]))
def test_every_kind_of_number_is_found_where_it_stands(number, gap):
    written = number[:6] + gap + number[6:]
    found = find_possible(f"Gjelder pasient {written}, se vedlegg.")
    assert found == [Match(span=(16, 16 + len(written)))]


@given(birth_numbers(), st.sampled_from([".", " ", "-"]))
def test_a_number_with_its_date_spelled_out_is_found(number, gap):
    written = gap.join([number[:2], number[2:4], number[4:6]]) + " " + number[6:9] + " " + number[9:]
    assert len(find_possible(written)) == 1


@given(birth_numbers(), st.integers(0, 99))
def test_wrong_control_digits_do_not_let_a_number_through(number, ending):
    assert find_possible(f"{number[:9]}{ending:02d}")


@given(birth_numbers(), birth_numbers())
def test_each_of_several_numbers_is_found(one, other):
    assert len(find_possible(f"{one}; {other}")) == 2


@given(st.integers(0, MAX_ORE))
def test_an_amount_as_we_write_it_is_never_stopped(ore):
    assert find_possible(f"i alt {format_kr(ore)} kr") == []


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9_999_999))
def test_a_date_followed_by_an_amount_is_not_stopped(day, kroner):
    assert find_possible(f"{day.day}.{day.month}.{day.year} {format_kr(kroner * 100)}") == []


@pytest.mark.parametrize(
    "text",
    [
        "16 033 554",
        "12 345 678 901",
        "22 05 12 34",
        "+47 22 05 12 34",
        "004722051234",
        "974 760 673",
        "1503.20.80119",
        "99999999999",
        "00000000000",
        "31029012345",
        "2026-05-21 10000",
        "sak 13/26 og 08.26",
        "",
    ],
)
def test_other_numbers_are_let_through(text):
    assert find_possible(text) == []


@given(birth_numbers(), st.integers(0, 9))
def test_twelve_digits_are_another_kind_of_number(number, digit):
    assert find_possible(f"{number}{digit}") == []


@given(birth_numbers())
def test_neither_the_match_nor_its_message_holds_the_number(number):
    (match,) = find_possible(number)
    assert number not in repr(match)
    assert FOUND % match.params == FOUND % {"first": 1, "last": 11}
