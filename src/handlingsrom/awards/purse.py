"""What initiatives have to spend today. Money for a later year, or that waits for a condition, is not there yet."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from handlingsrom.money.actions import spendable_on
from handlingsrom.money.conditions import blocked, waiting_of, waits_for_condition
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, Condition
from handlingsrom.plan.models import Initiative


@dataclass(frozen=True)
class Purse:
    """What an initiative has to spend of, in øre. `waiting` says what is held back, and why."""

    held: list[tuple[Account, int]]
    now_ore: int
    later: list[Account]
    waiting: str

    @classmethod
    def of(cls, initiative: Initiative, today: date) -> "Purse":
        held = [(account, ore) for account, ore in spendable_on(initiative, today).items() if ore]
        awards = Account.objects.filter(kind=AccountKind.AWARD, initiative=initiative, balance_ore__gt=0)
        waiting = blocked(initiative)
        return cls(
            held,
            sum(ore for _account, ore in held),
            list(awards.filter(year__gt=today.year).select_related("grant").order_by("year")),
            str(waits_for_condition(initiative, waiting)) if waiting else "",
        )


def spendable_by_initiative(partnership_id: int, today: date) -> dict[int, int]:
    """Initiative id → øre it can spend today, for all that have been awarded money; three queries.

    As `spendable_on`: what waits for a condition is the newest money, so that of later years first.
    """
    now: Counter[int] = Counter()
    later: Counter[int] = Counter()
    waiting: Counter[int] = Counter()
    awards = Account.objects.filter(partnership_id=partnership_id, kind=AccountKind.AWARD)
    for initiative_id, year, ore in awards.values_list("initiative_id", "year", "balance_ore"):
        (now if year <= today.year else later)[initiative_id or 0] += ore
    for condition, ore in waiting_of(Condition.objects.filter(initiative__partnership_id=partnership_id)).items():
        waiting[condition.initiative_id] += ore
    return {pk: max(0, ore - max(0, waiting[pk] - later[pk])) for pk, ore in now.items()}
