"""A draft, once a person has filled in what it asks for, is loaded as any book; what is loaded is what was said."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from book.books import load, problems
from handlingsrom.book.drafting import draft_of, write
from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.models import Case, PaperFigure, ProposedChange
from handlingsrom.money.models import Entry
from handlingsrom.people.models import Partner
from handlingsrom.plan.models import Goal, Initiative
from handlingsrom.reading.understanding import understand
from reading.written import written

from .paper import PAPER

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(tmp_path) -> Path:
    papers = [understand(written(*PAPER))]
    path = tmp_path / "utkast.xlsx"
    write(draft_of(papers), papers, path)
    return path


def fill_in(book: Path, **cells: str) -> Path:
    """As a person does in a spreadsheet: `Partnere_B3="Kommune"`."""
    workbook = load_workbook(book)
    for name, text in cells.items():
        sheet, cell = name.rsplit("_", 1)
        workbook[sheet][cell] = text
    workbook.save(book)
    return book


def test_what_is_missing_is_all_that_stops_it(book):
    assert list(problems(book)) == ["Partnere B3"]


def test_it_is_loaded_as_the_paper_said(book):
    load(fill_in(book, Partnere_B3="Kommune"))
    assert Partner.objects.get(name="Fjellet sykehus").short_name == "FS"
    assert Goal.objects.count() == 4
    car = Initiative.objects.get(code="heim-med-bil")
    assert car.responsible_as_written == "FS - HVK - (Dalom, Vikom?)"
    assert [str(each) for each in car.in_regions.order_by("id")] == ["Dalom", "Vikom?"]
    assert Initiative.objects.get(code="skjermbesok").is_in_all_regions
    case = Case.objects.get()
    assert (case.number, case.body.code, case.budget_year, case.points.count()) == ("07/31", "SSU", 2031, 4)
    allocated = ProposedChange.objects.filter(kind=ChangeKind.ALLOCATE).values_list("amount_ore", flat=True)
    assert sorted(allocated) == [350_000_00, 800_000_00]
    said = PaperFigure.objects.filter(what=FigureSaid.AWARDED, year=2030, place="Vedlegg 3")
    assert sum(said.values_list("amount_ore", flat=True)) == 1_750_000_00
    assert not Entry.objects.exists()


def test_it_can_be_loaded_again(book):
    load(fill_in(book, Partnere_B3="Kommune"))
    assert load(book).is_unchanged


def test_the_sheets_for_people_are_not_read(book):
    names = CalamineWorkbook.from_path(str(book)).sheet_names
    assert (names[:3], names[-1]) == (["Om utkastet", "Usikkert", "Forklaring"], "Kilder")


def test_the_workbook_shows_notes_and_colours(book):
    sheets = load_workbook(book)
    unsure, to_fill, plain = sheets["Endringer"]["G8"], sheets["Partnere"]["B3"], sheets["Tiltak"]["B4"]
    assert unsure.comment.text.startswith("Usikker: papiret sier at midler frigjøres")
    assert to_fill.comment.text.startswith("Fylles ut: ")
    assert plain.comment.text.startswith("sak.docx, Vedlegg 3, rad 2: «")
    fills = [cell.fill.fgColor.rgb for cell in (unsure, to_fill)]
    assert len(set(fills)) == 2
    assert plain.fill.fill_type is None


def test_the_same_paper_gives_the_same_workbook(book, tmp_path):
    papers = [understand(written(*PAPER))]
    write(draft_of(papers), papers, tmp_path / "igjen.xlsx")
    contents = [
        {name: archive.read(name) for name in archive.namelist()}
        for archive in (zipfile.ZipFile(book), zipfile.ZipFile(tmp_path / "igjen.xlsx"))
    ]
    assert contents[0] == contents[1]
