"""What is exported, loaded into an empty partnership and exported again is the same book."""

from datetime import date
from pathlib import Path

import pytest

from book.books import NOW, copy_example, files, load, set_cell
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.book.writing import export_book
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.following_up import complete_follow_up
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, FollowUp
from handlingsrom.cases.proposing import add_change
from handlingsrom.money.actions import name_project, reverse
from handlingsrom.money.expecting import expect_frame
from handlingsrom.money.models import Entry
from handlingsrom.money.years import close_year
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative

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


def test_promises_conditions_and_closed_years_go_round(tmp_path: Path):
    first = load(EXAMPLE).partnership
    by, case = operator(first), Case.objects.get(number="13/26")
    alone = Initiative.objects.get(code="fact-hadeland")
    point = case.points.filter(main=1).first()

    def propose(kind: ChangeKind, **fields: object) -> None:
        version = Case.objects.get(pk=case.pk).version
        add_change(by=by, now=NOW, case=case, version=version, point=point, kind=kind, **fields)

    bo_trygt = Initiative.objects.get(code="bo-trygt")
    propose(ChangeKind.COMMIT, initiative=bo_trygt, for_year=2027, amount_ore=100_00, text="Videre drift")
    propose(ChangeKind.RESERVE_RULES, text="Til uforutsette behov.")
    propose(ChangeKind.ALLOCATE, initiative=bo_trygt, amount_ore=50_00, requires="mandate owner")
    wrong = Entry.objects.get(kind="grant", to_account__year=2026)
    draft = create_case(by=by, now=NOW, body=case.body, title="Retting", budget_year=2026)
    second = save_point(by=by, now=NOW, case=draft, version=1, main=1, sub=0, text="Bilaget rettes.")
    fields = {"version": 2, "point": second, "kind": ChangeKind.CORRECT, "entry": wrong, "text": "Feil"}
    add_change(by=by, now=NOW, case=draft, **fields)
    record_decision(by=by, now=NOW, case=case, decided_on=date(2026, 5, 21))
    expect_frame(by=by, now=NOW, partnership=first, year=2027, amount_ore=11_000_000_00, basis="Som i 2026")
    name_project(by=by, now=NOW, initiative=alone, number="00345")
    close_year(by=by, now=NOW, partnership=first, year=2024)
    before = exported(first, tmp_path / "first")
    for sheet in ("Tilsagn", "Vilkår", "Fondets regler", "Stengte år", "Avstemte saldoer", "Rettinger"):
        assert before[f"{sheet}.csv"].count("\n") > 1, sheet
    other = load(moved_to(tmp_path / "first", "fonna")).partnership
    assert exported(other, tmp_path / "second") == files(tmp_path / "first")
