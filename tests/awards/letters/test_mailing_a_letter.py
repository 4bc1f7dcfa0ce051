"""A letter goes to the leader and the owner, each once with a link of their own, and again only when asked for."""

from datetime import timedelta

import pytest

from award_letters import answering, give, link_in, person
from factories import NOW, Small
from handlingsrom.awards.letter_list import LetterRow, LetterState, letters, open_rows
from handlingsrom.awards.letter_mail import mails_to, send_letter, send_new
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.messages.kinds import MessageState
from handlingsrom.messages.models import Message
from handlingsrom.people.actors import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def state(letter: AwardLetter) -> LetterState:
    return LetterRow(letters(letter.partnership_id).get(pk=letter.pk)).state


def test_leader_and_owner_each_get_the_letter_with_a_link_of_their_own(small):
    leader, owner = person(small, "Leif Leder"), person(small, "Eva Eier")
    answering(small.alfa, leader=leader, owner=owner)

    give(small, small.alfa, 100)

    mails = Message.objects.order_by("pk")
    assert [mail.email for mail in mails] == ["leif@kommune.example", "eva@kommune.example"]
    assert [mail.subject for mail in mails] == ["Tildelingsbrev 2026: Alfa"] * 2
    assert "Hei, Leif Leder." in mails[0].text
    assert "100 kr" in mails[0].text.replace("\xa0", " ")
    assert link_in(mails[0]) != link_in(mails[1])
    for mail in mails:
        [file] = mail.files.all()
        assert (file.name, file.media_type) == ("tildelingsbrev-2026-alfa.pdf", "application/pdf")
        assert bytes(file.content).startswith(b"%PDF")
    assert [one.duty for one in LetterRecipient.objects.order_by("pk")] == ["leader", "owner"]


def test_who_is_both_leader_and_owner_gets_it_once(small):
    both = person(small, "Bo Begge")
    answering(small.alfa, leader=both, owner=both)

    give(small, small.alfa)

    assert Message.objects.count() == 1
    assert LetterRecipient.objects.get().duty == "leader"


def test_a_letter_with_nobody_to_send_to_is_made_and_listed(small):
    letter = give(small, small.alfa)

    assert state(letter) == LetterState.NOBODY
    assert not Message.objects.exists()


def test_somebody_named_later_is_sent_it_when_asked_for(small):
    letter = give(small, small.alfa)
    answering(small.alfa, owner=person(small, "Eva Eier"))
    assert state(letter) == LetterState.UNSENT
    assert [row.can_send for row in open_rows(small.partnership.pk)] == [True]

    sent = [len(send_new(by=small.by, now=NOW, letters=[letter])) for _time in range(2)]

    assert sent == [1, 0]
    assert state(letter) == LetterState.WAITING
    assert Message.objects.get().email == "eva@kommune.example"


def test_an_address_no_mail_can_have_stops_no_decision(small):
    answering(small.alfa, leader=person(small, "Leif Leder", email="ikke en adresse"))

    letter = give(small, small.alfa)

    assert state(letter) == LetterState.UNSENT
    with pytest.raises(Refused) as refused:
        send_letter(by=small.by, now=NOW, letter=letter, person=small.alfa.leader)
    assert "ikke en adresse" in str(refused.value)


def test_sent_again_it_is_a_mail_of_its_own_to_the_address_of_now(small):
    leader = person(small, "Leif Leder")
    answering(small.alfa, leader=leader)
    letter = give(small, small.alfa)
    leader.email = "leif@ny.example"
    leader.save()
    letter = AwardLetter.objects.get(pk=letter.pk)

    for _click in range(2):
        send_letter(by=small.by, now=NOW + timedelta(days=3), letter=letter, person=leader, times=1)

    recipient = LetterRecipient.objects.get()
    assert [mail.email for mail in mails_to(recipient)] == ["leif@ny.example", "leif@kommune.example"]
    assert (recipient.email, recipient.sent_at) == ("leif@ny.example", NOW + timedelta(days=3))


def test_a_mail_that_fails_puts_the_letter_among_those_not_delivered(small):
    answering(small.alfa, leader=person(small, "Leif Leder"))
    letter = give(small, small.alfa)

    Message.objects.update(state=MessageState.GIVEN_UP, next_attempt_at=None)
    assert state(letter) == LetterState.UNDELIVERED

    send_letter(by=small.by, now=NOW, letter=letter, person=small.alfa.leader, times=1)
    assert state(letter) == LetterState.WAITING


def test_the_mail_of_one_letter_is_not_taken_for_that_of_another(small):
    """Letter 1 to person 2 and letter 1 to person 23 begin alike, and so do letters 1 and 12."""
    answering(small.alfa, leader=person(small, "Leif Leder"))
    first = give(small, small.alfa, 10)
    Message.objects.filter(pk=Message.objects.get().pk).update(
        key=f"award-letter:{first.pk}:{small.alfa.leader_id}0", state="given_up", next_attempt_at=None
    )

    assert state(first) == LetterState.UNSENT


def test_days_are_counted_from_when_it_was_sent(small):
    answering(small.alfa, leader=person(small, "Leif Leder"))
    give(small, small.alfa)

    [row] = open_rows(small.partnership.pk)
    assert row.days_waited(NOW + timedelta(days=14)) == 14


def test_only_the_secretariat_sends_and_only_to_who_answers_for_it(small):
    leader, other = person(small, "Leif Leder"), person(small, "Ola Annen")
    answering(small.alfa, leader=leader)
    letter = give(small, small.alfa)

    by = Actor(name="Leif", partnership=small.partnership, person_id=leader.pk)
    with pytest.raises(Forbidden):
        send_letter(by=by, now=NOW, letter=letter, person=leader, times=1)
    with pytest.raises(Refused):
        send_letter(by=small.by, now=NOW, letter=letter, person=other)
    assert Message.objects.count() == 1


def test_a_very_long_title_is_cut_in_the_subject_alone(small):
    type(small.alfa).objects.filter(pk=small.alfa.pk).update(title="Tiltak " * 42)
    small.alfa.refresh_from_db()
    answering(small.alfa, leader=person(small, "Leif Leder"))

    give(small, small.alfa)

    assert len(Message.objects.get().subject) <= 200
