"""What is recommended to start is looked for in the plan."""

import pytest

from reading.written import found, written

HEAD = ["Tiltak", "Ansvar", "Status", "Hvem følger opp"]
TITLES = ["FSU Barn og unge", "Digitalt avvikssystem", "Trygg bolig (Hamar)"]


def case(item, lead="Det anbefales å iverksette følgende satsinger:"):
    rows = [[title, "SI", "Pågår", "SSU"] for title in TITLES]
    plan = "# Vedlegg 1: Handlingsplan, pågående tiltak som opprettholdes"
    return written("# Anbefaling", lead, f"* {item}", "* Trygg bolig", plan, [HEAD, *rows])


def test_what_no_table_has_is_found():
    (finding,) = found("recommended-not-in-plan", case("FSU Beredskap"))

    assert finding.places[0].text == "FSU Beredskap"


@pytest.mark.parametrize(
    "item", ["FSU Barn og unge", "Digitalt avvikssystem (mandat utarbeides)", "Mer om avvikssystem digitalt"]
)
def test_what_is_there_in_other_words_is_left_alone(item):
    assert found("recommended-not-in-plan", case(item)) == []


def test_what_is_not_to_start_is_left_alone():
    assert found("recommended-not-in-plan", case("FSU Beredskap", lead="Det anbefales å utrede:")) == []
