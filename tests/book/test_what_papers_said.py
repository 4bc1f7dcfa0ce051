"""The sheet of what papers said: in and out, put right when copied wrongly, and never posted."""

from pathlib import Path

import pytest

from book.books import add_row, load, problems, set_cell
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.money.models import Entry

pytestmark = pytest.mark.django_db


def said(place: str, what: FigureSaid, year: int, *, of_initiatives: bool = True) -> int:
    found = PaperFigure.objects.filter(place=place, what=what, year=year, initiative__isnull=not of_initiatives)
    return sum(found.values_list("amount_ore", flat=True)) // 100


def test_the_example_says_what_the_papers_say():
    load(EXAMPLE)
    assert said("Vedlegg 6", FigureSaid.AWARDED, 2025) == 14_820_000
    assert said("Vedlegg 5", FigureSaid.AWARDED, 2025) == 11_345_000
    assert said("Vedlegg 6", FigureSaid.CARRIED_OVER, 2026) == 16_033_554
    assert said("Vedlegg 6", FigureSaid.CARRIED_OVER, 2026, of_initiatives=False) == 16_033_554
    assert said("Vedlegg 7", FigureSaid.NEEDED, 2026) == 5_150_000
    programmes = PaperFigure.objects.filter(case__number="16/25", programme__isnull=False)
    assert sum(programmes.values_list("amount_ore", flat=True)) == 9_053_333_00


def test_what_a_paper_said_moves_no_money(copy: Path):
    load(copy)
    entries = Entry.objects.count()
    add_row(copy, "Oppgitte tall", Sak="13/26", Sted="Vedlegg 6", Hva="Tildelt", År="2025", Beløp="1 000 000")
    load(copy)
    assert Entry.objects.count() == entries


def test_a_figure_copied_wrongly_is_put_right_also_of_a_decided_case(copy: Path):
    add_row(copy, "Oppgitte tall", Sak="22.25", Sted="Vedtak", Hva="Tildelt", År="2025", Beløp="11 345 000")
    load(copy)
    set_cell(copy, "Oppgitte tall", 102, "Beløp", "11 354 000")
    load(copy)
    assert PaperFigure.objects.get(case__number="22.25").amount_ore == 11_354_000_00


def test_a_figure_is_of_an_initiative_or_of_a_programme(copy: Path):
    set_cell(copy, "Oppgitte tall", 5, "Tiltak", "dho")
    assert list(problems(copy)) == ["Oppgitte tall E5"]


def test_a_figure_of_a_paper_sent_from_here_is_never_changed(copy: Path):
    add_row(
        copy, "Oppgitte tall", Sak="13/26", Sted="Ramme 2026, versjon 1", Hva="Fritt", År="2026", Beløp="5 232 000"
    )
    load(copy)
    set_cell(copy, "Oppgitte tall", 102, "Beløp", "1")
    assert list(problems(copy)) == ["Oppgitte tall G102"]
