"""Amounts in a list of the text, and in the table of the same."""

import pytest

from reading.written import found, written

HEAD = ["Satsningsområde", "Tiltak", "Beskrivelse", "Innspill nye behov 2026"]


def case(item):
    rows = [
        ["Eldre", "Nattpatrulje i Hamar", "Drift", "250 000"],
        ["Eldre", "Felles vaktordning", "Lønn 300.000,- og utstyr 100.000,-", "400 000"],
        ["Eldre", "FACT Valdres", "Drift", "100 000"],
        ["SUM", "", "", "750 000"],
    ]
    return written(
        "Det er mottatt flere innspill:", f"* {item}", "# Vedlegg 1: Innspill nye behov 2026", [HEAD, *rows]
    )


def test_another_amount_for_the_same_is_found():
    (finding,) = found("list-against-table", case("Nattpatrulje i Hamar: 350 000 kr (styrke)"))

    assert [place.part for place in finding.places] == ["Saken", "Vedlegg 1"]


@pytest.mark.parametrize(
    "item",
    [
        "Nattpatrulje i Hamar: 250.000,-",
        "Felles vaktordning: 300 000 kr",
        "Nattpatrulje i Hamar: ca 0,3 mill",
        "FACT Hamar: 600 000 kr",
        "Noe helt annet: 90 000 kr",
    ],
)
def test_the_same_amount_a_part_of_it_and_other_things_are_left_alone(item):
    assert found("list-against-table", case(item)) == []
