"""A resolution on money says how much."""

import pytest

from reading.written import found, written

RULE = "resolution-without-amounts"


def case(point: str, recommended: str = "overføring av midler til 2027 på kr 900 000"):
    return written("# Anbefaling", "Det anbefales:", f"* {recommended}", "# Forslag til vedtak", f"1. {point}")


def test_money_without_an_amount_is_found():
    (finding,) = found(RULE, case("SSU godkjenner overføring av samhandlingsmidler til 2027."))

    assert finding.places[0].text.startswith("SSU godkjenner")


@pytest.mark.parametrize(
    "right",
    [
        case("SSU godkjenner overføring av 900 000 kroner av samhandlingsmidlene til 2027."),
        case("SSU ber sekretariatet om å oppdatere handlingsplanen."),
        case("SSU godkjenner overføring av samhandlingsmidler.", recommended="å følge opp saken"),
    ],
)
def test_what_needs_no_amount_or_has_one_is_left_alone(right):
    assert found(RULE, right) == []
