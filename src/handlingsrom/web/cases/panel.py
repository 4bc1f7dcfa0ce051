"""If adopted: the money and the plan, now and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.cases.projection import Projection, covered_areas, lifecycles, plan_size
from handlingsrom.money.figures import Frame
from handlingsrom.money.kinds import AccountKind
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import FocusArea
from handlingsrom.web.charts import Segment, segments
from handlingsrom.web.templatetags.words import LIFECYCLE

_SHOWN = (Lifecycle.ADOPTED, Lifecycle.RUNNING, Lifecycle.HANDED_OVER, Lifecycle.CLOSED, Lifecycle.MERGED)


@dataclass(frozen=True)
class Amounts:
    """A row in øre; `kind` is its colour in the bars."""

    kind: str
    label: str
    before: int
    after: int


@dataclass(frozen=True)
class Counts:
    label: str
    before: int
    after: int
    is_warning: bool = False


@dataclass(frozen=True)
class Panel:
    """`beside`: what is not in the sum, because it is gone or is not there yet."""

    bar_before: list[Segment]
    bar_after: list[Segment]
    money: list[Amounts]
    sum: Amounts
    beside: list[Amounts]
    plan: list[Counts]
    coverage: list[Counts]

    @property
    def free(self) -> Amounts:
        return self.money[0]


def panel(projection: Projection, areas: Sequence[FocusArea]) -> Panel:
    money = _money(projection.frame_before, projection.frame_after)
    whole = max(sum(m.before for m in money), sum(m.after for m in money))
    coverage = _coverage(projection, areas)
    return Panel(
        bar_before=segments([(m.kind, m.label, m.before) for m in money], whole),
        bar_after=segments([(m.kind, m.label, m.after) for m in money], whole),
        money=money,
        sum=Amounts("", _("Sum"), sum(m.before for m in money), sum(m.after for m in money)),
        beside=_beside(projection),
        plan=_plan(projection, coverage),
        coverage=coverage,
    )


def _money(before: Frame, after: Frame) -> list[Amounts]:
    return [
        Amounts("free", str(AccountKind.UNALLOCATED.label), before.free_after, after.free_after),
        Amounts("fond", str(AccountKind.RESERVE.label), before.reserve_balance, after.reserve_balance),
        Amounts("carry", _("In initiatives"), before.in_awards, after.in_awards),
    ]


def _beside(projection: Projection) -> list[Amounts]:
    """What is paid back in the year, and what is promised of each coming year."""
    before, after = projection.before.promised(), projection.after.promised()
    rows = [Amounts("", _("Paid back to the giver"), projection.frame_before.repaid, projection.frame_after.repaid)]
    rows += [
        Amounts("", _("Commitments for %(year)s") % {"year": year}, before.get(year, 0), after.get(year, 0))
        for year in sorted({*before, *after})
    ]
    return [row for row in rows if row.before or row.after]


def _plan(projection: Projection, coverage: Sequence[Counts]) -> list[Counts]:
    before, after = lifecycles(projection.before), lifecycles(projection.after)
    rows = [Counts(_("Initiatives in the plan"), plan_size(projection.before), plan_size(projection.after))]
    rows += [
        Counts(str(LIFECYCLE[state.value]), before[state], after[state])
        for state in _SHOWN
        if before[state] or after[state]
    ]
    if coverage:
        empty = sum(not area.before for area in coverage), sum(not area.after for area in coverage)
        rows.append(Counts(_("Focus areas without initiatives"), *empty, bool(empty[1])))
    return rows


def _coverage(projection: Projection, areas: Sequence[FocusArea]) -> list[Counts]:
    """How many initiatives of the plan each focus area has, now and after."""
    before, after = covered_areas(projection.before), covered_areas(projection.after)
    counted = ((area.name, before.get(area.pk, 0), after.get(area.pk, 0)) for area in areas)
    return [Counts(name, now, then, is_warning=not then) for name, now, then in counted]
