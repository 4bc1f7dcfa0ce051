"""A decision in December on next year's money counts in next year's frame, and reversals count as movements do."""

from datetime import UTC, date, datetime

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.projection import project
from handlingsrom.money.actions import reverse
from handlingsrom.money.behind import behind
from handlingsrom.money.figures import frame
from handlingsrom.money.models import Entry
from handlingsrom.money.movements import allocated, award_lines, movements, movements_in
from handlingsrom.money.queries import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided_in_december() -> Small:
    small = Small()
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    small.propose(ChangeKind.DRAW, small.beta, 50)
    small.propose(ChangeKind.ALLOCATE, small.beta, 120)
    small.promised = project(small.case)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2025, 12, 15))
    return small


def test_what_is_projected_is_what_is_posted(decided_in_december):
    entries = posted(decided_in_december.partnership.pk)
    assert frame(movements_in(entries), 2026) == decided_in_december.promised.frame_after
    assert decided_in_december.promised.frame_after.awards_before == 800_00


def test_the_rows_and_the_entries_behind_it_add_up_to_the_figure(decided_in_december):
    entries = posted(decided_in_december.partnership.pk)
    lines = award_lines(movements_in(entries), 2026)
    assert sum(line.awarded_ore for line in lines) == 800_00
    assert sum(entry.counts_ore for entry in behind(entries, "awards_before", 2026)) == 800_00


def test_an_allocation_reversed_later_was_still_allocated_before():
    small = Small()
    entry = Entry.objects.get(kind="allocation", to_account__initiative=small.alfa)
    before = Entry.objects.order_by("pk").last().pk
    reverse(by=small.by, now=datetime(2026, 6, 1, tzinfo=UTC), entry=entry, booked_on=date(2026, 6, 1), text="Feil")
    key = (small.alfa.pk, 2025)
    assert allocated(movements_in(posted(small.partnership.pk).filter(pk__lte=before)))[key] == 400_00
    assert key not in allocated(movements(small.partnership.pk))
