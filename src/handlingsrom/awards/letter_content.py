"""What an award letter says: gathered once, when the letter is made, and kept in it as plain values.

Amounts in øre, days as `2026-05-21`, codes of kinds of entry and requirements; sentences in bokmål, as they were
when the letter was made. `letter_paper` writes them out.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from handlingsrom.awards.letter_given import Given
from handlingsrom.cases.changes import kind_of
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Decision, Effect, ProposedChange
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.sorting import sort_key
from handlingsrom.money.kinds import AccountKind, Requirement
from handlingsrom.money.models import Condition, Entry
from handlingsrom.people.actors import current
from handlingsrom.people.models import Role, RoleKind

LANGUAGE = "nb"
DUTIES = (
    gettext_noop("Report the status of the initiative, and what has been spent, at least twice a year."),
    gettext_noop("At the end of the year, say what is left, why, and what it is to be used for."),
    gettext_noop(
        "Keep the award apart in the accounts, under a project number of its own, and keep the vouchers. Whoever "
        "gives the grant may ask what the money was used for."
    ),
)
"""What every award asks of its holder."""

Content = dict[str, Any]


def contents(case: Case, given: list[Given], now: datetime) -> dict[int, Content]:
    """Initiative id → what its letter says. Seven queries, however many letters."""
    with override(LANGUAGE):
        shared = _of_case(case, now)
        effects = list(
            Effect.objects.filter(decision__point__case=case).select_related(
                "condition__initiative", "commitment", "follow_up", "change"
            )
        )
        leads = _leads(case)
        available = _available(given, case.budget_year)
        return {
            one.initiative.pk: {
                **_of_initiative(one, case),
                **_beside(one, effects),
                "available_ore": available[one.initiative.pk],
                **shared,
                "decision": {**shared["decision"], "points": _points(one, leads)},
            }
            for one in given
        }


def _of_case(case: Case, now: datetime) -> Content:
    """The same in every letter of the case."""
    today = timezone.localtime(now).date()
    return {
        "partnership": case.partnership.name,
        "year": case.budget_year,
        "made_on": today.isoformat(),
        "duties": [_(text) for text in DUTIES],
        "routines": _routines(case),
        "decision": {
            "case": case.number,
            "title": case.title,
            "body": case.body.name,
            "body_code": case.body.code,
        },
        "contact": _contact(case.partnership_id, today),
    }


def _contact(partnership_id: int, today: date) -> list[dict[str, str]]:
    """Two of the secretariat, by name."""
    roles = Role.objects.filter(
        current(today), kind=RoleKind.SECRETARIAT, person__partnership_id=partnership_id
    ).select_related("person")
    persons = {role.person for role in roles}
    return [{"name": p.name, "email": p.email} for p in sorted(persons, key=lambda p: sort_key(p.name))[:2]]


def _routines(case: Case) -> list[str]:
    """What the case makes a routine for all; a task that is done once concerns whoever is to do it."""
    adopted = ProposedChange.objects.filter(
        case=case,
        kind=ChangeKind.ADOPT_ROUTINE,
        initiative__isnull=True,
        every_months__isnull=False,
        effects__isnull=False,
    )
    return [kind_of(change.kind).sentence(change) for change in adopted.distinct().order_by("order", "id")]


def _of_initiative(given: Given, case: Case) -> Content:
    initiative, entries = given.initiative, given.entries
    last_year = max(case.budget_year, *(entry.to_account.year for entry in entries))
    grants = {entry.to_account.grant_id: entry.to_account.grant for entry in entries}
    return {
        "initiative": {
            "title": initiative.title,
            "programme": initiative.programme.name if initiative.programme else "",
            "focus_area": initiative.focus_area.name if initiative.focus_area else "",
        },
        "lines": [_line(effect) for effect in given.effects],
        "sum_ore": sum(entry.amount_ore for entry in entries),
        "spend_until": date(last_year, 12, 31).isoformat(),
        "grants": [
            {"name": grant.name, "giver": grant.giver, "reference": grant.letter_reference}
            for grant in grants.values()
        ],
    }


def _line(effect: Effect) -> Content:
    entry, change = effect.entry, effect.change
    assert entry
    return {
        "kind": entry.kind,
        "amount_ore": entry.amount_ore,
        "voucher": entry.voucher,
        "year": entry.to_account.year,
        "from_year": entry.from_account.year,
        "purpose": (change.text if change else "") or entry.text,
    }


def _beside(given: Given, effects: list[Effect]) -> Content:
    """What the same case decided for the initiative beside the money: conditions, promises, what to follow up."""
    pk = given.initiative.pk
    conditions = [e.condition for e in effects if e.condition and e.condition.initiative_id == pk]
    promised = [e.commitment for e in effects if e.commitment and e.commitment.initiative_id == pk]
    asked = [e.follow_up for e in effects if e.follow_up and e.follow_up.initiative_id == pk]
    return {
        "conditions": [
            {"amount_ore": c.amount_ore, "requires": c.requires.split(), "text": _condition_text(c)}
            for c in conditions
        ],
        "commitments": [{"year": c.year, "amount_ore": c.amount_ore} for c in promised if c.amount_ore],
        "tasks": [{"text": f.text, "due_on": f.due_on.isoformat() if f.due_on else ""} for f in asked],
    }


def _condition_text(condition: Condition) -> str:
    needed = ", ".join(str(Requirement(code).label).lower() for code in condition.requires.split())
    return _("%(amount)s cannot be spent until this is in place: %(needed)s.") % {
        "amount": f"{format_kr(condition.amount_ore)}{NBSP}kr",
        "needed": needed,
    }


def _leads(case: Case) -> dict[int, str]:
    """How each main point begins: what the points below it go on from."""
    decided = Decision.objects.filter(point__case=case, point__sub=0)
    return dict(decided.values_list("point__main", "wording"))


def _points(given: Given, leads: dict[int, str]) -> list[dict[str, str]]:
    """The points that gave the money, as decided."""
    found = {effect.decision_id: effect.decision for effect in given.effects}
    return [
        {
            "label": decision.point.label,
            "lead": leads.get(decision.point.main, "") if decision.point.sub else "",
            "wording": decision.wording,
            "reservations": decision.reservations,
            "decided_on": decision.decided_on.isoformat(),
        }
        for decision in found.values()
    ]


def _available(given: list[Given], year: int) -> dict[int, int]:
    """What each initiative's awards of the year and earlier held when the case was carried out; two queries."""
    last = max(entry.position for one in given for entry in one.entries)
    held = dict.fromkeys((one.initiative.pk for one in given), 0)
    for side, sign in (("to_account", 1), ("from_account", -1)):
        rows = Entry.objects.filter(
            **{
                f"{side}__kind": AccountKind.AWARD,
                f"{side}__initiative__in": held,
                f"{side}__year__lte": year,
                "position__lte": last,
            }
        )
        sums = rows.order_by().values_list(f"{side}__initiative").annotate(Sum("amount_ore"))
        for pk, ore in sums:
            held[pk] += sign * ore
    return held
