"""What people type as an amount, and what is refused because it could be two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlingsrom.lib.amounts import (
    BOTH_WAYS,
    EMPTY,
    MAX_ORE,
    NEGATIVE,
    THREE_DECIMALS,
    TOO_LARGE,
    UNREADABLE,
    AmountError,
    format_kr,
    parse_kr,
)


@pytest.mark.parametrize(
    ("typed", "kroner"),
    [
        ("2 600 000", 2_600_000),
        ("2\u00a0600\u00a0000", 2_600_000),
        ("2600000", 2_600_000),
        ("2.600.000", 2_600_000),
        ("kr 200 000,-", 200_000),
        ("kr. 200.000,–", 200_000),
        ("200 000 kroner", 200_000),
        ("2,6 mill", 2_600_000),
        ("Kr 2,6 mill.", 2_600_000),
        ("10.7 mill", 10_700_000),
        ("10,615 mill kr", 10_615_000),
        ("16 mill", 16_000_000),
        ("12 MNOK", 12_000_000),
        ("1,5 mrd", 1_500_000_000),
        ("0", 0),
    ],
)
def test_the_ways_people_write_an_amount_are_read(typed, kroner):
    assert parse_kr(typed) == kroner * 100


@pytest.mark.parametrize(("typed", "ore"), [("1 250 000,50", 125_000_050), ("0,5", 50), ("12.05", 1205)])
def test_ore_are_read(typed, ore):
    assert parse_kr(typed) == ore


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", EMPTY),
        (" \u00a0 ", EMPTY),
        ("0, 533.333. mill", UNREADABLE),
        ("2 600.000", UNREADABLE),
        ("2,600", UNREADABLE),
        ("2,600,000", UNREADABLE),
        ("26 00 000", UNREADABLE),
        ("007", UNREADABLE),
        ("SI -?", UNREADABLE),
        ("5–10", UNREADABLE),
        ("٣", UNREADABLE),
        ("0,000000001 mill", UNREADABLE),
        ("1" * 500, UNREADABLE),
        ("kr. 5.150.000,- mill", BOTH_WAYS),
        ("9.053.333 mill", BOTH_WAYS),
        ("5 150 000 mill", BOTH_WAYS),
        ("1.950 mill", THREE_DECIMALS),
        ("10 000 000 000 001", TOO_LARGE),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_refused_with_a_reason(typed, reason):
    with pytest.raises(AmountError) as refusal:
        parse_kr(typed)
    assert str(refusal.value) == reason


@pytest.mark.parametrize("typed", ["-500", "− 500", "–500", "kr -500"])
def test_a_negative_amount_is_refused_unless_allowed(typed):
    with pytest.raises(AmountError, match=NEGATIVE):
        parse_kr(typed)
    assert parse_kr(typed, allow_negative=True) == -50_000


@given(st.integers(-MAX_ORE, MAX_ORE))
def test_every_amount_on_screen_can_be_typed_back(ore):
    assert parse_kr(format_kr(ore), allow_negative=True) == ore


@given(st.text(alphabet="0123456789 .,-−krmil\u00a0"))
def test_any_text_is_either_an_amount_or_an_amount_error(text):
    try:
        ore = parse_kr(text)
    except AmountError:
        return
    assert 0 <= ore <= MAX_ORE
