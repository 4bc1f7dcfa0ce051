from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.states import CaseState
from handlingsrom.lib.errors import Refused
from handlingsrom.plan.queries import initiatives

pytestmark = pytest.mark.django_db


def test_a_step_does_not_take_effect_before_the_one_before_it():
    small = Small()
    small.propose(ChangeKind.HAND_OVER, small.alfa)
    with pytest.raises(Refused, match=r"20\.2\.2025"):
        record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2025, 2, 19))
    assert Case.objects.get().state == CaseState.DRAFT


def test_the_state_of_today_is_the_lifecycle():
    small = Small()
    small.propose(ChangeKind.HAND_OVER, small.alfa)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2025, 2, 20))
    for initiative in initiatives(small.partnership.pk):
        assert initiative.state == initiative.lifecycle
