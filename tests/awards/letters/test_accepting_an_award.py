"""The link opens one letter and nothing else; whoever answers for the initiative accepts, once."""

import time
from datetime import timedelta

import pytest

from award_letters import adopted, answering, case_that, give, person
from factories import NOW, Small
from handlingsrom.audit.models import Record
from handlingsrom.awards import accepting
from handlingsrom.awards.accepting import BadLink, ExpiredLink, accept, holder, recipient_of, token_of
from handlingsrom.awards.letter_changes import taken_back
from handlingsrom.awards.letter_list import LetterRow, LetterState, letters, open_rows
from handlingsrom.awards.letter_mail import send_letter
from handlingsrom.awards.models import AwardLetter, LetterRecipient
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.people.actors import Actor, operator

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


@pytest.fixture
def letter(small) -> AwardLetter:
    answering(small.alfa, leader=person(small, "Leif Leder"), owner=person(small, "Eva Eier"))
    return give(small, small.alfa, 100)


def row(letter: AwardLetter) -> LetterRow:
    return LetterRow(letters(letter.partnership_id).get(pk=letter.pk))


def correct(small: Small, letter: AwardLetter, number: str = "20/26") -> Case:
    """A later decision that reverses every entry of the letter."""
    entries = [effect.entry for effect in small_effects(letter)]
    changes = [{"kind": ChangeKind.CORRECT, "entry": entry, "text": "Feil"} for entry in entries]
    adopted(small, case := case_that(small, number, *changes))
    return case


def small_effects(letter: AwardLetter):
    from handlingsrom.cases.models import Effect

    return Effect.objects.filter(decision__point__case=letter.case, entry__isnull=False).select_related("entry")


def test_a_link_leads_to_its_recipient(letter):
    for recipient in letter.recipients.all():
        assert recipient_of(token_of(recipient)) == recipient


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1], lambda t: "9" + t, lambda t: t.replace("-", "-9", 1), lambda t: "x"]
)
def test_a_link_that_was_changed_opens_nothing(letter, spoil):
    token = token_of(letter.recipients.first())

    with pytest.raises(BadLink):
        recipient_of(spoil(token))


def test_a_link_lasts_400_days(letter, monkeypatch):
    token, then = token_of(letter.recipients.first()), time.time()

    monkeypatch.setattr(time, "time", lambda: then + 399 * 86_400)
    assert recipient_of(token)
    monkeypatch.setattr(time, "time", lambda: then + 401 * 86_400)
    with pytest.raises(ExpiredLink):
        recipient_of(token)


def test_a_token_of_something_else_is_no_link(letter):
    from django.core.signing import TimestampSigner

    recipient = letter.recipients.first()
    with pytest.raises(BadLink):
        recipient_of(TimestampSigner(salt="year-end", sep=".").sign(f"{letter.pk}-{recipient.pk}"))


def test_one_of_the_two_accepts_for_both_and_the_letter_leaves_the_list(letter):
    leader = letter.recipients.get(duty="leader")

    for _click in range(2):
        accept(by=holder(leader), now=NOW + timedelta(hours=1), letter=letter)

    leader.refresh_from_db()
    assert leader.accepted_at == NOW + timedelta(hours=1)
    assert row(letter).state == LetterState.ACCEPTED
    assert open_rows(letter.partnership_id) == []
    [record] = Record.objects.filter(action="award.accept")
    assert (record.actor_name, record.subject_id, record.after) == ("Leif Leder", letter.pk, {"name": "Leif Leder"})


def test_a_leader_named_later_accepts_on_the_page_without_having_been_mailed(small, letter):
    new = person(small, "Nora Ny")
    answering(small.alfa, leader=new)
    letter = AwardLetter.objects.get(pk=letter.pk)

    accept(by=Actor(name="Nora", partnership=small.partnership, person_id=new.pk), now=NOW, letter=letter)

    assert LetterRecipient.objects.get(person=new).accepted_at == NOW
    assert row(letter).state == LetterState.ACCEPTED


def test_who_has_left_the_initiative_accepts_nothing(small, letter):
    leader = letter.recipients.get(duty="leader")
    answering(small.alfa, owner=small.alfa.owner)

    with pytest.raises(Forbidden):
        accept(by=holder(leader), now=NOW, letter=AwardLetter.objects.get(pk=letter.pk))


def test_nobody_else_accepts_not_even_the_secretariat(small, letter):
    stranger = person(Small("nabo"), "Nils Nabo")
    others = [
        small.by,
        operator(small.partnership),
        Actor(name="Nils", partnership=stranger.partnership, person_id=stranger.pk),
        Actor(name="Nabo", partnership=stranger.partnership, person_id=small.alfa.leader_id),
    ]
    for by in others:
        with pytest.raises(Forbidden):
            accept(by=by, now=NOW, letter=letter)
    assert not LetterRecipient.objects.filter(accepted_at__isnull=False).exists()


def test_a_letter_tells_what_a_later_decision_took_back_and_is_itself_unchanged(small, letter):
    before = letter.content
    correct(small, letter)

    letter.refresh_from_db()
    changes = taken_back([letter])[letter.pk]
    assert sum(change.amount_ore for change in changes) == 10_000
    assert changes[0].sentence.startswith("Endret ved vedtak 20/26 1, 21.5.2026: bilag 2026-")
    assert letter.content == before
    assert row(letter).state == LetterState.VOID
    assert open_rows(small.partnership.pk) == []


def test_what_is_taken_back_is_neither_sent_nor_accepted(small, letter):
    correct(small, letter)

    with pytest.raises(Refused):
        send_letter(by=small.by, now=NOW, letter=letter, person=small.alfa.leader, times=1)
    with pytest.raises(Refused):
        accept(by=holder(letter.recipients.first()), now=NOW, letter=letter)


def test_a_link_is_short_enough_for_a_line_of_a_mail(letter):
    assert len(token_of(letter.recipients.first())) < 70
    assert accepting.PLACE == "brev"
