"""Who is given a task in the recommendation and in the resolution."""

import pytest

from reading.written import found, written


def case(recommended, *decided):
    return written("# Anbefaling", recommended, "# Forslag til vedtak", *decided)


ROUTINES = "AdmSU utarbeider rutiner for rapportering av samhandlingsmidler."


def test_another_is_asked_in_the_resolution():
    paper = case(
        ROUTINES, "1. SSU ber sekretariatet", "a) legge frem rutiner for oppfølging av samhandlingsmidlene."
    )

    (finding,) = found("responsible-differs", paper)

    assert finding.message.values == {"one": "admSU", "other": "Sekretariatet"}


@pytest.mark.parametrize(
    "decided",
    [
        "1. SSU ber administrativt samarbeidsutvalg legge frem rutiner for oppfølging av samhandlingsmidlene.",
        "1. SSU ber sekretariatet legge frem rutiner for varsling.",
        "1. SSU ber sekretariatet legge frem en plan for bruk av samhandlingsmidlene.",
        "1. SSU vedtar rutiner for samhandlingsmidlene.",
    ],
)
def test_the_same_body_and_other_tasks_are_left_alone(decided):
    assert found("responsible-differs", case(ROUTINES, decided)) == []
