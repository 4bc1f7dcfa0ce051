"""A correction decided in December is booked in December: the paper counts it where the journal will."""

from datetime import UTC, date, datetime

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_meeting, edit_texts
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.projection import project
from handlingsrom.money.actions import refund_spending, report_spending
from handlingsrom.money.figures import frame
from handlingsrom.money.models import Entry
from handlingsrom.money.movements import movements

pytestmark = pytest.mark.django_db
DECEMBER = date(2025, 12, 15)


@pytest.fixture
def small() -> Small:
    made = Small()
    meeting = create_meeting(by=made.by, now=NOW, body=made.body, held_on=DECEMBER)
    edit_texts(
        by=made.by, now=NOW, case=made.case, version=made.version, title="Midler 2026", texts={}, meeting=meeting
    )
    return made


def as_projected_and_as_posted(small: Small, entry: Entry):
    small.propose(ChangeKind.CORRECT, entry=entry, text="Feil")
    promised = project(Case.objects.get(pk=small.case.pk)).frame_after
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=DECEMBER)
    assert project(Case.objects.get(pk=small.case.pk)).frame_after == promised
    return promised, frame(movements(small.partnership.pk), 2026)


def test_what_is_reversed_is_not_among_the_awards_as_the_year_begins(small):
    entry = Entry.objects.get(kind="allocation", to_account__initiative=small.gamma)
    promised, posted = as_projected_and_as_posted(small, entry)
    assert promised == posted
    assert promised.awards_before == 700_00


@pytest.mark.parametrize("kind", ["spending", "refund"])
def test_spending_reversed_counts_the_year_before(small, kind):
    words = {"by": small.by, "now": datetime(2026, 1, 2, tzinfo=UTC), "initiative": small.alfa, "text": ""}
    report_spending(**words, amount_ore=80_00, booked_on=date(2025, 11, 1), key="s")
    if kind == "refund":
        refund_spending(**words, amount_ore=30_00, booked_on=date(2025, 11, 2), key="r")
    promised, posted = as_projected_and_as_posted(small, Entry.objects.get(kind=kind))
    assert promised == posted
    assert promised.spent_before == {"spending": 0, "refund": 80_00}[kind]
