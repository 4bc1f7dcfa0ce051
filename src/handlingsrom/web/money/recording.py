"""What the secretariat records without a decision: a grant received, money spent, and a corrected entry."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.awards.purse import spendable_by_initiative
from handlingsrom.cases.correcting import reverse_entry as post_reversal
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.actions import receive_grant, report_spending, spendable_on
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.money.policies import check_can_post
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import get_own
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_entry, to_journal
from handlingsrom.web.money.forms import GrantForm, ReversalForm, SpendingForm
from handlingsrom.web.money.journal import crumbs, find_entry, needs_decision
from handlingsrom.web.money.rows import entry_row

_GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(_GET_OR_POST)
def receive(request: HttpRequest) -> HttpResponse:
    partnership = _partnership(request)
    form = GrantForm(request.POST or None, initial=_usual_grant(partnership))
    if form.is_valid():
        try:
            entry = _receive_once(request, form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The grant is recorded as entry %(voucher)s.") % {"voucher": entry})
            return redirect(f"{reverse('money')}?ar={form.cleaned_data['year']}")
    return _form_page(request, form, "money/receive.html", crumbs=crumbs(request)[:2])


def _receive_once(request: HttpRequest, said: dict[str, Any]) -> Entry:
    """A second sending of the very same grant is the first one."""
    partnership = _partnership(request)
    same = Entry.objects.filter(
        partnership=partnership,
        kind=EntryKind.GRANT,
        amount_ore=said["amount"],
        booked_on=said["received_on"],
        to_account__grant__name=said["name"],
        to_account__grant__giver=said["giver"],
        to_account__grant__year=said["year"],
        to_account__grant__letter_reference=said["letter_reference"],
    ).first()
    return same or receive_grant(
        by=request.actor,  # type: ignore[attr-defined]
        now=timezone.now(),
        partnership=partnership,
        name=said["name"],
        giver=said["giver"],
        year=said["year"],
        letter_reference=said["letter_reference"],
        amount_ore=said["amount"],
        received_on=said["received_on"],
    )


def _usual_grant(partnership: Any) -> dict[str, Any]:
    """The giver of last time; the year is this one."""
    last = partnership.grants.order_by("-year", "-id").first()
    return {"giver": last.giver if last else "", "year": timezone.localdate().year}


@require_http_methods(_GET_OR_POST)
def spend(request: HttpRequest) -> HttpResponse:
    """The secretariat's: any initiative with money. Leaders have a page for theirs, see `web.awards.spending`."""
    partnership = _partnership(request)
    initial = {"initiative": request.GET.get("tiltak", ""), "booked_on": timezone.localdate()}
    form = SpendingForm(request.POST or None, initial=initial, available=_with_money(partnership.pk, request))
    if form.is_valid():
        initiative = get_own(request, Initiative.objects.all(), pk=form.cleaned_data["initiative"])
        try:
            entries = report(request, initiative, form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            say_spent(request, entries)
            return redirect(to_journal(tiltak=initiative.pk))
    return _form_page(request, form, "money/spend.html", crumbs=crumbs(request)[:2])


def report(request: HttpRequest, initiative: Initiative, said: dict[str, Any]) -> list[Entry]:
    """Record what a SpentForm says. Refused with how much could be spent that day, and today when that is more."""
    day = said["booked_on"]
    try:
        return report_spending(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
            initiative=initiative,
            amount_ore=said["amount"],
            booked_on=day,
            text=said["text"],
            reference=said["reference"],
            key=f"spending:{said['key']}",
        )
    except Refused as refusal:
        then, now = (sum(spendable_on(initiative, on).values()) for on in (day, timezone.localdate()))
        if not then < said["amount"] <= now:
            raise
        raise Refused(_not_there_then(day, then, now), field="booked_on") from refusal


def _not_there_then(day: date, then_ore: int, now_ore: int) -> str:
    """The money came later than the day that was written, or is for a later year."""
    return _("On %(date)s it had %(then)s kr to spend. Today it has %(now)s kr. Choose a later date.") % {
        "date": format_date(day),
        "then": format_kr(then_ore),
        "now": format_kr(now_ore),
    }


def say_spent(request: HttpRequest, entries: list[Entry]) -> None:
    vouchers = ", ".join(map(str, entries))
    messages.success(request, _("The spending is recorded: %(vouchers)s.") % {"vouchers": vouchers})


def _with_money(partnership_id: int, request: HttpRequest) -> list[tuple[int, str, int]]:
    """Initiatives with money to spend today. One just emptied stays while its form is sent again."""
    held = spendable_by_initiative(partnership_id, timezone.localdate())
    sent = request.POST.get("initiative", "")
    shown = [pk for pk, ore in held.items() if ore or str(pk) == sent]
    titles = Initiative.objects.filter(pk__in=shown).values_list("pk", "title")
    return sorted(((pk, title, held[pk]) for pk, title in titles), key=lambda one: sort_key(one[1]))


@require_http_methods(_GET_OR_POST)
def reverse_entry(request: HttpRequest, voucher: str) -> HttpResponse:
    """There is no form for what only a decision undoes: the page says how that is done."""
    entry = find_entry(request, voucher)
    check_can_post(request.actor, entry.partnership_id)  # type: ignore[attr-defined]
    form = ReversalForm(request.POST or None, initial={"booked_on": timezone.localdate()})
    if form.is_valid():
        try:
            posted = _reverse(request, entry, form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            said = {"voucher": entry, "other": posted}
            messages.success(request, _("%(voucher)s is reversed by %(other)s.") % said)
            return redirect(to_entry(posted.voucher))
    trail = [*crumbs(request), (entry.voucher, to_entry(entry.voucher))]
    context = {"entry": entry, "row": entry_row(entry), "by_decision": needs_decision(entry)}
    return _form_page(request, form, "money/reverse.html", crumbs=trail, **context)


def _reverse(request: HttpRequest, entry: Entry, said: dict[str, Any]) -> Entry:
    on: date = said["booked_on"]
    return post_reversal(by=request.actor, now=timezone.now(), entry=entry, booked_on=on, text=said["text"])  # type: ignore[attr-defined]


def _partnership(request: HttpRequest) -> Any:
    """The partnership of the one who asks, when they may post to its journal; otherwise Forbidden."""
    actor = request.actor  # type: ignore[attr-defined]
    check_can_post(actor, actor.partnership_id)
    return actor.partnership


def _form_page(request: HttpRequest, form: Form, template: str, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
