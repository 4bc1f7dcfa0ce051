"""Two cases that count on the same money and close the same initiative: one is adopted, the other says why not."""

import json

import pytest

from own_database import own_database, run_python, start_python

BUILD = """
from datetime import date
from factories import NOW, Small
from handlingsrom.cases.editing import add_change, create_case, save_point
from handlingsrom.cases.models import ChangeKind
small = Small()
for number in ("14/26", "15/26"):
    case = create_case(by=small.by, now=NOW, body=small.body, title=number, budget_year=2026, number=number)
    point = save_point(by=small.by, now=NOW, case=case, version=1, main=1, sub=0, text="Ja.")
    wanted = [(ChangeKind.ALLOCATE, small.alfa, 30_00)] * 15
    wanted += [(ChangeKind.RELEASE, small.gamma, 100_00), (ChangeKind.CLOSE, small.gamma, None)]
    for version, (kind, initiative, ore) in enumerate(wanted, start=2):
        add_change(by=small.by, now=NOW, case=case, version=version, point=point, kind=kind, initiative=initiative,
                   amount_ore=ore)
"""
ADOPT = """
import sys
from datetime import UTC, date, datetime
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import Case
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import operator
case = Case.objects.select_related("partnership").get(number={number!r})
try:
    record_decision(by=operator(case.partnership), now=datetime.now(UTC), case=case, decided_on=date(2026, 5, 21))
    print("adopted", flush=True)
except Refused as refusal:
    print("refused", flush=True)
"""
LOOK = """
import json
from handlingsrom.cases.models import Decision
from factories import kept_balances
from handlingsrom.money.movements import balances, movements
from handlingsrom.money.queries import posted
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Transition
pk = Partnership.objects.get().pk
nonzero = lambda found: {str(k): v for k, v in found.items() if v}
print(json.dumps([Decision.objects.count(), Transition.objects.filter(to_state="closed").count(),
                  nonzero(kept_balances(pk)) == nonzero(balances(movements(pk)))]))
"""


@pytest.fixture
def env(tmp_path):
    with own_database(tmp_path) as found:
        run_python(BUILD, found)
        yield found


def test_one_is_adopted_and_the_other_refused_with_a_sentence(env):
    both = [start_python(ADOPT.format(number=number), env) for number in ("14/26", "15/26")]
    said = sorted(process.communicate(timeout=60)[0].strip() for process in both)
    assert said == ["adopted", "refused"]
    assert json.loads(run_python(LOOK, env)) == [1, 1, True]
