"""How many the text says there are, and how many there are."""

import pytest

from reading.written import found, written

ITEMS = ("* Nattpatrulje: 100 000 kr (ny)", "* Felles legevakt: 200 000 kr", "* Digital sårpleie: 50 000 kr (ny)")
PLAN = [
    ["Tiltak", "Ansvar", "Status", "Hvem følger opp"],
    ["Nattpatrulje", "SI", "Pågår", "SSU"],
    ["Felles legevakt", "SI", "Pågår", "SSU"],
]


def counted(*parts):
    return found("count-against-list", written(*parts, "Slutt på saken."))


@pytest.mark.parametrize(
    "lead",
    [
        "Det er mottatt 4 innspill:",
        "Følgende fire satsinger ble foreslått:",
        "Partene har meldt inn disse 2 tiltakene:",
    ],
)
def test_another_number_than_the_list_holds_is_found(lead):
    lead = lead.replace("tiltakene", "tiltak")

    (finding,) = counted(lead, *ITEMS)

    assert finding.arithmetic[1].value == "3"


@pytest.mark.parametrize(
    "lead",
    [
        "Det er mottatt 3 innspill:",
        "Det er mottatt tre innspill, hvorav 2 er nye satsinger:",
        "De 12 kommunene mener:",
        "To av partene foreslår følgende:",
        "Det er mottatt minst 2 innspill:",
        "Etter 2 møter ble dette besluttet:",
    ],
)
def test_a_right_number_and_a_number_of_other_things_are_left_alone(lead):
    assert counted(lead, *ITEMS) == []


def test_how_many_are_new_is_counted():
    (finding,) = counted("Det er mottatt 3 innspill, hvorav 1 er nye satsinger:", *ITEMS)

    assert len(finding.places) == 3


def test_items_under_items_may_be_counted_or_not():
    items = ("* Nattpatrulje", "a) Hamar", "b) Valdres", "* Felles legevakt")

    for number in ("2", "3", "4"):
        assert counted(f"Det er mottatt {number} innspill:", *items) == []


@pytest.mark.parametrize(("text", "is_found"), [
    ("Tre tiltak avsluttes (vedlegg 1).", True),
    ("3 tiltak (vedlegg 1) og flere.", True),
    ("To tiltak avsluttes (vedlegg 1).", False),
    ("Ett av tre tiltak, hvorav 1 er nytt (vedlegg 1).", False),
    ("De tre nye tiltakene er omtalt (vedlegg 1).", False),
])  # fmt: skip
def test_an_attachment_is_counted(text, is_found):
    assert bool(counted(text, "# Vedlegg 1: Handlingsplan", PLAN)) is is_found
