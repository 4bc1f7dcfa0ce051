"""One initiative on a page: its steps, reports, money by year and decisions, read in six queries."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from handlingsrom.cases.models import Decision, Effect
from handlingsrom.cases.queries import effects_on
from handlingsrom.money.award_years import award_years
from handlingsrom.money.movements import movements
from handlingsrom.plan.lifecycle import IN_PLAN, Lifecycle
from handlingsrom.plan.models import Expectation, HealthReport, Initiative, Transition
from handlingsrom.plan.table import Attached, attached_to
from handlingsrom.web.links import to_case
from handlingsrom.web.plan.decisions import DecisionLine, decision_lines
from handlingsrom.web.plan.money import YearLine, money_columns, year_lines
from handlingsrom.web.templatetags.words import STALE_AFTER_DAYS

PATH = (Lifecycle.PROPOSED, Lifecycle.ADOPTED, Lifecycle.RUNNING, Lifecycle.HANDED_OVER, Lifecycle.CLOSED)
"""The way an initiative goes when nothing else happens; what lies ahead is shown from it."""


@dataclass(frozen=True)
class Step:
    """A step of the lifecycle: taken (with its day and, when known, the decision), or still ahead (no day)."""

    state: str
    on: date | None = None
    is_now: bool = False
    decided: Decision | None = None

    @property
    def label(self) -> str:
        return f"{self.decided.point.case.number} {self.decided.point.label}" if self.decided else ""

    @property
    def url(self) -> str:
        return to_case(self.decided.point.case_id) if self.decided else ""


@dataclass(frozen=True)
class Portrait:
    """Everything the page shows. `year` is this year; amounts in øre."""

    today: date
    attached: Attached
    steps: list[Step]
    reports: list[HealthReport]
    expectations: list[Expectation]
    columns: list[tuple[str, str]]
    years: list[YearLine]
    decisions: list[DecisionLine]
    has_clear_owner: bool
    is_in_plan: bool

    @property
    def year(self) -> int:
        return self.today.year

    @property
    def newest(self) -> HealthReport | None:
        return self.reports[0] if self.reports else None

    @property
    def is_stale(self) -> bool:
        return self.newest is not None and (self.today - self.newest.reported_on).days > STALE_AFTER_DAYS

    @property
    def trend(self) -> list[HealthReport]:
        """The last four reports, oldest first."""
        return self.reports[:4][::-1]

    @property
    def earlier(self) -> list[HealthReport]:
        return self.reports[1:]

    @property
    def has_unsure_party(self) -> bool:
        return any(party.is_unsure for party in self.attached.parties)

    @property
    def now(self) -> Step | None:
        return next((step for step in self.steps if step.is_now), None)

    @property
    def available_ore(self) -> int:
        """What its awards hold that may be used by this year; as `money.queries.available`."""
        return sum(line.money.left_ore for line in self.years if line.money.year <= self.year)

    @property
    def carried_ore(self) -> int:
        return sum(line.money.carried_in_ore for line in self.years if line.money.year == self.year)

    @property
    def spent_ore(self) -> int:
        return sum(line.money.spent_ore for line in self.years)

    @property
    def next_due(self) -> Expectation | None:
        """What is expected first of what is not met; what has no date comes after what has."""
        waiting = [wanted for wanted in self.expectations if not wanted.met_on]
        return min(waiting, key=lambda wanted: wanted.due_on or date.max, default=None)


def read_portrait(initiative: Initiative) -> Portrait:
    attached = attached_to(initiative=initiative).get(initiative.pk, Attached())
    effects = list(effects_on(initiative.pk))
    years = award_years(movements(initiative.partnership_id), initiative.pk)
    transitions = list(initiative.transitions.select_related("effect__decision__point__case"))
    return Portrait(
        today=timezone.localdate(),
        attached=attached,
        steps=_steps(transitions),
        reports=list(initiative.health_reports.all()[:12]),
        expectations=list(initiative.expectations.all()),
        columns=money_columns(years),
        years=year_lines(years, effects, initiative.pk),
        decisions=decision_lines(effects, initiative.pk),
        has_clear_owner=bool(initiative.owner_id) or any(not party.is_unsure for party in attached.parties),
        is_in_plan=initiative.action_plan_id is not None and initiative.lifecycle in IN_PLAN,
    )


def _steps(transitions: list[Transition]) -> list[Step]:
    """The steps taken, the last of them where it stands now, and the states that lie ahead on the usual way."""
    last = len(transitions) - 1
    taken = [
        Step(step.to_state, step.effective_on, number == last, decision_of(step))
        for number, step in enumerate(transitions)
    ]
    state = taken[-1].state if taken else Lifecycle.PROPOSED.value
    ahead = PATH[PATH.index(Lifecycle(state)) + 1 :] if state in PATH else ()
    return taken + [Step(to.value) for to in ahead]


def decision_of(thing: Transition) -> Decision | None:
    """The decision behind a step; None when none is known. Reads the joined `effect`, no query."""
    effect: Effect | None = getattr(thing, "effect", None)
    return effect.decision if effect else None
