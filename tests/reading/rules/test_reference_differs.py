"""Agreements and procedures that one row names."""

from reading.written import found, written

HEAD = ["Tiltak", "Ansvar", "Status", "Hvem følger opp"]


def plan(status, follow_up):
    rows = [["Årlig gjennomgang", "SSU", status, follow_up], ["Nattpatrulje", "SI", "Pågår", "SSU"]]
    return written("# Vedlegg 1: Handlingsplan, pågående tiltak", [HEAD, *rows])


def test_two_in_one_row_are_likely_wrong():
    paper = plan("Foreslått for prosedyre 2-5.", "Gjennomgang av delavtale/-prosedyre 2-3.")

    assert found("reference-differs", paper) == []
    assert len(found("reference-differs", paper, strict=True)) == 1


def test_the_same_in_both_is_left_alone():
    paper = plan("Foreslått for prosedyre 2-5.", "Gjennomgang av prosedyre 2-5.")

    assert found("reference-differs", paper, strict=True) == []
