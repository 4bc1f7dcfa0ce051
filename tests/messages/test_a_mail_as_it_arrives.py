"""What a real mail server receives: heads, text and files."""

import pytest

from factories import NOW
from handlingsrom.messages.actions import Attachment
from handlingsrom.messages.sending import send
from handlingsrom.people.models import Person
from outbox import PostOffice, write

EVERY_BYTE = bytes(range(256)) * 3


def arrive(office: PostOffice, partnership, **fields):
    """The one mail that arrives when a message is written and sent."""
    send(write(partnership, **fields).pk, now=NOW)
    (mail,) = office.mails
    return mail


def test_norwegian_letters_arrive_in_subject_name_and_text(partnership, open_office):
    ase = Person.objects.create(partnership=partnership, name="Åse Ødegård, Særø", email="ase@kommune.example")

    mail = arrive(open_office, partnership, person=ase)

    assert mail["Subject"] == "Tildelingsbrev for Bo trygt hjemme på Øya"
    assert mail["To"].addresses[0].display_name == "Åse Ødegård, Særø"
    assert mail["To"].addresses[0].addr_spec == "ase@kommune.example"
    assert mail.get_content().splitlines() == ["Hei.", "", "Åse får 100 000 kr i år."]
    assert mail["Content-Type"] == 'text/plain; charset="utf-8"'


def test_it_has_the_heads_of_a_proper_mail(partnership, open_office, settings):
    settings.DEFAULT_FROM_EMAIL = "Handlingsrom <post@helsefellesskap.example>"
    message = write(partnership)
    send(message.pk, now=NOW)
    (mail,) = open_office.mails

    assert mail["From"] == "Handlingsrom <post@helsefellesskap.example>"
    assert mail["Message-ID"] == message.message_id
    assert message.message_id.endswith("@helsefellesskap.example>")
    assert mail["Date"].datetime is not None
    assert mail["Auto-Submitted"] == "auto-generated"
    assert open_office.senders == ["post@helsefellesskap.example"]
    assert open_office.recipients == ["ase@kommune.example"]


@pytest.mark.parametrize("address", ["", "sekretariat@sykehus.example"])
def test_answers_go_to_the_secretariat_where_the_installation_says_so(partnership, open_office, settings, address):
    settings.MAIL_REPLY_TO = address

    assert (arrive(open_office, partnership)["Reply-To"] or "") == address


@pytest.mark.parametrize(
    ("name", "media_type", "content"),
    [
        ("Tildelingsbrev 3-26.pdf", "application/pdf", EVERY_BYTE),
        ("årsrapport på øya.xlsx", "application/octet-stream", EVERY_BYTE),
        ("linjer.csv", "text/csv", "a;b\n\rÅ;Ø\n".encode("latin-1")),
    ],
)
def test_files_arrive_byte_for_byte_under_their_names(partnership, open_office, name, media_type, content):
    mail = arrive(open_office, partnership, attachments=[Attachment(name, media_type, content)])

    (part,) = mail.iter_attachments()
    assert part.get_filename() == name
    assert part.get_content_type() == media_type
    assert part.get_payload(decode=True) == content
    assert "Åse får" in mail.get_body().get_content()


def test_a_long_line_and_a_long_subject_are_whole(partnership, open_office):
    subject, line = "Ærlig " * 33, "Å " * 1200

    mail = arrive(open_office, partnership, subject=subject, text=line)

    assert mail["Subject"] == subject.strip()
    assert mail.get_content().strip() == line.strip()
    assert b"Subject: =?utf-8?" in open_office.received[0]


def test_each_recipient_gets_a_mail_of_their_own(partnership, open_office):
    for n in (1, 2):
        send(write(partnership, email=f"nr{n}@kommune.example", key=f"brev:{n}").pk, now=NOW)

    assert [str(mail["To"]) for mail in open_office.mails] == ["nr1@kommune.example", "nr2@kommune.example"]
