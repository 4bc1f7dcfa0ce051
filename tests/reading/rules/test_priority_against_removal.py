"""What is taken out of the plan against what the paper says is decided."""

import pytest

from reading.written import found, written

HEAD = ["Satsningsområde", "Tiltak", "Ansvar", "Status", "Hvem følger opp"]


def papers(*texts, status="Ikke startet.", kept="Barn og unge"):
    closed = [
        HEAD,
        ["Eldre", "Trygg bolig", "SI", status, "SSU"],
        ["Eldre", "Nattpatrulje", "SI", "Ferdig.", "SSU"],
    ]
    going = [HEAD, [kept, "Familieteam", "SI", "Pågår.", "SSU"], [kept, "Ungdomslos", "SI", "Pågår.", "SSU"]]
    return written(
        *texts,
        "# Vedlegg 1: Handlingsplan, forslag: avslutte tiltak",
        closed,
        "# Vedlegg 2: Handlingsplan, pågående tiltak som opprettholdes",
        going,
    )


RULE = "priority-against-removal"


@pytest.mark.parametrize(
    "status", ["Felles prioritering ihht vedtak i SSU. Venter på mandat.", "Besluttet iverksatt i 2025."]
)
def test_a_row_that_says_it_is_decided_is_found(status):
    (finding,) = found(RULE, papers(status=status))

    assert finding.places[0].text == "Trygg bolig"


@pytest.mark.parametrize(
    "status",
    ["Vedtatt i SSU at det innlemmes i FSU og ikke prioriteres.", "Gjennomført.", "Prioritert, nå ferdig."],
)
def test_what_is_decided_to_end_is_left_alone(status):
    assert found(RULE, papers(status=status)) == []


DECIDED = "Partnerskapsmøtet besluttet å ha økt fokus på satsningsområdene eldre og barn og unge."


def test_an_area_to_be_strengthened_that_loses_all_is_found():
    (finding,) = found(RULE, papers(DECIDED))

    assert [place.text for place in finding.places] == ["Trygg bolig", "Nattpatrulje", "eldre"]


def test_an_area_that_keeps_something_is_left_alone():
    assert found(RULE, papers(DECIDED, kept="Eldre")) == []
