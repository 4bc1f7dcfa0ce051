"""What one initiative has spent: entered by its leader or owner, and the secretariat."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.awards.purse import Purse
from handlingsrom.awards.reconciling import entries_of
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import refund_spending
from handlingsrom.money.policies import check_can_report_spending
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.spending_forms import RefundForm
from handlingsrom.web.forms import SafeForm, put_on
from handlingsrom.web.links import to_entry, to_initiative
from handlingsrom.web.money.forms import SpentForm
from handlingsrom.web.money.recording import report, say_spent

_GET_OR_POST = ["GET", "HEAD", "POST"]
ROWS_A_PAGE = 50


@require_http_methods(_GET_OR_POST)
def spending(request: HttpRequest, code: str) -> HttpResponse:
    """What it can spend and has spent, and the form to report more."""
    found = _own(request, code)
    form = SpentForm(request.POST or None, initial={"booked_on": timezone.localdate()})
    if form.is_valid():
        try:
            entries = report(request, found, form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            say_spent(request, entries)
            return redirect("money_spending", found.code)
    return _page(request, "awards/spending.html", found, form)


@require_http_methods(_GET_OR_POST)
def refund(request: HttpRequest, code: str) -> HttpResponse:
    """Money spent that came back."""
    found = _own(request, code)
    form = RefundForm(request.POST or None, initial={"booked_on": timezone.localdate()})
    if form.is_valid() and _refunded(request, found, form):
        return redirect("money_spending", found.code)
    return _page(request, "awards/refund.html", found, form)


def _refunded(request: HttpRequest, found: Initiative, form: RefundForm) -> bool:
    said = form.cleaned_data
    try:
        entries = refund_spending(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
            initiative=found,
            amount_ore=said["amount"],
            booked_on=said["booked_on"],
            text=said["text"],
            reference=said["reference"],
            key=f"refund:{said['key']}",
        )
    except Refused as refusal:
        put_on(form, refusal)
        return False
    vouchers = ", ".join(map(str, entries))
    messages.success(request, _("What came back is recorded: %(vouchers)s.") % {"vouchers": vouchers})
    return True


def _own(request: HttpRequest, code: str) -> Initiative:
    found = get_own(request, Initiative.objects.all(), code=code)
    check_can_report_spending(request.actor, found)  # type: ignore[attr-defined]
    return found


def _page(request: HttpRequest, template: str, found: Initiative, form: SafeForm) -> HttpResponse:
    rows = entries_of(found)[::-1]
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "initiative": found,
        "form": form,
        "purse": Purse.of(found, timezone.localdate()),
        "page": page,
        "rows": [(entry, to_entry(entry.voucher), ore) for entry, ore in page],
        "spent_ore": sum(ore for _entry, ore in rows),
        "crumbs": _crumbs(request, found, template),
    }
    return render(request, template, context, status=422 if form.errors else 200)


def _crumbs(request: HttpRequest, found: Initiative, template: str) -> list[tuple[str, str]]:
    trail = [(_("Funds"), reverse("money")), (found.title, to_initiative(found.pk))]
    own = (_("Spending"), reverse("money_spending", args=[found.code]))
    return [*trail, own] if "refund" in template else trail
