"""Money given on condition: what waits, what for, and how a mandate is said to be in place.

A condition holds back an amount of the initiative's awards of its year or later, until all it requires is there.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.kinds import AccountKind, Requirement
from handlingsrom.money.models import Account, Condition
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


def unmet(partnership_id: int) -> list[Condition]:
    """Conditions that hold money back now, oldest first; one query."""
    found = Condition.objects.filter(initiative__partnership_id=partnership_id).select_related("initiative")
    return [condition for condition in found if missing(condition)]


def blocked(initiative: Initiative) -> int:
    """How much of the initiative's money waits for a condition, in øre, never more than its awards hold."""
    waiting = [
        c for c in Condition.objects.filter(initiative=initiative).select_related("initiative") if missing(c)
    ]
    if not waiting:
        return 0
    awards = Account.objects.filter(
        kind=AccountKind.AWARD, initiative=initiative, year__gte=min(c.year for c in waiting)
    )
    return min(sum(c.amount_ore for c in waiting), sum(a.balance_ore for a in awards))


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
