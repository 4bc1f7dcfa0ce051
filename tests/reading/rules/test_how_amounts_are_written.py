"""Amounts that cannot be taken as they stand."""

import pytest

from reading.written import found, written


@pytest.mark.parametrize(
    ("rule", "wrong", "meant"),
    [
        ("amount-in-two-units", "Det overføres kr. 2.150.000,- mill til 2027.", "2 150 000"),
        ("broken-amount", "Programmet tildeles kr. 0, 433.333. mill.", "433 333"),
        ("point-for-comma", "Det er mottatt kr 11.615 mill for 2027.", "11 615 000"),
    ],
)
def test_a_wrongly_written_amount_is_found_with_what_is_meant(rule, wrong, meant):
    (finding,) = found(rule, written(wrong))

    assert finding.arithmetic[-1].value.replace("\u00a0", " ") == meant


@pytest.mark.parametrize(
    "right",
    ["Det overføres kr 2 150 000,- til 2027.", "Det er mottatt 11,6 mill. kroner.", "Ca. kr 10.7 mill ble gitt."],
)
def test_amounts_that_can_be_read_are_left_alone(right):
    for rule in ("amount-in-two-units", "broken-amount", "point-for-comma"):
        assert found(rule, written(right)) == []
