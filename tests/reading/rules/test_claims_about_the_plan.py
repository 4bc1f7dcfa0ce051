"""What the text claims of the plan is held up against its tables."""

import pytest

from reading.written import found, written

STRATEGY = [
    ["Visjon", "Mål", "Strategiske satsningsområder 2023-2027", ""],
    ["Sammen", "Trygt", "Eldre", "Gode overganger"],
    ["", "", "Barn og unge", "Tidlig innsats"],
    ["", "", "Digitale tjenester", "Felles løsninger"],
]
PLAN = ["Satsningsområde", "Tiltak", "Ansvar", "Status", "Hvem følger opp"]
ROWS = [
    ["Eldre", "Trygg bolig", "SI", "Pågår", "SSU"],
    ["Barn og unge", "Felles EPJ og kjernejournal", "SI", "Pågår", "SSU"],
]


def case(*text: str):
    return written(
        *text,
        "# Vedlegg 1: Strategiplan",
        STRATEGY,
        "# Vedlegg 2: Handlingsplan, pågående tiltak som opprettholdes",
        [PLAN, *ROWS],
    )


def test_all_but_one_is_found_when_another_lacks_too():
    (finding,) = found(
        "all-except-claim", case("Alle satsningsområdene med unntak av eldre har pågående prosjekter.")
    )

    assert finding.places[1].text == "Digitale tjenester"


@pytest.mark.parametrize(
    "claim",
    [
        "Alle satsningsområdene med unntak av digitale tjenester har pågående prosjekter.",
        "Alle satsningsområdene er viktige.",
        "Noen satsningsområder har pågående prosjekter.",
    ],
)
def test_a_true_claim_and_no_claim_are_left_alone(claim):
    assert found("all-except-claim", case(claim)) == []


def test_what_is_called_new_and_is_there_is_found():
    paper = case(
        "Det er mottatt to innspill:",
        "* Felles EPJ og samhandling: 500.000,- (ny)",
        "* Nattpatrulje: 90.000,- (ny)",
    )

    (finding,) = found("new-already-in-plan", paper)

    assert finding.places[1].text.startswith("Felles EPJ")
