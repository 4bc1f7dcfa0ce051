"""One message: what it said, to whom, what became of each try, and sending it again."""

from typing import Any

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from handlingsrom.lib.errors import Refused
from handlingsrom.messages.actions import resend
from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.mail import folder_of_files
from handlingsrom.messages.models import Message
from handlingsrom.messages.policies import can_resend, check_can_read_messages, check_can_resend
from handlingsrom.people.policies import can_edit_people
from handlingsrom.web.access import get_own
from handlingsrom.web.forms import SafeForm, put_on
from handlingsrom.web.messages.links import hide_personal_links
from handlingsrom.web.messages.states import state_words


class SendAgainForm(SafeForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )


@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _read(request, pk))


@require_safe
def attachment(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """A file as it was sent. Always to be saved: what it holds is not the program's own."""
    file = _read(request, pk).files.filter(order=order).first()
    if file is None:
        raise Http404
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    header = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = header or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """From the first try, to the address in the form."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    row = get_own(request, Message.objects.select_related("person"), pk=pk)
    check_can_resend(actor, row.partnership_id)
    form = SendAgainForm(request.POST)
    if form.is_valid():
        try:
            resend(by=actor, now=timezone.localtime(), message=row, email=form.cleaned_data["email"])
        except Refused as refusal:
            put_on(form, refusal)
        else:
            notices.success(request, _("The message is on its way to %(email)s.") % form.cleaned_data)
            return redirect("messages:show", pk)
    return _page(request, row, form)


def _read(request: HttpRequest, pk: int) -> Message:
    """404 for another partnership's, 403 for who may not read the outbox."""
    row = get_own(request, Message.objects.select_related("person"), pk=pk)
    check_can_read_messages(request.actor, row.partnership_id)  # type: ignore[attr-defined]
    return row


def _page(request: HttpRequest, row: Message, form: SendAgainForm | None = None) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    may_send = can_resend(actor, row.partnership_id) and row.state != MessageState.WAITING
    now_at = row.person.email if row.person else row.email
    context = {
        "crumbs": [
            (actor.partnership.name, reverse("overview")),
            (_("Messages"), reverse("messages:list")),
        ],
        "row": row,
        "sent_word": state_words()[MessageState.SENT],
        "text": hide_personal_links(row.text),
        "files": row.files.defer("content"),
        "tries": row.tries.all(),
        "person_url": _person_url(actor, row),
        # The person may have a new address by now.
        "new_email": now_at if now_at != row.email else "",
        "hint": _hint(row),
        "form": (form or SendAgainForm(initial={"email": now_at})) if may_send or form else None,
        "folder": folder_of_files(),
    }
    return render(request, "messages/show.html", context, status=422 if form and form.errors else 200)


def _hint(row: Message) -> str:
    """What the secretariat itself can do about what went wrong."""
    if not row.problem:
        return ""
    if row.state == MessageState.FAILED:
        return _("Handlingsrom tries again by itself. Tell whoever runs it if this goes on.")
    if row.problem == Problem.RECIPIENT:
        return _("Look for a mistake in the address, or ask the recipient. Then send the message again.")
    if row.problem == Problem.INTERRUPTED:
        return _("Send the message again.")
    return _("Tell whoever runs Handlingsrom. When it is put right, the message can be sent again.")


def _person_url(actor: Any, row: Message) -> str:
    if row.person is None or not can_edit_people(actor, row.partnership_id):
        return ""
    return reverse("people_person", args=[row.person_id])
