"""Money set aside before its rules are settled."""

import pytest

from reading.written import found, written

OPEN = "Fondet er ikke brukt, og det er ikke avklart prinsipper for bruk."


def case(*assessed, decided="SSU vedtar å sette av 500 000 kr til fond."):
    return written("# Vurdering", *assessed, "# Forslag til vedtak", f"1. {decided}")


@pytest.mark.parametrize(
    "assessed", [OPEN, "Det mangler regler for fondet.", "Retningslinjer for fondet er ikke vedtatt ennå."]
)
def test_more_is_set_aside_without_rules(assessed):
    (finding,) = found("reserve-without-rules", case(assessed))

    assert finding.places[1].text == assessed


def test_rules_that_are_settled_or_not_talked_of_are_left_alone():
    assert found("reserve-without-rules", case("Fondet er ikke brukt.")) == []
    assert found("reserve-without-rules", case("Det er ikke avklart prinsipper for møtene.")) == []
    assert found("reserve-without-rules", case(OPEN, decided="SSU tar saken til orientering.")) == []
    decided = "SSU setter av 500 000 kr til fond og vedtar regler for fondet."
    assert found("reserve-without-rules", case(OPEN, decided=decided)) == []
