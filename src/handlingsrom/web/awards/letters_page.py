"""One award letter: what it says, to whom it was sent, and the answer."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from handlingsrom.awards.accepting import accept as accept_award
from handlingsrom.awards.letter_changes import taken_back
from handlingsrom.awards.letter_list import LetterRow, letters, with_recipients
from handlingsrom.awards.letter_mail import mails_to, send_letter
from handlingsrom.awards.letter_paper import file_name
from handlingsrom.awards.letter_paper import render as render_paper
from handlingsrom.awards.letter_people import those_answering
from handlingsrom.awards.letter_policies import (
    answers_for,
    can_read_letters,
    can_read_letters_of,
    can_send_letters,
)
from handlingsrom.awards.letter_words import letter_title
from handlingsrom.awards.models import AwardLetter
from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.models import Message
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Person
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.letters import crumbs, letters_crumbs
from handlingsrom.web.awards.letters_rows import Named, named, show
from handlingsrom.web.awards.letters_said import said
from handlingsrom.web.files import file_response
from handlingsrom.web.links import to_initiative

FORMS = ("pdf", "docx")


@dataclass(frozen=True)
class Line:
    """Somebody the letter is to. `times`: how often it was mailed to them; `email`: where it was, or will be."""

    named: Named
    email: str
    sent_at: datetime | None
    mail: Message | None
    times: int
    may_send: bool

    @property
    def state(self) -> str:
        """Where the mail is, until the server has taken it."""
        if self.mail is None or self.mail.state == MessageState.SENT:
            return ""
        return str(MessageState(self.mail.state).label)

    @property
    def has_failed(self) -> bool:
        return self.mail is not None and self.mail.state in (MessageState.FAILED, MessageState.GIVEN_UP)

    @property
    def mail_url(self) -> str:
        """The message with all its tries."""
        return reverse("messages:show", args=[self.mail.pk]) if self.mail else ""

    @property
    def problem(self) -> str:
        return str(Problem(self.mail.problem).label) if self.mail and self.mail.problem else ""


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    actor, found = _own(request, pk)
    row = LetterRow(found)
    reads_all = can_read_letters(actor, found.partnership_id)
    context = {
        "crumbs": letters_crumbs(actor) if reads_all else crumbs(),
        "letter": found,
        "title": letter_title(found),
        "row": show(row),
        "changes": taken_back([found]).get(found.pk, []),
        "lines": _lines(actor, found, row),
        "reads_all": reads_all,
        "may_accept": row.is_open and answers_for(actor, found.initiative),
        "can_edit": can_send_letters(actor, found.partnership_id),
        "initiative_url": to_initiative(found.initiative_id),
        **said(found),
    }
    return render(request, "awards/letter.html", context)


@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The letter as PDF or Word."""
    if form not in FORMS:
        raise Http404
    _actor, found = _own(request, pk)
    return file_response(render_paper(found, form), form, file_name(found))


@require_POST
def send(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Send it to one who answers for the initiative, or once more: `ganger` is how often it was sent before."""
    actor, found = _own(request, pk)
    whom = get_own(request, Person.objects.all(), pk=person)
    typed = request.POST.get("ganger", "")
    times = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    sent = send_letter(by=actor, now=timezone.localtime(), letter=found, person=whom, times=times)
    messages.success(
        request, _("The letter is sent to %(name)s, %(email)s.") % {"name": sent.name, "email": sent.email}
    )
    return redirect("money_letter", pk=pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the award, as the leader or owner who is signed in."""
    actor, found = _own(request, pk)
    accept_award(by=actor, now=timezone.localtime(), letter=found)
    messages.success(request, _("The award of “%(title)s” is accepted.") % {"title": found.initiative})
    from_initiative = request.POST.get("til") == "tiltak"
    return redirect(to_initiative(found.initiative_id) if from_initiative else reverse("money_letter", args=[pk]))


def _own(request: HttpRequest, pk: int) -> tuple[Actor, AwardLetter]:
    """A letter is for those who read all of them, and for the two who answer for its initiative."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = get_own(request, with_recipients(letters(actor.partnership_id or 0)), pk=pk)
    if not can_read_letters_of(actor, found.initiative):
        raise Http404
    return actor, found


def _lines(actor: Actor, found: AwardLetter, row: LetterRow) -> list[Line]:
    persons = {person.pk: person for person in those_answering(found.initiative)}
    sent = {one.person_id: one for one in found.recipients.all()}
    may_send = row.is_open and can_send_letters(actor, found.partnership_id)
    lines = []
    for one in named(found):
        recipient, person = sent.get(one.person_id), persons.get(one.person_id)
        mails = mails_to(recipient) if recipient else []
        lines.append(
            Line(
                named=one,
                email=recipient.email if recipient else person.email if person else "",
                sent_at=recipient.sent_at if recipient and mails else None,
                mail=mails[0] if mails else None,
                times=len(mails),
                may_send=may_send and person is not None,
            )
        )
    return lines
