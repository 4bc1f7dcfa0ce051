"""What the database would refuse is a sentence at the field, on SQLite and PostgreSQL alike."""

from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.following_up import complete_follow_up
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import FollowUp
from handlingsrom.cases.proposing import edit_amounts, edit_change
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import report_spending

pytestmark = pytest.mark.django_db
K = ChangeKind


@pytest.mark.parametrize("kr", [0, -1])
def test_an_amount_of_nothing_is_refused_however_it_is_written(kr):
    small = Small()
    with pytest.raises(Refused) as refusal:
        small.propose(K.ALLOCATE, small.alfa, kr)
    assert refusal.value.field == "amount_ore"
    change = small.propose(K.ALLOCATE, small.alfa, 10)
    edit = {"by": small.by, "now": NOW, "case": small.case, "version": small.version}
    with pytest.raises(Refused):
        edit_change(**edit, change=change, amount_ore=kr * 100)
    with pytest.raises(Refused) as refusal:
        edit_amounts(**edit, amounts={change.pk: kr * 100})
    assert refusal.value.field == str(change.pk)


def test_spending_nothing_is_refused():
    small = Small()
    with pytest.raises(Refused):
        report_spending(
            by=small.by, now=NOW, initiative=small.alfa, amount_ore=0, booked_on=date(2026, 1, 1), text="", key="s"
        )


@pytest.mark.parametrize("kind", [K.ADOPT_ROUTINE, K.HAND_OVER])
def test_a_follow_up_that_is_too_long_is_refused_while_it_is_written(kind):
    small = Small()
    initiative = small.alfa if kind == K.HAND_OVER else None
    small.propose(kind, initiative, text="å" * 500)
    with pytest.raises(Refused) as refusal:
        small.propose(kind, small.beta if initiative else None, text="å" * 501)
    assert refusal.value.field == "text"
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))


def test_a_follow_up_that_is_done_says_when_in_norwegian():
    small = Small()
    small.propose(K.ADOPT_ROUTINE, text="Status")
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))
    done = {"by": small.by, "now": NOW, "follow_up": FollowUp.objects.get(), "done_on": date(2026, 5, 20)}
    complete_follow_up(**done)
    with pytest.raises(Refused, match=r"20\.5\.2026"):
        complete_follow_up(**done)
