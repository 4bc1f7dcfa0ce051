"""The figures of the frame, in the overview, in the attachments and in the text."""

import pytest

from reading.written import found, written

OVERVIEW = [
    ["Oversikt", "2026"],
    ["Overført fra 2025 til 2026", "4 250 000"],
    ["Mottatt i 2026", "6 000 000"],
    ["Justert ramme 2026", "6 000 000"],
    ["Nye behov 2026", "2 150 000"],
    ["Frie midler 2026", "3 850 000"],
]
RULE = "same-figure-two-ways"


def case(text, needs=("1 150 000", "1 000 000", "2 150 000")):
    head = ["Satsningsområde", "Tiltak", "Beskrivelse", "Innspill nye behov 2026"]
    rows = [["Eldre", "Trygg bolig", "Drift", needs[0]], ["Eldre", "Felles vakt", "Drift", needs[1]]]
    attachment = [head, *rows, ["SUM", "", "", needs[2]]]
    return written("# Bakgrunn", text, OVERVIEW, "# Vedlegg 1: Innspill nye behov 2026", attachment)


@pytest.mark.parametrize(
    "text",
    [
        "Det er mottatt nye behov på 2 510 000 kr for 2026.",
        "Det foreslås å overføre 4 520 000 kr til 2026.",
        "Det er meldt inn behov for totalt 2,5 mill i 2026.",
    ],
)
def test_another_amount_in_the_text_is_found(text):
    (finding,) = found(RULE, case(text))

    assert finding.places[0].part == "Saken"


@pytest.mark.parametrize(
    "text",
    [
        "Det er meldt inn behov for 2 150 000 kr for 2026.",
        "Det er meldt inn behov for ca 2,2 mill i 2026.",
        "I 2025 ble det meldt inn behov for 2 510 000 kr.",
        "FSU Store behov: 250 000 kr.",
        "Settes 500 000 kr av til fond, er det frie midler på 3 350 000 kr.",
        "Kommunene har meldt inn behov for 2 000 000 kr for 2026.",
        "Det er behov for 400 000 kr til ett av tiltakene.",
    ],
)
def test_the_same_rounded_and_other_figures_are_left_alone(text):
    assert found(RULE, case(text)) == []


def test_an_attachment_that_sums_to_another_is_found():
    (finding,) = found(RULE, case("Tekst.", needs=("1 250 000", "1 000 000", "2 250 000")))

    assert finding.places[0].part == "Vedlegg 1"
