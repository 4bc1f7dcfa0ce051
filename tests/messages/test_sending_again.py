"""The secretariat sends a message once more, perhaps to another address, and the log says so."""

import pytest
from django.core import mail

from cast import make_person
from factories import NOW
from handlingsrom.audit.models import Record
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.messages.actions import resend
from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.models import Message
from handlingsrom.messages.sending import send
from handlingsrom.people.actors import actor_for
from handlingsrom.people.models import RoleKind
from outbox import write


@pytest.fixture
def secretariat(partnership):
    person = make_person(partnership, "sekretariat", role=RoleKind.SECRETARIAT)
    return actor_for(person.user, on=NOW.date())


@pytest.fixture
def given_up(partnership) -> Message:
    message = write(partnership)
    Message.objects.update(
        state=MessageState.GIVEN_UP, next_attempt_at=None, attempts=5, problem=Problem.RECIPIENT, answer="550"
    )
    message.refresh_from_db()
    return message


def test_it_is_tried_afresh_and_to_the_new_address(secretariat, given_up, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        resend(by=secretariat, now=NOW, message=given_up, email="ny@kommune.example")

    given_up.refresh_from_db()
    assert [m.to for m in mail.outbox] == [["ny@kommune.example"]]
    assert (given_up.state, given_up.attempts, given_up.problem) == (MessageState.SENT, 1, "")


def test_the_log_says_who_sent_it_again_and_where_to(secretariat, given_up):
    resend(by=secretariat, now=NOW, message=given_up, email="ny@kommune.example")

    record = Record.objects.get(action="message.resend")
    assert record.actor_name == "Sekretariat"
    assert record.before == {"state": "given_up", "email": "ase@kommune.example"}
    assert record.after == {"state": "waiting", "email": "ny@kommune.example"}


def test_one_that_was_sent_can_be_sent_again_as_a_new_mail(secretariat, partnership):
    message = write(partnership)
    send(message.pk, now=NOW)
    send(resend(by=secretariat, now=NOW, message=message).pk, now=NOW)

    assert len(mail.outbox) == 2
    assert mail.outbox[0].message()["Message-ID"] != mail.outbox[1].message()["Message-ID"]
    assert message.tries.count() == 2


def test_one_that_is_waiting_is_not_sent_again(secretariat, partnership):
    with pytest.raises(Refused):
        resend(by=secretariat, now=NOW, message=write(partnership))


def test_a_bad_address_is_refused_at_its_field(secretariat, given_up):
    with pytest.raises(Refused) as refusal:
        resend(by=secretariat, now=NOW, message=given_up, email="ny@\nkommune")

    assert refusal.value.field == "email"


def test_only_the_secretariat_may(partnership, given_up):
    auditor = make_person(partnership, "revisor", role=RoleKind.AUDITOR)

    with pytest.raises(Forbidden):
        resend(by=actor_for(auditor.user, on=NOW.date()), now=NOW, message=given_up)


def test_a_try_that_was_under_way_does_not_undo_it(secretariat, partnership, monkeypatch):
    """A slow retry ends in failure after somebody has asked for the message to be sent again."""
    message = write(partnership)
    Message.objects.update(state=MessageState.FAILED, attempts=4)

    def refused_meanwhile(_mail):
        resend(by=secretariat, now=NOW, message=message)
        raise ConnectionError

    monkeypatch.setattr("handlingsrom.messages.sending.hand_over", refused_meanwhile)
    send(message.pk, now=NOW)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.WAITING, 0)
    assert message.tries.count() == 1
