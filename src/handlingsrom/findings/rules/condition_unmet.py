"""Money held back by a condition that nobody has met for long."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.models import Effect
from handlingsrom.findings.evidence import to_case, to_initiative
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.money.conditions import missing, waiting_of
from handlingsrom.money.models import Condition

ID = "condition-unmet"
DAYS = 90
"""Status is asked for four times a year: a condition still open by the next round needs somebody."""


def find(partnership_id: int, on: date) -> list[Finding]:
    """The oldest first."""
    conditions = Condition.objects.filter(initiative__partnership_id=partnership_id)
    waiting = {
        condition: ore for condition, ore in waiting_of(conditions).items() if (on - condition.set_on).days > DAYS
    }
    effects = Effect.objects.filter(condition__in=waiting).select_related("decision__point__case")
    behind = {effect.condition_id: effect for effect in effects}
    found = [_finding(condition, ore, behind.get(condition.pk), on) for condition, ore in waiting.items()]
    return sorted(found, key=lambda finding: finding.since or on)


def _finding(condition: Condition, ore: int, effect: Effect | None, on: date) -> Finding:
    """`ore` is what of its money still waits; the decision behind it says how much that was at first."""
    initiative = condition.initiative
    needed = ", ".join(str(requirement.label).lower() for requirement in missing(condition))
    evidence: tuple[Evidence, ...] = ()
    if effect:
        point = effect.decision.point
        said = _("Given on condition %(date)s") % {"date": format_date(condition.set_on)}
        evidence = (Evidence(str(point), said, condition.amount_ore, to_case(point.case_id)),)
    return Finding(
        rule=ID,
        about=f"{initiative.code}:{condition.year}:{condition.pk}",
        subject=initiative.title,
        message=_("%(kr)s kr for %(year)s cannot be spent until this is in place: %(needed)s.")
        % {"kr": format_kr(ore), "year": condition.year, "needed": needed},
        link=to_initiative(initiative.pk),
        amount_ore=ore,
        since=condition.set_on,
        age_days=days_since(condition.set_on, on),
        evidence=evidence,
    )


RULE = Rule(
    ID,
    gettext_lazy("Conditions not met"),
    gettext_lazy("Money given on condition, and what it waits for is still not in place after three months."),
    Severity.SHOULD,
    find,
)
