"""A message is written once, by somebody of the partnership, and leaves when the transaction is committed."""

import pytest
from django.core import mail
from django.db import transaction

from cast import make_person
from factories import make_partnership
from handlingsrom.audit.models import Record
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.messages.actions import MAX_ATTACHED_BYTES, Attachment
from handlingsrom.messages.kinds import MessageState
from handlingsrom.messages.models import AttachedFile, Message
from handlingsrom.messages.queries import about
from handlingsrom.people.actors import actor_for, operator
from outbox import write

pytestmark = pytest.mark.django_db


def test_it_is_sent_when_the_transaction_is_committed(partnership, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        message = write(partnership)
        assert mail.outbox == []

    message.refresh_from_db()
    assert [m.to for m in mail.outbox] == [["ase@kommune.example"]]
    assert (message.state, message.attempts, message.problem) == (MessageState.SENT, 1, "")
    assert message.sent_at is not None


def test_nothing_is_sent_when_the_transaction_is_undone(partnership, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        write(partnership)
        transaction.set_rollback(True)

    assert mail.outbox == []
    assert not Message.objects.exists()


def test_the_same_key_twice_is_the_same_message(partnership, django_capture_on_commit_callbacks):
    file = Attachment("brev.pdf", "application/pdf", b"%PDF-")
    with django_capture_on_commit_callbacks(execute=True):
        first = write(partnership, attachments=[file])
        second = write(partnership, attachments=[file], text="Et annet brev.")

    assert first.pk == second.pk
    assert len(mail.outbox) == AttachedFile.objects.count() == 1
    assert Record.objects.filter(action="message.write").count() == 1


def test_another_partnership_may_use_the_same_key(partnership):
    assert write(partnership).pk != write(make_partnership("nabo")).pk


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("subject", "Hei\r\nBcc: alle@kommune.example"),
        ("subject", "Hei\nBcc: alle@kommune.example"),
        ("subject", "Hei\u2028Bcc: alle@kommune.example"),
        ("subject", "  "),
        ("subject", "x" * 201),
        ("email", "ase@kommune.example\r\nBcc: alle@kommune.example"),
        ("email", "ase@kommune.example, alle@kommune.example"),
        ("email", "Åse <ase@kommune.example>"),
        ("email", "åse@kommune.example"),
        ("email", ""),
        ("text", " \n "),
    ],
)
def test_what_no_mail_can_have_is_refused_at_its_field(partnership, field, text):
    with pytest.raises(Refused) as refusal:
        write(partnership, **{field: text})

    assert refusal.value.field == field
    assert not Message.objects.exists()


def test_a_name_cannot_add_a_recipient(partnership, django_capture_on_commit_callbacks):
    person = make_person(partnership, "ase")
    person.name = 'Åse" <alle@kommune.example>,\r\nBcc: alle@kommune.example'
    person.save()

    with django_capture_on_commit_callbacks(execute=True):
        write(partnership, person=person)

    (sent,) = mail.outbox
    assert sent.message()["Bcc"] is None
    assert sent.recipients()[0].endswith("<ase@kommune.example>")


@pytest.mark.parametrize(
    "attachment",
    [
        Attachment("a\r\nb.pdf", "application/pdf", b""),
        Attachment("../brev.pdf", "application/pdf", b""),
        Attachment("", "application/pdf", b""),
        Attachment("brev.eml", "message/rfc822", b""),
        Attachment("brev.pdf", "pdf\r\nX-Y: z", b""),
        Attachment("stor.pdf", "application/pdf", bytes(MAX_ATTACHED_BYTES + 1)),
    ],
    ids=lambda attachment: attachment.name[:12],
)
def test_files_that_no_mail_should_carry_are_refused(partnership, attachment):
    with pytest.raises(Refused):
        write(partnership, attachments=[attachment])


def test_nobody_writes_for_another_partnership_nor_to_its_people(partnership):
    neighbour = make_partnership("nabo")
    stranger = make_person(neighbour, "fremmed")

    with pytest.raises(Forbidden):
        write(partnership, by=actor_for(stranger.user, on=stranger.user.date_joined.date()))
    with pytest.raises(Refused):
        write(partnership, person=stranger)


def test_the_command_line_writes_for_any_partnership(partnership):
    assert write(partnership, by=operator()).created_by == operator().name


def test_a_kind_nobody_knows_is_a_mistake_in_the_program(partnership):
    with pytest.raises(ValueError, match="greeting"):
        write(partnership, kind="greeting")


def test_the_outbox_shows_the_newest_first_and_only_ones_own(partnership):
    first, second = write(partnership), write(partnership, key="brev:2")
    write(make_partnership("nabo"))

    assert list(about(partnership.pk)) == [second, first]
