"""The attachments of a paper: strategy, input, what is closed, handed over and kept, the funds and the new needs.

An attachment with nothing in it is left out, and the rest are numbered on.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from django.utils.translation import gettext as _

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.material import Material
from handlingsrom.cases.money_attachments import funds, needs
from handlingsrom.cases.plan_attachments import closed, handed_over, kept
from handlingsrom.cases.projection import Projection
from handlingsrom.papers.model import (
    Attachment,
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Point,
    Rich,
    Row,
    Run,
    Table,
)
from handlingsrom.plan.models import FocusArea


class Attached(StrEnum):
    """The attachments a paper can have, in its order."""

    STRATEGY = "strategy"
    INPUTS = "inputs"
    CLOSED = "closed"
    HANDED_OVER = "handed_over"
    KEPT = "kept"
    FUNDS = "funds"
    NEEDS = "needs"


def attachments(material: Material) -> dict[Attached, Attachment]:
    """Every attachment that has something to say, numbered from 1."""
    strategy = material.strategy
    titles = _titles(material.projection, f"{strategy.from_year}–{strategy.to_year}" if strategy else "")
    made = {which: attachment for which, make in _MAKERS.items() if (attachment := make(material))}
    return {
        which: replace(attachment, number=str(number), title=titles[which])
        for number, (which, attachment) in enumerate(made.items(), start=1)
    }


def attachment_titles(projection: Projection, *, years: str, has_inputs: bool) -> list[str]:
    """The titles of the attachments a case would have, without reading what is in them.

    `years` of the strategy in force, as 2022–2027; "" when there is none.
    """
    there = {
        Attached.STRATEGY: bool(years),
        Attached.INPUTS: has_inputs,
        Attached.CLOSED: _has(projection, ChangeKind.CLOSE),
        Attached.HANDED_OVER: _has(projection, ChangeKind.HAND_OVER),
        Attached.KEPT: _has(projection, ChangeKind.KEEP, ChangeKind.ADD),
        Attached.FUNDS: _has(projection, ChangeKind.RELEASE, ChangeKind.CARRY_OVER),
        Attached.NEEDS: _has(projection, ChangeKind.ALLOCATE),
    }
    return [title for which, title in _titles(projection, years).items() if there[which]]


def _has(projection: Projection, *kinds: ChangeKind) -> bool:
    return any(not tried.refusal for tried in projection.of_kind(*kinds))


def _titles(projection: Projection, years: str) -> dict[Attached, str]:
    """Of all attachments there can be. The plan's is called after what is kept, when anything is."""
    year = projection.case.budget_year
    keeps = _has(projection, ChangeKind.KEEP)
    return {
        Attached.STRATEGY: _("Strategy plan %(years)s") % {"years": years},
        Attached.INPUTS: _("Input from the members"),
        Attached.CLOSED: _("Initiatives to be closed"),
        Attached.HANDED_OVER: _("Initiatives to be handed over"),
        Attached.KEPT: _("Initiatives to be kept") if keeps else _("Initiatives in the plan"),
        Attached.FUNDS: _("Funds %(before)s, status and carry-over to %(year)s")
        % {"before": year - 1, "year": year},
        Attached.NEEDS: _("New needs %(year)s") % {"year": year},
    }


def _strategy(material: Material) -> Attachment | None:
    strategy = material.strategy
    if strategy is None:
        return None
    intro: list[Block] = [
        Paragraph((Run(label + ": ", bold=True), Run(text)))
        for label, text in ((_("Vision"), strategy.vision), (_("Overall aim"), strategy.aim))
        if text
    ]
    rows = tuple(
        Row((area.name, Rich(((Run(area.promise, bold=True),),)) if area.promise else "", _goals(area)))
        for area in material.focus_areas
    )
    columns = (
        Column(_("Focus area"), weight=2),
        Column(_("What we will do"), weight=3),
        Column(_("Goals"), weight=5),
    )
    return Attachment("", "", tuple(intro), (Table(columns, rows),), landscape=True)


def _goals(area: FocusArea) -> Rich:
    return Rich(tuple(goal.text for goal in area.goals.all()), bulleted=True)


def _inputs(material: Material) -> Attachment | None:
    if not material.inputs:
        return None
    found: list[Block] = []
    for party, group in groupby(material.inputs, key=lambda i: i.party):
        found += [Heading(1, party), Bullets(tuple(Point(line.text) for line in group))]
    return Attachment("", "", blocks=tuple(found))


_MAKERS: dict[Attached, Callable[[Material], Attachment | None]] = {
    Attached.STRATEGY: _strategy,
    Attached.INPUTS: _inputs,
    Attached.CLOSED: closed,
    Attached.HANDED_OVER: handed_over,
    Attached.KEPT: kept,
    Attached.FUNDS: funds,
    Attached.NEEDS: needs,
}
