"""`handlingsrom adopt` makes and mails the letters as the page does; loading a book makes none."""

import json

import pytest
from click.testing import CliRunner

from award_letters import allocate, answering, case_that, person
from factories import NOW, Small
from handlingsrom.awards.models import AwardLetter
from handlingsrom.book.demo import load_demo
from handlingsrom.commands import adopt
from handlingsrom.messages.models import Message

pytestmark = pytest.mark.django_db


def test_adopting_makes_and_mails_them():
    small = Small()
    answering(small.alfa, leader=person(small, "Leif Leder"))
    case_that(small, "14/26", allocate(small.alfa, 100), allocate(small.beta, 50))

    said = CliRunner().invoke(adopt.command, ["14/26", "--on", "2026-05-21", "--json"], standalone_mode=False)

    assert json.loads(said.stdout)["letters"] == 2
    assert Message.objects.get().email == "leif@kommune.example"


def test_history_makes_none():
    load_demo(now=NOW)

    assert not AwardLetter.objects.exists()
    assert not Message.objects.exists()
