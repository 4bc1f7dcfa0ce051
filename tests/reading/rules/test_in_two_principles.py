"""An initiative in two tables of the plan."""

from reading.written import found, written

HEAD = ["Tiltak", "Ansvar", "Status", "Hvem følger opp"]


def case(ended, kept):
    return written(
        "# Vedlegg 1: Handlingsplan, forslag: avslutte tiltak",
        [HEAD, *([title, "SI", "Ferdig", "SSU"] for title in (ended, "Nattpatrulje"))],
        "# Vedlegg 2: Handlingsplan, pågående tiltak som opprettholdes",
        [HEAD, *([title, "SI", "Pågår", "SSU"] for title in (kept, "Felles vakt"))],
    )


def test_one_that_is_both_ended_and_kept_is_found():
    (finding,) = found("in-two-principles", case("Trygg bolig for eldre (Hamar)", "Trygg bolig for eldre"))

    assert [place.part for place in finding.places] == ["Vedlegg 1", "Vedlegg 2"]


def test_two_that_are_named_nearly_the_same_are_left_alone():
    assert found("in-two-principles", case("FACT Hamar", "FACT Valdres")) == []
    assert found("in-two-principles", case("Trygg bolig for barn", "Trygg bolig for eldre")) == []
