"""A reserve that holds money while no rules for its use are adopted."""

from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.findings.evidence import entries_with_decisions, of_entry, to_journal
from handlingsrom.findings.finding import Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry, ReserveRules

ID = "reserve-without-rules"


def find(partnership_id: int, on: date) -> list[Finding]:
    if ReserveRules.objects.filter(partnership_id=partnership_id, adopted_on__lte=on).exists():
        return []
    held = Account.objects.filter(partnership_id=partnership_id, kind=AccountKind.RESERVE)
    ore = held.aggregate(ore=Sum("balance_ore"))["ore"] or 0
    if not ore:
        return []
    set_aside = list(
        entries_with_decisions(Entry.objects.filter(partnership_id=partnership_id, kind=EntryKind.SET_ASIDE))
    )
    since = set_aside[0].booked_on if set_aside else None
    return [
        Finding(
            rule=ID,
            about="reserve",
            subject=_("The reserve"),
            message=_("The reserve holds %(kr)s kr, and no rules for its use are adopted. It cannot be drawn on.")
            % {"kr": format_kr(ore)},
            link=to_journal(konto=AccountKind.RESERVE),
            amount_ore=ore,
            since=since,
            age_days=days_since(since, on),
            evidence=tuple(map(of_entry, set_aside)),
        )
    ]


RULE = Rule(
    ID,
    gettext_lazy("A reserve without rules"),
    gettext_lazy("Money is set aside, but nobody has adopted what it may be used for. Propose rules in a case."),
    Severity.MUST,
    find,
)
