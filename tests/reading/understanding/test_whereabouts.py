"""Places below a title are no part of it."""

import pytest

from handlingsrom.reading.understanding.whereabouts import without_places


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("Trygg bolig\nHamar, Sør-Østerdal og Valdres", "Trygg bolig"),
        ("Trygg bolig\nalle helseregioner", "Trygg bolig"),
        ("SAMBA;\nBarn, Unge", "SAMBA;\nBarn, Unge"),
        ("Trygg bolig\nfor eldre", "Trygg bolig\nfor eldre"),
        ("Trygg bolig (Lom,\nSel, Skjåk)", "Trygg bolig (Lom,\nSel, Skjåk)"),
        ("Modell for felles\nTjenesteutvikling", "Modell for felles\nTjenesteutvikling"),
        ("Hamar, Valdres", "Hamar, Valdres"),
    ],
)
def test_only_lines_of_places_are_left_out(cell, title):
    assert without_places(cell) == title
