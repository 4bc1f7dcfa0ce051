"""Answering a finding of a checked paper, and opening it again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from handlingsrom.findings.checking import settle
from handlingsrom.findings.models import Answer, CheckedPaper
from handlingsrom.lib.errors import Refused
from handlingsrom.web.control.finding import actor_of, own_paper
from handlingsrom.web.control.forms import SettleForm
from handlingsrom.web.control.paper import page_of, paper_page
from handlingsrom.web.forms import put_on


@require_POST
def settle_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Then to the next open finding; one that was opened again is shown itself."""
    checked = own_paper(request, pk)
    form = SettleForm(request.POST)
    if form.is_valid():
        key, answer = form.cleaned_data["key"], Answer(form.cleaned_data["answer"])
        reason = form.cleaned_data["reason"]
        now = timezone.localtime()
        try:
            settle(by=actor_of(request), now=now, paper=checked, key=key, answer=answer, reason=reason)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            return redirect(_then(request, checked, key, answer))
    return paper_page(request, page_of(request, checked), form)


def _then(request: HttpRequest, checked: CheckedPaper, key: str, answer: Answer) -> str:
    page = page_of(request, checked)
    if answer == Answer.REOPENED:
        page.which = ""
        opened = next((each for each in page.findings if each.key == key), None)
        return page.address() + (f"#{opened.anchor}" if opened else "")
    return page.address(after=key)
