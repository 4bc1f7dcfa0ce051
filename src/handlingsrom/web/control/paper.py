"""The page of one checked paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.findings.models import CheckedPaper
from handlingsrom.web.charts import share
from handlingsrom.web.control.finding import may_settle, readable_paper
from handlingsrom.web.control.forms import SettleForm
from handlingsrom.web.control.page import OPEN, SETTLED, Page


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    return paper_page(request, page_of(request, readable_paper(request, pk)))


def page_of(request: HttpRequest, checked: CheckedPaper) -> Page:
    """`?vis=uavgjort` or `avgjort`, and `?alt=1` for what is only likely too."""
    return Page(checked, which=request.GET.get("vis", ""), is_all=request.GET.get("alt") == "1")


def paper_page(request: HttpRequest, page: Page, form: SettleForm | None = None) -> HttpResponse:
    """`form`: an answer that was refused, to be shown where it was given."""
    findings, open_ones = page.findings, page.open
    done = len(findings) - len(open_ones)
    context: dict[str, Any] = {
        "crumbs": [(_("Control"), reverse("control:list"))],
        "page": page,
        "checked": page.checked,
        "form": form,
        "refused_key": _refused_key(page, form),
        "may_settle": may_settle(request),
        "count": len(findings),
        "done": done,
        "done_width": share(done, len(findings)) if findings else "0",
        "next": open_ones[0] if open_ones else None,
        "views": [
            (_("All"), page.address(which=""), len(findings), page.which == ""),
            (_("Not settled"), page.address(which=OPEN), len(open_ones), page.which == OPEN),
            (_("Settled"), page.address(which=SETTLED), done, page.which == SETTLED),
        ],
        "other_view": page.address(is_all=not page.is_all),
    }
    return render(request, "control/paper.html", context, status=422 if form else 200)


def _refused_key(page: Page, form: SettleForm | None) -> str:
    """The open finding whose answer was refused; "" when the answer was to none that is shown."""
    key = form["key"].value() if form else ""
    return next((each.key for each in page.open if each.key == key), "")
