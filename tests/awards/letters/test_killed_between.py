"""Adoption by a process that dies between decision, letter and mail leaves all of it or nothing."""

import json
import random
import time

import pytest

from own_database import own_database, run_python, start_python

BUILD = """
from award_letters import allocate, answering, case_that, person
from factories import Small
small = Small()
answering(small.alfa, leader=person(small, "Leif Leder"), owner=person(small, "Eva Eier"))
answering(small.beta, leader=person(small, "Bo Begge"))
case_that(small, "14/26", allocate(small.alfa, 100), allocate(small.beta, 50), allocate(small.gamma, 10))
"""
ADOPT = """
from datetime import UTC, date, datetime
from handlingsrom.awards import adopting, letter_mail, letters
from handlingsrom.awards.adopting import adopt
from handlingsrom.cases.models import Case
from handlingsrom.people.actors import operator
case = Case.objects.select_related("partnership").get(number="14/26")
{die}
print("ready", flush=True)
adopt(by=operator(case.partnership), now=datetime.now(UTC), case=case, decided_on=date(2026, 5, 21))
print("adopted", flush=True)
"""
DIE = """
import os
def die(*args, **kwargs):
    os._exit(9)
{where} = die
"""
LOOK = """
import json
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.cases.models import Case, Decision
from handlingsrom.messages.models import Message
from handlingsrom.money.models import Entry
print(json.dumps([Case.objects.get(number="14/26").state, Decision.objects.count(),
                  Entry.objects.filter(effect__isnull=False).count() > 0, AwardLetter.objects.count(),
                  LetterRecipient.objects.count(), Message.objects.count()]))
"""
NOTHING = ["draft", 0, False, 0, 0, 0]
EVERYTHING = ["decided", 1, True, 3, 3, 3]


@pytest.fixture
def env(tmp_path):
    with own_database(tmp_path) as found:
        run_python(BUILD, found)
        yield found


@pytest.mark.parametrize(
    "where", ["adopting.make_letters", "adopting.send_new", "letters._make", "letter_mail._write"]
)
def test_dead_between_two_steps_leaves_nothing(env, where):
    process = start_python(ADOPT.format(die=DIE.format(where=where)), env)

    said, _errors = process.communicate(timeout=60)

    assert said.split() == ["ready"]
    assert json.loads(run_python(LOOK, env)) == NOTHING


def test_killed_at_any_moment_leaves_all_or_nothing(env):
    chance = random.Random(5)
    for _try in range(5):
        process = start_python(ADOPT.format(die=""), env)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.5))
        process.kill()
        process.wait()
        assert json.loads(run_python(LOOK, env)) in (NOTHING, EVERYTHING)
