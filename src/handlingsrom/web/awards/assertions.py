"""Balances somebody has made sure of against a statement elsewhere; the journal is held to them from then on."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handlingsrom.awards.accounts_policies import check_can_read_accounts
from handlingsrom.lib.errors import Refused
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.assertions import assert_balance, standing
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, BalanceAssertion
from handlingsrom.money.policies import can_post, check_can_post
from handlingsrom.papers.model import Column, Row
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import get_own, own
from handlingsrom.web.awards.reconciling_forms import AssertionForm
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_initiative
from handlingsrom.web.money.rows import account_name

ROWS_A_PAGE = 50
_ASSERTED = (
    AccountKind.AWARD,
    AccountKind.SPENT,
    AccountKind.UNALLOCATED,
    AccountKind.RESERVE,
    AccountKind.SUSPENSE,
)


@require_http_methods(["GET", "HEAD", "POST"])
def assertions(request: HttpRequest) -> HttpResponse:
    """The list of those that stand, and the form for one more."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_read_accounts(actor, actor.partnership_id or 0)
    if request.method == "POST":
        check_can_post(actor, actor.partnership_id or 0)
    may = can_post(actor, actor.partnership_id or 0)
    form = AssertionForm(request.POST or None, accounts=_accounts(request) if may else [])
    if form.is_valid() and _asserted(request, form):
        return redirect("money_assertions")
    page = Paginator(_standing(request), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form if may else None,
        "page": page,
        "rows": [(row, account_name(row.account), to_initiative(row.account.initiative_id)) for row in page],
        "crumbs": [(_("Funds"), reverse("money")), (_("Reconciliation"), reverse("money_reconciliation"))],
    }
    return render(request, "awards/assertions.html", context, status=422 if form.errors else 200)


def _asserted(request: HttpRequest, form: AssertionForm) -> bool:
    said: dict[str, Any] = form.cleaned_data
    account = get_own(request, Account.objects.all(), pk=said["account"])
    if _is_there(account, said):
        return True
    try:
        assert_balance(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
            account=account,
            held_on=said["held_on"],
            balance_ore=said["balance"],
            source=said["source"],
        )
    except Refused as refusal:
        put_on(form, refusal)
        return False
    messages.success(request, _("The balance is made sure of. Nothing can be booked that changes it."))
    return True


def _is_there(account: Account, said: dict[str, Any]) -> bool:
    """A second sending of the very same is the first one."""
    same = standing(account.partnership_id).filter(
        account=account, held_on=said["held_on"], balance_ore=said["balance"], source=said["source"]
    )
    return same.exists()


def _accounts(request: HttpRequest) -> list[tuple[str, list[tuple[int, str]]]]:
    found = own(request, Account.objects.filter(kind__in=_ASSERTED).select_related("initiative", "grant"))
    rows = sorted(found, key=lambda a: (sort_key(account_name(a)), a.year, a.grant.year))
    return [
        (str(kind.label), [(a.pk, _label(a)) for a in rows if a.kind == kind])
        for kind in _ASSERTED
        if any(a.kind == kind for a in rows)
    ]


def _label(account: Account) -> str:
    year = f" {account.year}" if account.kind == AccountKind.SPENT else ""
    about = f", {account.initiative.title}" if account.initiative and account.kind == AccountKind.SUSPENSE else ""
    return f"{account_name(account)}{year}{about} · {account.grant.name}"


def _standing(request: HttpRequest) -> QuerySet[BalanceAssertion]:
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    rows = standing(partnership_id).select_related("account__initiative", "account__grant")
    return rows.order_by("-held_on", "-pk")


@require_safe
def assertions_xlsx(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_read_accounts(actor, actor.partnership_id or 0)
    columns = [
        Column(_("Account"), weight=3),
        Column(_("Grant"), weight=2),
        Column(_("At the end of"), "date"),
        Column(_("Held"), "amount"),
        Column(_("Compared with"), weight=3),
        Column(_("Recorded by"), weight=2),
    ]
    rows = [
        Row((account_name(x.account), x.account.grant.name, x.held_on, x.balance_ore, x.source, x.recorded_by))
        for x in _standing(request)
    ]
    return xlsx_response("saldoer", _("Balances made sure of"), columns, rows)
