"""All that is asked for, in the text and in the table."""

from reading.written import found, written

RULE = "list-sum-against-table"
TABLE = [
    ["Satsningsområde", "Tiltak", "Beskrivelse", "Innspill nye behov 2028"],
    ["Eldre", "Trygg bolig", "Drift", "400 000"],
    ["", "Felles vaktordning", "Lønn", "300 000"],
    ["", "Digital sårpleie", "Utstyr", "200 000"],
]


def case(lead: str, *items: str):
    return found(RULE, written(lead, *(f"* {item}" for item in items), "# Vedlegg 1: Behov", TABLE))


def test_a_list_that_comes_to_another_sum_is_found_though_the_names_differ():
    (finding,) = case("Det er mottatt totalt 3 innspill:", "Bolig: 400.000,-", "Vakt: 350.000,-", "Sår: 200.000,-")

    assert finding.arithmetic[-1].value.replace("\u00a0", " ") == "50 000"


def test_the_same_sum_and_lists_of_some_of_it_are_left_alone():
    assert case("Det er mottatt totalt 3 innspill:", "Bolig: 400.000,-", "Vakt: 300.000,-", "Sår: 200.000,-") == []
    assert case("Noen av innspillene:", "Bolig: 400.000,-", "Vakt: 350.000,-", "Sår: 200.000,-") == []
    assert case("Det er mottatt totalt 3 innspill:", "Bolig: 400.000,-", "Vakt", "Sår: 200.000,-") == []
