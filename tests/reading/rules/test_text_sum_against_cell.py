"""What the text of a row tells of amounts is held up against its cell."""

import pytest

from reading.written import found, written

HEAD = ["Satsningsområde", "Tiltak", "Beskrivelse", "Innspill nye behov 2026"]


def need(text: str, amount: str):
    return found(
        "text-sum-against-cell", written("# Vedlegg 1: Behov", [HEAD, ["Eldre", "Trygg bolig", text, amount]])
    )


def test_amounts_that_come_to_something_else_are_found():
    (finding,) = need("Leder (600.000 + 1.200.000) og drift kr 300.000,-", "900 000")

    assert finding.arithmetic[0].value.replace("\u00a0", " ") == "600 000 + 1 200 000 + 300 000 = 2 100 000"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Leder (600.000 + 1.200.000) og drift kr 300.000,-", "2 100 000"),
        ("Lønn kr 600 000, drift kr 200 000 og kr 300 000 som kommunen dekker selv", "800 000"),
        ("Totalt kr 3 000 000, der kr 1 000 000 søkes her", "1 000 000"),
        ("Prosjektleder", "500 000"),
        ("Ca. kr 400 000 i år og ca. kr 500 000 neste år", "450 000"),
    ],
)
def test_amounts_that_can_be_right_are_left_alone(text, amount):
    assert need(text, amount) == []
