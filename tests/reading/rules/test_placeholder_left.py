"""What was to be filled in."""

import pytest

from reading.written import found, written


@pytest.mark.parametrize(
    "text",
    [
        "Pågående prosjekt X. Egne midler.",
        "Møtet holdes [fyll inn dato] i Hamar.",
        "Ansvarlig: TBD",
        "Frist: dd.mm.åååå",
        "Kompetanse, samtrening, , kunnskap",
        "Navn: ______",
        "Det søkes om xxx kroner.",
        "Hva skjer??",
    ],
)
def test_what_is_left_is_found(text):
    assert len(found("placeholder-left", written(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "X",
        "2 x 500 000 kr",
        "Generasjon X møter helsetjenesten.",
        "Hva skjer?",
        "Slik, slik og slik.",
        "[1]",
        "BUP, NAV",
    ],
)
def test_what_looks_like_it_is_left_alone(text):
    assert found("placeholder-left", written(text)) == []


def test_a_doubled_full_stop_is_only_likely():
    assert found("placeholder-left", written("Det avklares..")) == []
    assert len(found("placeholder-left", written("Det avklares..", "Og så ... ferdig"), strict=True)) == 1
