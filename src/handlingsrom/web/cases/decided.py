"""What was decided, and what it led to: each effect with the way to the initiative, the entry or the follow-up."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from handlingsrom.cases.models import Decision, Effect
from handlingsrom.cases.states import Outcome
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.web.cases.page import Page
from handlingsrom.web.links import to_entry, to_initiative
from handlingsrom.web.templatetags.words import LIFECYCLE


@dataclass(frozen=True)
class Result:
    """One effect in words: what, about what, and where to see it."""

    what: str
    about: str
    url: str
    entry: str = ""
    entry_url: str = ""


@dataclass(frozen=True)
class Decided:
    decision: Decision
    label: str
    is_adopted: bool
    results: list[Result]


def decided_points(page: Page) -> list[Decided]:
    """The decisions of a case in the order of its points, with their effects; one query beside the page's own."""
    effects: dict[int, list[Result]] = {}
    for effect in _effects(page):
        effects.setdefault(effect.decision_id, []).append(_result(effect))
    found = []
    for point in page.points:
        if decision := getattr(point, "decision", None):
            decision.point = point
            is_adopted = decision.outcome == Outcome.ADOPTED
            found.append(Decided(decision, point.label, is_adopted, effects.get(decision.pk, [])))
    return found


def _effects(page: Page) -> list[Effect]:
    return list(
        Effect.objects.filter(decision__point__case=page.case)
        .select_related("initiative", "transition__initiative", "follow_up__initiative")
        .select_related("entry__from_account__initiative", "entry__from_account__grant")
        .select_related("entry__to_account__initiative")
        .select_related("commitment", "condition__initiative", "reserve_rules", "year_event")
        .order_by("id")
    )


def _result(effect: Effect) -> Result:
    about = effect.initiative.title if effect.initiative else ""
    url = to_initiative(effect.initiative_id)
    if effect.entry:
        kind = EntryKind(effect.entry.kind).label
        what = f"{kind} {format_kr(effect.entry.amount_ore)}{NBSP}kr"
        if effect.entry.kind == EntryKind.REPAYMENT:
            what = f"{what}, {effect.entry.from_account.grant}"
        whose, where = (about, url) if about else _whose(effect.entry)
        return Result(what, whose, where, effect.entry.voucher, to_entry(effect.entry.voucher))
    if effect.transition:
        what = str(LIFECYCLE[effect.transition.to_state])
        title = about or effect.transition.initiative.title
        return Result(what, title, url or to_initiative(effect.transition.initiative_id))
    if effect.follow_up:
        due = effect.follow_up.due_on
        what = _("Follow-up by %(date)s") % {"date": format_date(due)} if due else _("Follow-up")
        return Result(what, effect.follow_up.text, reverse("cases:follow_ups") + f"#f{effect.follow_up.pk}")
    return _said(effect, about, url) or Result(_("Kept in the plan"), about, url)


def _whose(entry: Entry) -> tuple[str, str]:
    """Whose money moved, when the change names nobody: the initiative's it went to or came from, or the common."""
    sides = (entry.to_account, entry.from_account)
    if holder := next((side.initiative for side in sides if side.initiative), None):
        return holder.title, to_initiative(holder.pk)
    is_reserve = AccountKind.RESERVE in [side.kind for side in sides]
    return str((AccountKind.RESERVE if is_reserve else AccountKind.UNALLOCATED).label), ""


def _said(effect: Effect, about: str, url: str) -> Result | None:
    """What a decision said of money without moving any."""
    if promised := effect.commitment:
        words = {"year": promised.year, "amount": f"{format_kr(promised.amount_ore)}{NBSP}kr"}
        taken_back = _("Commitment for %(year)s taken back") % words
        return Result(
            _("Commitment for %(year)s: %(amount)s") % words if promised.amount_ore else taken_back, about, url
        )
    if effect.condition:
        amount = f"{format_kr(effect.condition.amount_ore)}{NBSP}kr"
        holder = effect.condition.initiative
        return Result(_("Condition on %(amount)s") % {"amount": amount}, holder.title, to_initiative(holder.pk))
    if effect.reserve_rules:
        return Result(_("Rules for the reserve"), effect.reserve_rules.text[:120], "")
    if effect.year_event:
        opened = _("The books of %(year)s opened again") % {"year": effect.year_event.year}
        return Result(opened, effect.year_event.text[:120], "")
    return None
