"""A row of sums is held up against the rows above it."""

from reading.written import found, written

HEAD = ["Satsningsområde", "Tiltak", "Tildelt 2025", "Overføres til 2026"]


def funds(*sums: str):
    rows = [["Eldre", "Trygg bolig", "400 000", "100 000"], ["", "Felles vaktordning", "kr 250 000,-", "200 000"]]
    return written("# Vedlegg 2: Samhandlingsmidler 2025", [HEAD, *rows, ["SUM", "", *sums]])


def test_right_sums_are_left_alone():
    assert found("column-sum", funds("650 000", "300 000")) == []


def test_a_wrong_sum_is_found_with_the_difference():
    (finding,) = found("column-sum", funds("650 000", "330 000"))

    assert finding.places[0].text == "330 000"
    assert [step.value.replace("\u00a0", " ") for step in finding.arithmetic] == ["330 000", "300 000", "30 000"]


def test_an_empty_sum_is_found_when_there_is_something_to_sum():
    (finding,) = found("column-sum", funds("", "300 000"))

    assert (finding.severity, finding.places[0].column) == ("should", 2)
