"""Conditions, closings and reopenings through a book: nothing comes in that the program itself would refuse."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adopted import adopt_next
from book.books import NOW, add_row, copy_example, load, problems, set_cell
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.book.writing import export_book
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.verifying import verify_all
from handlingsrom.money.actions import report_spending, spendable_on
from handlingsrom.money.assertions import standing
from handlingsrom.money.conditions import blocked
from handlingsrom.money.years import close_year
from handlingsrom.people.actors import Actor, operator
from handlingsrom.people.models import Body, Partnership
from handlingsrom.plan.models import Initiative

pytestmark = pytest.mark.django_db
K = ChangeKind


@dataclass
class Example:
    """The example of the program, as `adopt_next` wants it."""

    partnership: Partnership
    by: Actor
    body: Body

    @classmethod
    def load(cls) -> "Example":
        partnership = load(EXAMPLE).partnership
        return cls(partnership, operator(partnership), Body.objects.get(partnership=partnership, code="SSU"))


def again(example: Example, path: Path) -> Partnership:
    """The partnership written to a book and loaded as another."""
    export_book(partnership=example.partnership, path=path)
    set_cell(path, "Helsefellesskap", 2, "Kode", "igjen")
    return load(path).partnership


def test_money_spent_before_a_condition_was_set_goes_round(tmp_path):
    example = Example.load()
    initiative = Initiative.objects.filter(lifecycle="running", leader=None)[0]
    adopt_next(example, (K.ALLOCATE, initiative, 100, {}))
    there = sum(spendable_on(initiative, NOW.date()).values())
    report_spending(
        by=example.by, now=NOW, initiative=initiative, amount_ore=there, booked_on=NOW.date(), text="", key="s"
    )
    adopt_next(example, (K.ALLOCATE, initiative, 200, {"requires": "mandate"}))
    copy = again(example, tmp_path / "out")
    assert blocked(Initiative.objects.get(partnership=copy, code=initiative.code)) == 200_00
    assert verify_all(copy.pk).is_right


def test_a_year_is_not_opened_again_by_a_book_without_a_decision(tmp_path):
    folder = copy_example(tmp_path / "book")
    add_row(folder, "Stengte år", Nr="1", År="2024", Hva="Stengt", Dag="15.2.2025")
    add_row(folder, "Stengte år", Nr="2", År="2024", Hva="Åpnet igjen", Dag="15.3.2025", Hvorfor="Feil")
    [(where, what)] = problems(folder).items()
    assert where.startswith("Stengte år")
    assert "vedtak" in what.lower()


def test_an_entry_of_a_decision_is_not_reversed_by_a_book_without_one(tmp_path):
    folder = copy_example(tmp_path / "book")
    partnership = load(folder).partnership
    export_book(partnership=partnership, path=tmp_path / "out")
    allocation = partnership.entries.filter(kind="allocation", booked_on__year=2025).last()
    source, target = allocation.to_account, allocation.from_account
    last = partnership.entries.filter(year=2026).count()
    add_row(
        tmp_path / "out",
        "Bilag",
        Bilag=f"2026-{last + 1:04d}",
        Dato="20.5.2026",
        Type="Tilbakeføring",
        Tilskudd=str(source.grant),
        Fra_konto="Tildeling",
        Fra_år=str(source.year),
        Fra_tiltak=source.initiative.code,
        Til_konto="Frie midler",
        Til_år=str(target.year),
        Beløp=str(allocation.amount_ore // 100),
        Tilbakefører=allocation.voucher,
    )
    [(where, what)] = problems(tmp_path / "out").items()
    assert where.startswith("Bilag")
    assert "vedtak" in what.lower()


def test_what_was_made_sure_of_when_a_year_was_closed_again_stands_in_a_book(tmp_path):
    example = Example.load()
    by, partnership = example.by, example.partnership
    for year in (2024, 2025):
        close_year(by=by, now=datetime(2026, 1, 5, 9, tzinfo=UTC), partnership=partnership, year=year)
    reopening = {"for_year": 2025, "text": "Et bilag mangler."}
    adopt_next(example, (K.REOPEN_YEAR, None, None, reopening), now=datetime(2026, 3, 1, 9, tzinfo=UTC))
    close_year(by=by, now=datetime(2026, 5, 5, 9, tzinfo=UTC), partnership=partnership, year=2025)
    kept = standing(partnership.pk).filter(held_on=date(2025, 12, 31)).count()
    copy = again(example, tmp_path / "out")
    assert kept > 0
    assert standing(copy.pk).filter(held_on=date(2025, 12, 31)).count() == kept
