"""Checking a file somebody gives, and a case's own paper as it is now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handlingsrom.cases.models import Case
from handlingsrom.cases.paper import file_name, render
from handlingsrom.cases.projection import project
from handlingsrom.findings.checking import check_paper
from handlingsrom.findings.models import CheckedPaper
from handlingsrom.findings.policies import check_can_settle
from handlingsrom.lib.errors import Refused
from handlingsrom.web.cases.finding import open_case
from handlingsrom.web.control.finding import actor_of
from handlingsrom.web.control.forms import PaperForm
from handlingsrom.web.control.listing import list_page
from handlingsrom.web.forms import put_on

_LONGEST_NAME = 200


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Check the file; what is wrong with it stands at its field."""
    actor = actor_of(request)
    check_can_settle(actor, actor.partnership_id or 0)
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            checked = _check(request, file.name[-_LONGEST_NAME:], file.read())
        except Refused as refusal:
            put_on(form, refusal)
        else:
            return redirect("control:paper", pk=checked.pk)
    return list_page(request, form)


@require_POST
def check_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the case's paper as it would be sent now. Raises Refused when it is decided or withdrawn."""
    case = open_case(request, pk)
    language = "nn" if get_language() == "nn" else "nb"
    written_at = case.edited_at or timezone.localtime()
    content = render(project(case), "docx", now=timezone.localtime(written_at), language=language)
    try:
        checked = _check(request, f"{file_name(case)}.docx", content, case)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("cases:show", pk=case.pk)
    return redirect("control:paper", pk=checked.pk)


def _check(request: HttpRequest, name: str, content: bytes, case: Case | None = None) -> CheckedPaper:
    actor, now = actor_of(request), timezone.localtime()
    assert actor.partnership is not None  # who may check papers belongs to a partnership
    checked, is_new = check_paper(
        by=actor, now=now, partnership=actor.partnership, name=name, content=content, case=case
    )
    if not is_new:
        messages.info(request, _("This very paper was checked before. Here is what was found, and what was said."))
    return checked
