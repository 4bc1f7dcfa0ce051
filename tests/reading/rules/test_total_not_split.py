"""The parts of a split come to what is said."""

from reading.written import found, written

RULE = "total-not-split"


def split(lead: str, *parts: str):
    return found(RULE, written(lead, *(f"* {part}" for part in parts), "Dette følges opp."))


def test_parts_that_come_to_the_whole_are_left_alone():
    assert split("Det ble fordelt kr 900 000 som følger:", "Bolig kr 500 000", "Vakt kr 400 000") == []


def test_parts_that_do_not_are_found_with_the_difference():
    (finding,) = split("Det ble fordelt kr 900 000 som følger:", "Bolig kr 500 000", "Vakt kr 300 000")

    assert finding.arithmetic[-1].value.replace("\u00a0", " ") == "100 000"


def test_a_rest_nobody_speaks_of_is_found():
    (finding,) = split(
        "Saken er drøftet. Av totalt kr 1,2 mill ble det fordelt kr 900 000 slik:",
        "Bolig kr 500 000",
        "Vakt kr 400 000",
    )

    assert (finding.severity, finding.arithmetic[-1].value.replace("\u00a0", " ")) == ("should", "300 000")


def test_a_list_of_something_else_is_left_alone():
    assert split("I fjor ble det tildelt kr 900 000. Nye søknader:", "Bolig kr 500 000", "Vakt kr 100 000") == []
    assert split("Det ble fordelt kr 900 000 som følger:", "Bolig kr 500 000", "Vakt") == []
