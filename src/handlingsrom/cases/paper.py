"""The paper of a case, built from its projection: what is sent out is what adoption would do.

PDF, Word and Excel are three renderings of one `papers.model.Paper`.
"""

from datetime import datetime
from typing import cast

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from handlingsrom.cases.attachments import attachments
from handlingsrom.cases.figures import Figure, figures, fill
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.material import Material, read_material
from handlingsrom.cases.models import TEXTS, Case, DecisionPoint, PaperVersion, heading_of
from handlingsrom.cases.projection import Projection, plan_size
from handlingsrom.cases.states import DECIDED, Outcome
from handlingsrom.lib.dates import format_date
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import (
    Block,
    Bullets,
    Column,
    Heading,
    Language,
    Paper,
    Point,
    Resolution,
    Row,
    Run,
    Runs,
    Table,
)
from handlingsrom.papers.text import blocks, inline, mark_figure


def render(
    projection: Projection, form: str, *, now: datetime, version: PaperVersion | None = None, language: str = "nb"
) -> bytes:
    """The paper as a file of the format `form`. The same case and moment give the same bytes."""
    with override(language):
        return FORMATS[form].render(build_paper(projection, now=now, version=version))


def file_name(case: Case) -> str:
    """What the files of a case's paper are called, without ending: `sak-ssu-13-26`."""
    return f"sak-{case.body.code}-{case.number}".replace("/", "-").replace(" ", "").lower()


def build_paper(projection: Projection, *, now: datetime, version: PaperVersion | None = None) -> Paper:
    """The paper in the active language, every figure written out. Raises UnknownFigure."""
    case, known = projection.case, figures(projection)
    material = read_material(projection, known)
    return Paper(
        title=case.title,
        number=case.number,
        body=case.body.name,
        meeting_on=case.meeting.held_on if case.meeting else None,
        partnership=case.partnership.name,
        status_line=_status(case, version),
        language=cast(Language, (get_language() or "nb")[:2]),
        blocks=tuple(_main(projection, material, known)),
        attachments=tuple(attachments(material).values()),
        created_at=version.sent_at if version else now,
    )


def _status(case: Case, version: PaperVersion | None) -> str:
    if version:
        words = {"number": version.number, "date": format_date(version.sent_at)}
        return _("Version %(number)s, sent %(date)s") % words
    return _("As decided") if case.state in DECIDED else _("Draft")


def _main(projection: Projection, material: Material, known: dict[str, Figure]) -> list[Block]:
    case, found = projection.case, []
    for name in TEXTS:
        text = fill(getattr(case, name), known, mark_figure)
        if text.strip():
            found += [Heading(1, heading_of(name)), *blocks(text)]
        if name == "input" and projection.tried:
            found += [_frame_table(projection)]
        if name == "assessment" and material.strategy and projection.tried:
            found += [_plan_table(projection, material)]
    return [*found, *_other_changes(projection), resolution(case, known)]


IN_NO_ATTACHMENT = (
    ChangeKind.START,
    ChangeKind.REOPEN_YEAR,
    ChangeKind.CORRECT,
    ChangeKind.TRANSFER,
    ChangeKind.RESERVE_RULES,
    ChangeKind.DRAW,
    ChangeKind.SET_ASIDE,
    ChangeKind.REPAY,
    ChangeKind.COMMIT,
    ChangeKind.END_COMMITMENT,
    ChangeKind.MERGE,
    ChangeKind.ADOPT_ROUTINE,
)


def _other_changes(projection: Projection) -> list[Block]:
    """What no attachment shows, point by point, so that nothing takes effect that the paper did not say."""
    others = [t for t in projection.of_kind(*IN_NO_ATTACHMENT) if not t.refusal]
    if not others:
        return []
    ordered = sorted(others, key=lambda tried: (tried.change.point.main, tried.change.point.sub))
    said = (Point((Run(f"{t.change.point.label}: ", bold=True), Run(t.sentence))) for t in ordered)
    return [Heading(1, _("Also part of the decision")), Bullets(tuple(said))]


def resolution(case: Case, known: dict[str, Figure]) -> Resolution:
    """The proposed resolution, numbered 1 a) b), its amounts written out; of a decided case, what was decided."""
    points = list(case.points.select_related("decision"))

    def as_point(point: DecisionPoint) -> Point:
        under = tuple(as_point(p) for p in points if p.main == point.main and p.sub and not point.sub)
        return Point(_words(point, known), under)

    title = _("Decision") if case.state in DECIDED else ""
    return Resolution(tuple(as_point(p) for p in points if not p.sub), title)


def _words(point: DecisionPoint, known: dict[str, Figure]) -> Runs:
    decision = getattr(point, "decision", None)
    if decision is None:
        return inline(fill(point.text, known, mark_figure))
    if decision.outcome == Outcome.ADOPTED:
        return inline(decision.wording)
    outcome = str(Outcome(decision.outcome).label).lower()
    return (*inline(decision.wording), Run(f" ({outcome})", italic=True))


def _frame_table(projection: Projection) -> Table:
    """The year's frame, line by line, as it would be once the case is adopted."""
    after, year = projection.frame_after, projection.case.budget_year
    return Table(
        columns=(Column(_("Frame %(year)s") % {"year": year}, weight=4), Column(_("Kroner"), "amount", 2)),
        rows=tuple(
            Row((words, ore), "sum" if is_sum else "row")
            for words, ore, is_sum in _frame_lines(projection)
            if ore or is_sum
        ),
        caption=_("The frame of %(year)s if the proposal is adopted") % {"year": year},
        footer=_(
            "The reserve will hold %(reserve)s. %(carried)s is carried over from earlier years, beside the frame."
        )
        % {
            "reserve": Figure("", "", "kr", after.reserve_balance),
            "carried": Figure("", "", "kr", after.carried_over),
        },
    )


def _frame_lines(projection: Projection) -> list[tuple[str, int, bool]]:
    """Words, øre and whether it is a sum. What is reversed of the year has lines of its own, so that what the case
    gives is said as the attachments say it."""
    before, start, after = projection.frame_before, projection.frame_corrected, projection.frame_after
    year = {"year": projection.case.budget_year}
    paid_back = _paid_back_of_free(projection)
    lines = [
        (_("Received for %(year)s") % year, after.received, False),
        (_("Left from earlier years, and released"), after.left_and_released, False),
        (_("Adjusted frame %(year)s") % year, after.adjusted_frame, True),
        (_("Allocated earlier in the year"), -before.requested, False),
        (_("Allocations reversed"), before.requested - start.requested, False),
        (_("New needs"), start.requested - after.requested, False),
        (_("Free before the reserve"), after.free_before_reserve, True),
        (_("Set aside to the reserve earlier in the year"), -before.to_reserve, False),
        (_("Set aside to the reserve, reversed"), before.to_reserve - start.to_reserve, False),
        (_("Set aside to the reserve"), start.to_reserve - after.to_reserve, False),
        (_("Drawn on the reserve"), after.drawn, False),
        (_("Paid back to the giver"), -paid_back, False),
    ]
    other = after.free_after - after.free_before_reserve + after.to_reserve - after.drawn + paid_back
    return [*lines, (_("Other movements"), other, False), (_("Free after the decision"), after.free_after, True)]


def _paid_back_of_free(projection: Projection) -> int:
    """What was paid back of free funds in the year, in øre: what an initiative pays back was never free."""
    return sum(
        m.amount_ore
        for m in projection.after.movements
        if m.kind == EntryKind.REPAYMENT
        and m.from_key.kind == AccountKind.UNALLOCATED
        and m.to_key.year == projection.case.budget_year
    )


def _plan_table(projection: Projection, material: Material) -> Table:
    before, after = material.covered_before, material.covered_after
    rows = [Row((area.name, before.get(area.pk, 0), after.get(area.pk, 0))) for area in material.focus_areas]
    sizes = plan_size(projection.before), plan_size(projection.after)
    outside = sizes[0] - sum(before.values()), sizes[1] - sum(after.values())
    if any(outside):
        rows.append(Row((_("No focus area"), *outside)))
    return Table(
        columns=(
            Column(_("Focus area"), weight=5),
            Column(_("Now"), "count"),
            Column(_("If adopted"), "count", 1.6),
        ),
        rows=(*rows, Row((_("Initiatives in the plan"), *sizes), "sum")),
        caption=_("Initiatives in the plan for each focus area"),
    )
