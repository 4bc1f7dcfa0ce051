"""What to look at before a case is sent: what stops it, and what somebody will ask about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.cases.figures import Figure, unknown_in
from handlingsrom.cases.models import TEXTS, DecisionPoint
from handlingsrom.cases.projection import Projection, covered_areas
from handlingsrom.cases.steps import without_text
from handlingsrom.lib.amounts import format_kr
from handlingsrom.plan.models import FocusArea
from handlingsrom.web.links import to_journal

Tone = Literal["success", "warning", "danger"]
_ICONS = {
    "success": "checkmarkcirclefill",
    "warning": "exclamationmarktrianglefill",
    "danger": "xmarkoctagonfill",
}


@dataclass(frozen=True)
class Check:
    """`danger` stops the case from being sent; `warning` is for a person to judge."""

    tone: Tone
    text: str
    url: str = ""

    @property
    def icon(self) -> str:
        return _ICONS[self.tone]


def checks(
    projection: Projection, points: Sequence[DecisionPoint], known: Mapping[str, Figure], areas: Sequence[FocusArea]
) -> list[Check]:
    return [
        _possible(projection),
        _points(points),
        _names(projection, points, known),
        *_meeting(projection),
        *_accounted(projection),
        *_lost_areas(projection, areas),
    ]


def _possible(projection: Projection) -> Check:
    refused = projection.refused
    if not refused:
        return Check("success", _("All changes can be carried out"))
    text = ngettext(
        "%(count)s change cannot be carried out", "%(count)s changes cannot be carried out", len(refused)
    )
    return Check("danger", text % {"count": len(refused)}, f"#{refused[0].change.kind}")


def _points(points: Sequence[DecisionPoint]) -> Check:
    if not points:
        return Check("danger", _("The proposed resolution has no points yet"), "#resolution")
    if empty := without_text(points):
        return Check("danger", _("Points without text: %(points)s") % {"points": ", ".join(empty)}, "#resolution")
    return Check("success", _("All points have text"))


def _names(projection: Projection, points: Sequence[DecisionPoint], known: Mapping[str, Figure]) -> Check:
    texts = [getattr(projection.case, name) for name in TEXTS] + [point.text for point in points]
    unknown = [name for text in texts for _line, name in unknown_in(text, known)]
    if unknown:
        return Check("danger", _("Unknown figures: %(names)s") % {"names": ", ".join(unknown)}, "#text")
    return Check("success", _("All figures in the text are known"))


def _meeting(projection: Projection) -> Iterator[Check]:
    if projection.case.meeting_id is None:
        yield Check("warning", _("No meeting has been chosen"))


def _accounted(projection: Projection) -> Iterator[Check]:
    if missing := projection.frame_after.not_accounted_for:
        text = _("%(amount)s kr of earlier years is not accounted for") % {"amount": format_kr(missing)}
        url = to_journal(tall="not_accounted_for", ramme=projection.case.budget_year)
        yield Check("warning", text, url)


def _lost_areas(projection: Projection, areas: Sequence[FocusArea]) -> Iterator[Check]:
    before, after = covered_areas(projection.before), covered_areas(projection.after)
    for area in areas:
        if area.pk in before and area.pk not in after:
            yield Check("warning", _("%(area)s loses its last initiative") % {"area": area.name})
