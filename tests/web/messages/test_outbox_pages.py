"""The pages of the outbox: what one finds, what one reads there, and sending a message again."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core import mail
from django.core.signing import TimestampSigner
from django.db.models import ProtectedError

from cast import Cast, make_cast
from factories import NOW
from handlingsrom.audit.models import Record
from handlingsrom.messages.actions import Attachment
from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.models import Message
from handlingsrom.messages.sending import send
from outbox import write

pytestmark = pytest.mark.django_db

FILE = Attachment("Tildelingsbrev på Øya.pdf", "application/pdf", b"%PDF-\r\n\x00\xff")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def given_up(cast: Cast, **fields) -> Message:
    message = write(cast.partnership, person=cast.persons["leader"], email="leader@eksempel.no", **fields)
    settled = {"state": MessageState.GIVEN_UP, "next_attempt_at": None, "attempts": 5}
    Message.objects.filter(pk=message.pk).update(**settled, problem=Problem.RECIPIENT, answer="550 No such user")
    message.refresh_from_db()
    return message


def listed(cast: Cast, query: str = "") -> list[str]:
    response = cast.client("secretariat").get(f"/meldinger/{query}")
    assert response.status_code == 200
    return [row.key for row in response.context["page"]]


def test_the_list_shows_the_newest_first_with_word_for_state_and_reason(cast):
    given_up(cast)
    write(cast.partnership, key="brev:2", now=NOW + timedelta(days=1))

    page = cast.client("auditor").get("/meldinger/")

    assert [row.key for row in page.context["page"]] == ["brev:2", "brev:1"]
    assert b"Gitt opp" in page.content
    assert "E-posttjeneren godtar ikke mottakerens adresse." in page.content.decode()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?q=øya", ["b", "a"]),
        ("?q=ØYA+leader", ["a"]),
        ("?q=finnes+ikke", []),
        ("?tilstand=given_up", ["a"]),
        ("?tilstand=ikke-levert", ["b", "a"]),
        ("?slag=year_end", ["b"]),
        ("?slag=year_end&tilstand=given_up", []),
        ("?tilstand=tull", ["b", "a"]),
        ("?page=99", ["b", "a"]),
    ],
)
def test_the_list_is_filtered_and_searched_in_norwegian(cast, query, keys):
    """The second has waited since spring without being tried, so it has not arrived either."""
    given_up(cast, key="a")
    write(cast.partnership, key="b", kind="year_end", now=NOW + timedelta(minutes=1))

    assert listed(cast, query) == keys


def test_excel_holds_what_the_list_shows(cast):
    given_up(cast)
    write(cast.partnership, key="brev:2", kind="year_end")

    content = cast.client("secretariat").get("/meldinger/liste.xlsx?slag=award_letter").content
    rows = list(openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    said = [row for row in rows if row[1] == "Tildelingsbrev for Bo trygt hjemme på Øya"]

    assert len(said) == 1
    assert {"Leader", "leader@eksempel.no", "Gitt opp", "550 No such user"} <= set(said[0])


def test_what_is_written_as_a_file_is_not_said_to_be_sent(cast, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    message = write(cast.partnership)
    send(message.pk, now=NOW)
    client = cast.client("secretariat")

    pages = [client.get(address).content.decode() for address in ("/meldinger/", f"/meldinger/{message.pk}/")]
    book = openpyxl.load_workbook(BytesIO(client.get("/meldinger/liste.xlsx").content))
    [row] = [row for row in book.active.iter_rows(values_only=True) if row[1] == message.subject]

    assert all("Skrevet til fil" in page and "Sendt" not in page for page in pages)
    assert "Skrevet til fil" in row
    assert all("Ingen e-posttjener er satt opp" in page for page in pages)


def test_the_privacy_page_says_that_mails_are_kept(cast, client):
    message = write(cast.partnership)
    send(message.pk, now=NOW)

    assert "De slettes aldri" in client.get("/personvern").content.decode()
    with pytest.raises(ProtectedError):
        message.delete()


def test_a_message_shows_its_text_and_gives_its_files_byte_for_byte(cast):
    message = write(cast.partnership, text="Hei <b>Åse</b>\n\nHilsen oss", attachments=[FILE])
    client = cast.client("auditor")

    page = client.get(f"/meldinger/{message.pk}/").content.decode()
    file = client.get(f"/meldinger/{message.pk}/vedlegg/1/")

    assert "Hei &lt;b&gt;Åse&lt;/b&gt;" in page
    assert file.content == FILE.content
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment; filename*=utf-8''Tildelingsbrev%20p%C3%A5")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/meldinger/{message.pk}/vedlegg/2/").status_code == 404


def test_a_link_that_lets_one_act_as_the_recipient_is_shown_to_nobody(cast):
    token = TimestampSigner(salt="x", sep=".").sign("12-34")
    text = f"Godta her: https://rom.example/brev/{token}/\nLes mer: https://rom.example/midler/tildeling/3-26/"
    message = write(cast.partnership, text=text)

    page = cast.client("secretariat").get(f"/meldinger/{message.pk}/").content.decode()

    assert token not in page
    assert "https://rom.example/brev/…" in page
    assert "https://rom.example/midler/tildeling/3-26/" in page


def test_the_secretariat_sends_again_to_the_address_in_the_form(cast, django_capture_on_commit_callbacks):
    message = given_up(cast)

    with django_capture_on_commit_callbacks(execute=True):
        answer = cast.client("secretariat").post(f"/meldinger/{message.pk}/send/", {"email": "ny@eksempel.no"})

    assert answer.status_code == 302
    assert [each.recipients()[0] for each in mail.outbox] == ["Leader <ny@eksempel.no>"]
    assert Record.objects.get(action="message.resend").actor_name == "Secretariat"


def test_what_was_typed_stays_when_the_address_is_no_address(cast):
    message = given_up(cast)

    answer = cast.client("secretariat").post(f"/meldinger/{message.pk}/send/", {"email": "ny@eksempel"})

    assert answer.status_code == 422
    assert 'value="ny@eksempel"' in answer.content.decode()


def test_the_form_offers_the_address_the_person_has_now(cast):
    message, leader = given_up(cast), cast.persons["leader"]
    leader.email = "ny@eksempel.no"
    leader.save()

    page = cast.client("secretariat").get(f"/meldinger/{message.pk}/").content.decode()

    assert 'value="ny@eksempel.no"' in page
    assert "en annen adresse enn leader@eksempel.no" in page


def test_one_that_waits_cannot_be_sent_again_and_a_late_answer_says_why(cast):
    message = write(cast.partnership)
    client = cast.client("secretariat")

    assert "Send på nytt" not in client.get(f"/meldinger/{message.pk}/").content.decode()
    answer = client.post(f"/meldinger/{message.pk}/send/", {"email": message.email})
    assert answer.status_code == 422
    assert "venter allerede" in answer.content.decode()


def test_the_auditor_reads_and_cannot_send(cast):
    message = given_up(cast)
    client = cast.client("auditor")

    assert "Send på nytt" not in client.get(f"/meldinger/{message.pk}/").content.decode()
    assert client.post(f"/meldinger/{message.pk}/send/", {"email": message.email}).status_code == 403


def test_every_try_is_shown(cast):
    message = write(cast.partnership)
    send(message.pk, now=NOW)

    page = cast.client("secretariat").get(f"/meldinger/{message.pk}/").content.decode()

    assert "E-posttjeneren tok imot meldingen." in page
    assert "21.5.2026 kl. 12.00" in page


def test_the_list_takes_as_few_queries_for_many_as_for_few(cast, django_assert_max_num_queries):
    for n in range(30):
        given_up(cast, key=f"brev:{n}")
    client = cast.client("secretariat")
    client.get("/meldinger/")

    with django_assert_max_num_queries(10):
        client.get("/meldinger/")
