"""What goes wrong is told apart, tried again with growing pauses, and shown when it is given up."""

from datetime import timedelta

from django.core import mail

from factories import NOW, make_partnership
from handlingsrom.messages import sending
from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.models import Message
from handlingsrom.messages.queries import undelivered
from handlingsrom.messages.sending import PAUSES, send, send_due
from outbox import write

WAITING, SENT, FAILED, GIVEN_UP = MessageState


def stands(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.problem


def test_a_recipient_nobody_knows_is_given_up_at_once(partnership, open_office):
    open_office.answers["ase@kommune.example"] = "550 5.1.1 No such user"
    message = write(partnership)

    send(message.pk, now=NOW)

    assert stands(message) == (GIVEN_UP, Problem.RECIPIENT)
    assert message.answer == "550 5.1.1 No such user"
    assert list(undelivered(partnership.pk)) == [message]
    assert not undelivered(make_partnership("nabo").pk)


def test_a_server_that_asks_for_patience_is_tried_again(partnership, open_office):
    open_office.answers["ase@kommune.example"] = "450 4.2.0 Greylisted"
    message = write(partnership)

    send(message.pk, now=NOW)
    assert stands(message) == (FAILED, Problem.RECIPIENT)
    assert message.next_attempt_at == NOW + PAUSES[0]

    open_office.answers.clear()
    send(message.pk, now=NOW + PAUSES[0])
    assert stands(message) == (SENT, "")
    assert message.sent_at == NOW + PAUSES[0]


def test_a_server_that_is_down_gets_the_mail_when_it_is_up_again(partnership, office):
    message = write(partnership)
    send_due(clock=lambda: NOW)
    assert stands(message) == (FAILED, Problem.CONNECTION)
    assert "refused" in message.answer

    with office.open():
        assert send_due(clock=lambda: NOW + timedelta(minutes=1)).sent == 0
        assert send_due(clock=lambda: NOW + PAUSES[0]).sent == 1

    assert stands(message) == (SENT, "")
    assert [attempt.state for attempt in message.tries.all()] == [SENT, FAILED]


def test_after_five_tries_in_a_day_it_is_given_up(partnership, office):
    message, moments = write(partnership), []
    moment = NOW
    while moment:
        moments.append(moment)
        send(message.pk, now=moment)
        message.refresh_from_db()
        moment = message.next_attempt_at

    assert stands(message) == (GIVEN_UP, Problem.CONNECTION)
    assert len(moments) == message.attempts == message.tries.count() == 5
    assert timedelta(hours=20) < moments[-1] - NOW < timedelta(hours=28)


def test_wrong_password_wrong_sender_and_wrong_content_are_told_apart(partnership, office, settings):
    office.accounts["handlingsrom"] = "hemmelig"
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "handlingsrom", "feil"
    message = write(partnership)
    with office.open():
        send(message.pk, now=NOW)
        assert stands(message) == (FAILED, Problem.SIGN_IN)

        settings.EMAIL_HOST_PASSWORD = "hemmelig"
        office.after_data = "554 5.7.1 Looks like spam"
        send(message.pk, now=NOW + PAUSES[0])
        assert stands(message) == (GIVEN_UP, Problem.CONTENT)


def test_one_problem_of_the_server_is_enough_and_the_rest_waits(partnership, office):
    for n in range(3):
        write(partnership, key=f"brev:{n}")

    result = send_due(clock=lambda: NOW)

    assert (result.sent, result.failed, result.waiting) == (0, 1, 2)
    assert Message.objects.filter(attempts=0).count() == 2


def test_one_unknown_recipient_does_not_hold_back_the_others(partnership, open_office):
    open_office.answers["feil@kommune.example"] = "550 5.1.1 No such user"
    for n, address in enumerate(["feil@kommune.example", "ase@kommune.example"]):
        write(partnership, key=f"brev:{n}", email=address)

    result = send_due(clock=lambda: NOW)

    assert (result.sent, result.failed, result.waiting) == (1, 1, 0)


def test_a_fault_of_ours_is_logged_shown_and_tried_again(partnership, monkeypatch, caplog):
    monkeypatch.setattr(sending, "as_mail", lambda message: 1 / 0)
    message = write(partnership)

    send(message.pk, now=NOW)

    assert stands(message) == (FAILED, Problem.OTHER)
    assert message.answer == "ZeroDivisionError"
    assert "ZeroDivisionError" in caplog.text


def test_a_goodbye_that_goes_wrong_does_not_send_the_mail_again(partnership, open_office, monkeypatch):
    def badly(self):
        raise OSError("reset")

    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.close", badly)
    message = write(partnership)

    send(message.pk, now=NOW)

    assert stands(message) == (SENT, "")


def test_a_message_whose_sender_is_killed_every_time_is_given_up(partnership):
    message = write(partnership)
    Message.objects.update(attempts=5)

    send(message.pk, now=NOW)

    assert stands(message) == (GIVEN_UP, Problem.INTERRUPTED)
    assert mail.outbox == []


def test_a_message_nobody_has_tried_for_an_hour_is_shown_as_well(partnership):
    message = write(partnership)

    assert not undelivered(partnership.pk, now=NOW + timedelta(minutes=50))
    assert list(undelivered(partnership.pk, now=NOW + timedelta(minutes=70))) == [message]
