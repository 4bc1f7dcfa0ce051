"""Adoption by a process killed at random moments, or by two at once, leaves everything or nothing."""

import json
import random
import time

import pytest

from own_database import own_database, run_python, start_python

BUILD = """
from factories import Small
from handlingsrom.cases.models import ChangeKind
small = Small()
for n in range(1, 15):
    small.propose(ChangeKind.ALLOCATE, small.alfa, n)
small.propose(ChangeKind.RELEASE, small.gamma, 100)
small.propose(ChangeKind.CLOSE, small.gamma)
"""
ADOPT = """
from datetime import UTC, date, datetime
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.models import Case
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import operator
case = Case.objects.select_related("partnership").get()
print("ready", flush=True)
try:
    record_decision(by=operator(case.partnership), now=datetime.now(UTC), case=case, decided_on=date(2026, 5, 21))
    print("adopted", flush=True)
except Refused:
    print("refused", flush=True)
"""
LOOK = """
import json
from handlingsrom.cases.models import Case, Decision, Effect
from handlingsrom.money.models import Entry
from factories import kept_balances
from handlingsrom.money.movements import balances, movements
from handlingsrom.money.queries import posted
from handlingsrom.plan.models import Initiative
case = Case.objects.get()
nonzero = lambda found: {str(k): v for k, v in found.items() if v}
same = nonzero(kept_balances(case.partnership_id)) == nonzero(balances(movements(case.partnership_id)))
print(json.dumps([case.state, Decision.objects.count(), Effect.objects.count(),
                  Entry.objects.filter(effect__isnull=False).count(),
                  Initiative.objects.get(code="gamma").lifecycle, same]))
"""
NOTHING = ["draft", 0, 0, 0, "running", True]


@pytest.fixture
def env(tmp_path):
    with own_database(tmp_path) as found:
        run_python(BUILD, found)
        yield found


def everything(seen):
    state, decisions, effects, entries, gamma, same = seen
    return (state, decisions, gamma, same) == ("decided", 1, "closed", True) and effects > entries >= 15


def test_killed_adoption_leaves_everything_or_nothing(env):
    chance = random.Random(13)
    for _try in range(6):
        process = start_python(ADOPT, env)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.12))
        process.kill()
        process.wait()
        seen = json.loads(run_python(LOOK, env))
        assert seen == NOTHING or everything(seen)


def test_two_who_adopt_at_once_adopt_once(env):
    both = [start_python(ADOPT, env) for _one in range(2)]
    said = sorted(process.communicate(timeout=60)[0].split()[-1] for process in both)
    assert said == ["adopted", "refused"]
    assert everything(json.loads(run_python(LOOK, env)))
