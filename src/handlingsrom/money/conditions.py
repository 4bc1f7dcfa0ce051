"""Money given on condition: what waits, what for, and how a mandate is said to be in place.

A condition holds back an amount of the initiative's awards of its year or later, until all it requires is there.
What leaves the awards is first the money that waits for nothing. What waited and left (released, paid back, given
to another) waits there no more: money that comes later is not held back in its place.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.held_back import Held, Moved
from handlingsrom.money.kinds import AccountKind, Requirement
from handlingsrom.money.models import Account, Condition, Entry
from handlingsrom.money.policies import check_can_post
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative


def missing(condition: Condition) -> list[Requirement]:
    """What the condition requires and is not in place; empty when it is met. Reads `condition.initiative`."""
    initiative = condition.initiative
    there = {
        Requirement.MANDATE: condition.mandate_on is not None,
        Requirement.OWNER: initiative.owner_id is not None,
        Requirement.LEADER: initiative.leader_id is not None,
    }
    return [needed for needed in map(Requirement, condition.requires.split()) if not there[needed]]


def blocked(initiative: Initiative) -> int:
    """How much of the initiative's money waits for a condition, in øre, never more than its awards hold."""
    return sum(waiting_of(Condition.objects.filter(initiative=initiative)).values())


def waiting_of(conditions: QuerySet[Condition]) -> dict[Condition, int]:
    """Those of the conditions that are not met and still hold something back, with how much, in øre."""
    open_ones: dict[int, list[Condition]] = {}
    for condition in conditions.select_related("initiative"):
        if missing(condition):
            open_ones.setdefault(condition.initiative_id, []).append(condition)
    if not open_ones:
        return {}
    moved = _moved(open_ones)
    held = [pair for pk, some in open_ones.items() for pair in Held(some).after(moved.get(pk, [])).items()]
    return {condition: ore for condition, ore in sorted(held, key=lambda pair: pair[0].pk) if ore}


def _moved(initiative_ids: Iterable[int]) -> dict[int, list[Moved]]:
    """What came to and left the awards of the initiatives, by initiative, in the order it was recorded."""
    ids, award = list(initiative_ids), AccountKind.AWARD
    entries = Entry.objects.filter(
        Q(from_account__kind=award, from_account__initiative__in=ids)
        | Q(to_account__kind=award, to_account__initiative__in=ids)
    )
    sides = [f"{side}_account__{what}" for side in ("from", "to") for what in ("kind", "initiative_id", "year")]
    rows = entries.order_by("position").values_list(
        "pk", "reverses_id", "recorded_at", "booked_on", "amount_ore", *sides
    )
    found: dict[int, list[Moved]] = {}
    for pk, reverses, at, on, ore, from_kind, from_pk, from_year, to_kind, to_pk, to_year in rows:
        if from_kind == award:
            found.setdefault(from_pk, []).append(Moved(pk, reverses, at, on, -ore, from_year))
        if to_kind == award:
            found.setdefault(to_pk, []).append(Moved(pk, reverses, at, on, ore, to_year))
    return found


def check_not_blocked(source: Account, amount_ore: int) -> None:
    """Refused when spending this much would take of what waits for a condition."""
    initiative = source.initiative
    if initiative is None or not (waiting := blocked(initiative)):
        return
    awards = Account.objects.filter(kind=AccountKind.AWARD, initiative=initiative)
    if sum(award.balance_ore for award in awards) - waiting < amount_ore:
        raise waits_for_condition(initiative, waiting)


def waits_for_condition(initiative: Initiative, waiting_ore: int) -> Refused:
    needed = [
        str(requirement.label).lower()
        for condition in Condition.objects.filter(initiative=initiative).select_related("initiative")
        for requirement in missing(condition)
    ]
    return Refused(
        _("%(amount)s kr of “%(title)s” cannot be spent until this is in place: %(needed)s.")
        % {
            "amount": format_kr(waiting_ore),
            "title": initiative,
            "needed": ", ".join(dict.fromkeys(needed)),
        },
        field="amount",
    )


@transaction.atomic
def confirm_mandate(*, by: Actor, now: datetime, condition: Condition, mandate_on: date, note: str) -> Condition:
    """Say that the mandate a condition waits for is there: from which day, and where it is found."""
    check_can_post(by, condition.initiative.partnership_id)
    locked = Condition.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=condition.pk)
    if Requirement.MANDATE not in locked.requires.split():
        raise Refused(_("This condition does not ask for a mandate."))
    if mandate_on > timezone.localtime(now).date():
        raise Refused(_("A mandate is not in place before the day it is given."), field="mandate_on")
    if locked.mandate_on:
        raise Refused(_("The mandate is in place already."))
    if not note.strip():
        raise Refused(_("Write where the mandate is found."), field="note")
    locked.mandate_on, locked.mandate_note = mandate_on, note
    locked.save(update_fields=["mandate_on", "mandate_note"])
    record(
        by=by,
        now=now,
        action="money.mandate",
        subject=locked,
        after={"mandate_on": mandate_on, "mandate_note": note},
    )
    return locked
