"""What a figure links to adds up to that figure, and one read of the journal gives the same as many."""

from datetime import date

import pytest
from django.db.models import Sum

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.money.actions import report_spending, reverse
from handlingsrom.money.behind import FIGURES, behind
from handlingsrom.money.figures import frame
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.money.movements import by_initiative, grants_of, movements, movements_in
from handlingsrom.money.queries import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived() -> Small:
    """Every way money moves by decisions, with a reversal."""
    small = Small()
    spend(small, small.alfa, 70, date(2025, 12, 1))
    wrong = spend(small, small.beta, 30, date(2025, 12, 2))
    reverse(by=small.by, now=NOW, entry=wrong, booked_on=date(2026, 1, 5), text="Feil tiltak")
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 330)
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    small.propose(ChangeKind.SET_ASIDE, kr=40)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))
    return small


def spend(small, initiative, kr, on):
    return report_spending(
        by=small.by, now=NOW, initiative=initiative, amount_ore=kr * 100, booked_on=on, text="", key=f"{on}"
    )[0]


@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize("figure", FIGURES)
def test_the_entries_behind_a_figure_sum_to_it(lived, figure, year):
    entries = posted(lived.partnership.pk)

    summed = behind(entries, figure, year).aggregate(ore=Sum("counts_ore"))["ore"] or 0

    assert summed == getattr(frame(movements_in(entries), year), figure)


def test_the_whole_journal_is_read_in_one_query(lived, django_assert_num_queries):
    entries = posted(lived.partnership.pk)

    with django_assert_num_queries(1):
        lines = movements_in(entries)

    assert sum(line.entries for line in lines) == Entry.objects.count()


def test_every_krone_of_a_grant_is_somewhere(lived):
    for held in grants_of(movements(lived.partnership.pk)).values():
        elsewhere = held.reserve + held.in_awards + held.spent + held.not_accounted_for + held.paid_back
        assert held.received == held.free + elsewhere


def test_amounts_of_a_kind_by_initiative(lived):
    lines = movements(lived.partnership.pk)

    assert by_initiative(lines, EntryKind.CARRY_OVER, 2026) == {lived.alfa.pk: 33_000}
    assert by_initiative(lines, EntryKind.RELEASE, 2026) == {lived.gamma.pk: 10_000}
