"""Days that cannot be."""

import pytest

from reading.written import found, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Møtet er 31.2.2026.", "28"),
        ("Møtet er 31. april 2026.", "30"),
        ("Frist 12.13.2026", "12"),
        ("Frist: 12.13.26", "12"),
        ("Møtet er tirsdag 21. mai 2026.", "torsdag"),
        ("Møtet er mandag 12.02.26.", "torsdag"),
    ],
)
def test_a_day_that_cannot_be_is_found(text, value):
    (finding,) = found("date-impossible", written(text))

    assert finding.arithmetic[0].value == value


@pytest.mark.parametrize(
    "text",
    [
        "Møtet er torsdag 21. mai 2026.",
        "Møtet er 29.2.2028.",
        "Mandag er det møte 21. mai.",
        "Punkt 3.1.2",
        "Bygger på 2.0.11 og 2.13.26.",
        "10.-11. mars 2026",
    ],
)
def test_days_that_can_be_are_left_alone(text):
    assert found("date-impossible", written(text)) == []
