"""What is exported, loaded into an empty partnership and exported again is the same book."""

from datetime import date
from pathlib import Path

import pytest

from book.books import NOW, copy_example, files, load, set_cell
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.book.writing import export_book
from handlingsrom.cases.deciding import complete_follow_up, record_decision
from handlingsrom.cases.models import Case, FollowUp
from handlingsrom.money.actions import reverse
from handlingsrom.money.models import Entry
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Partnership

pytestmark = pytest.mark.django_db


def exported(partnership: Partnership, path: Path) -> dict[str, str]:
    export_book(partnership=partnership, path=path)
    return files(path)


def moved_to(folder: Path, slug: str) -> Path:
    set_cell(folder, "Helsefellesskap", 2, "Kode", slug)
    return folder


def test_the_example_comes_out_as_it_went_in(tmp_path: Path):
    partnership = load(EXAMPLE).partnership
    assert exported(partnership, tmp_path / "out") == files(EXAMPLE)


def test_a_workbook_holds_the_same_as_the_folder(tmp_path: Path):
    partnership = load(EXAMPLE).partnership
    export_book(partnership=partnership, path=tmp_path / "book.xlsx")
    report = load(tmp_path / "book.xlsx")
    assert report.is_unchanged
    assert sum(sheet.unchanged for sheet in report.sheets) > 400


def test_the_same_content_gives_the_same_workbook(tmp_path: Path):
    partnership = load(EXAMPLE).partnership
    for name in ("a.xlsx", "b.xlsx"):
        export_book(partnership=partnership, path=tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_adopted_case_goes_round_with_everything_that_followed(tmp_path: Path):
    first = load(EXAMPLE).partnership
    by = operator(first)
    record_decision(by=by, now=NOW, case=Case.objects.get(number="13/26"), decided_on=date(2026, 5, 21))
    complete_follow_up(
        by=by, now=NOW, follow_up=FollowUp.objects.filter(done_on=None)[0], done_on=date(2026, 5, 21), note="Gjort"
    )
    reverse(by=by, now=NOW, entry=Entry.objects.get(year=2025, number=26), booked_on=date(2026, 5, 21), text="Feil")
    before = exported(first, tmp_path / "first")
    assert "Vedtatt,21.5.2026" in before["Vedtakspunkter.csv"]
    assert before["Virkninger.csv"].count("\n") == 25

    second = load(moved_to(tmp_path / "first", "annet")).partnership
    after = exported(second, tmp_path / "second")
    before["Helsefellesskap.csv"] = before["Helsefellesskap.csv"].replace("innlandet", "annet")
    assert after == before


def test_two_partnerships_with_the_same_names_never_meet(tmp_path: Path):
    load(EXAMPLE)
    second = load(moved_to(copy_example(tmp_path / "copy"), "annet")).partnership
    export_book(partnership=second, path=tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "copy")


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "@sum", "-5", "'quoted", "two\nlines", 'with "quotes", and ;'])
def test_any_text_survives_a_csv_file(tmp_path: Path, text: str):
    partnership = load(EXAMPLE).partnership
    export_book(partnership=partnership, path=tmp_path / "a")
    initiative = partnership.initiatives.first()
    initiative.description = text
    initiative.save()
    export_book(partnership=partnership, path=tmp_path / "a")
    assert load(tmp_path / "a").is_unchanged
