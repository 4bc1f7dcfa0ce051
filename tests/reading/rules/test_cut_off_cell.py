"""Cells that end in the middle."""

import pytest

from reading.written import found, written

HEAD = ["Tiltak", "Ansvar", "Status", "Hvem følger opp"]


def plan(title="Trygg bolig", status="Pågår.", other="Modell for felles opplæringsprogram"):
    rows = [[title, "SI", status, "Sekretariatet"], [other, "SI", "Venter på pasientforløpet", "Sekretariatet"]]
    return written("# Vedlegg 1: Handlingsplan, pågående tiltak", [HEAD, *rows])


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Gode pasientf"},
        {"title": "Modell for felles opplæring"},
        {"title": "Digital oppfølging (i Hamar, Løten"},
        {"status": "Innføres i Hamar, Sør-"},
        {"status": "Samles av fagfolk innen kommunikasjons"},
        {"status": "Rapport er levert,"},
        {"status": "Avklares med kommunene og"},
    ],
)
def test_an_end_in_the_middle_is_found(changed):
    (finding,) = found("cut-off-cell", plan(**changed))

    assert len(finding.places) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Gode pasientforløp (hele kjeden)"},
        {"title": "Felles legevakt", "other": "Felles legevaktbil i hele regionen"},
        {"title": "Økt samhandling med fastlege", "other": "Økt samhandling med fastleger og legevakt"},
        {"status": "Avventer repr", "other": "Representant fra alle parter"},
        {"status": "1) kartlegge\n2) prøve ut"},
        {"status": "Tas med i plan for 2026-"},
    ],
)
def test_whole_texts_are_left_alone(changed):
    assert found("cut-off-cell", plan(**changed)) == []


def test_the_whole_word_is_told_when_another_title_has_it():
    (finding,) = found("cut-off-cell", plan(title="Modell for felles opplæring"))

    assert finding.arithmetic[0].value == "Modell for felles opplæringsprogram"
