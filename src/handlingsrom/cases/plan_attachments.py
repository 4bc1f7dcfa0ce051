"""The attachments about the plan: what is closed, handed over, kept and taken in, and what it was awarded."""

from dataclasses import replace

from django.utils.translation import gettext as _

from handlingsrom.cases.attachment_rows import Lines, grouped, title_cell
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.material import Material
from handlingsrom.cases.projection import Tried
from handlingsrom.cases.world import Promise
from handlingsrom.lib.dates import format_date
from handlingsrom.papers.model import Attachment, Cell, Column, Heading, Paragraph, Rich, Row, Table
from handlingsrom.plan.models import Initiative


def closed(material: Material) -> Attachment | None:
    rows = [(tried, (*_plan_cells(material, tried), tried.change.text)) for tried in material.of(ChangeKind.CLOSE)]
    intro = _(
        "The initiatives below leave the action plan. They are finished, were never started, or are taken "
        "care of elsewhere."
    )
    return _plan_attachment(material, intro, _("Reason"), rows)


def handed_over(material: Material) -> Attachment | None:
    rows = [
        (tried, (*_plan_cells(material, tried), _who_and_when(tried)))
        for tried in material.of(ChangeKind.HAND_OVER)
    ]
    intro = _(
        "The initiatives below leave the action plan to be put into daily use or evaluated. Somebody follows "
        "up each of them."
    )
    return _plan_attachment(material, intro, _("Follow-up"), rows)


def kept(material: Material) -> Attachment | None:
    rows = [
        (tried, (*_plan_cells(material, tried), material.initiative(tried).followed_up_by))
        for tried in material.of(ChangeKind.KEEP)
    ]
    intro = _("The initiatives below are adopted and running, or are to be started. They stay in the action plan.")
    made = _plan_attachment(material, intro, _("Follow-up"), rows, by_area=True)
    added = material.of(ChangeKind.ADD)
    if not added:
        return made
    columns = (
        Column(_("Initiative"), weight=4),
        Column(_("Focus area"), weight=3),
        Column(_("Responsible"), weight=2, unknown=_("not settled")),
        Column(_("What it is"), weight=4),
    )
    new = Table(columns, tuple(Row(_new_cells(material, tried)) for tried in added))
    heading = Heading(1, _("New in the action plan"))
    made = made or Attachment("", "", landscape=True)
    return replace(made, blocks=(*made.blocks, heading, new))


def _new_cells(material: Material, tried: Tried) -> tuple[Cell, ...]:
    initiative = material.initiative(tried)
    area = initiative.focus_area.name if initiative.focus_area else _("not settled")
    return (title_cell(initiative), area, _responsible(initiative), tried.change.text or initiative.description)


def _plan_attachment(
    material: Material, intro: str, last: str, rows: Lines, *, by_area: bool = False
) -> Attachment | None:
    """A table of initiatives, with what they were awarded the two years before."""
    if not rows:
        return None
    year = material.year
    columns = (
        Column(_("Initiative"), weight=5),
        Column(_("Responsible"), weight=3, unknown=_("not settled")),
        Column(_("Awarded %(year)s") % {"year": year - 2}, "amount", 2, unknown=""),
        Column(_("Awarded %(year)s") % {"year": year - 1}, "amount", 2, unknown=""),
        Column(_("Status"), weight=6, unknown=_("not reported")),
        Column(last, weight=6, unknown=_("not settled")),
    )
    body = grouped(material, rows) if by_area else [Row(cells) for _tried, cells in rows]
    table = Table(columns, (*body, _award_sum(rows)), group_head=_("Focus area") if by_area else "")
    return Attachment("", "", (Paragraph(intro),), (table,), landscape=True)


def _award_sum(rows: Lines) -> Row:
    older, newer = (sum(cells[n] or 0 for _tried, cells in rows) for n in (2, 3))  # type: ignore[misc]
    label = _("Sum, %(count)s initiatives") % {"count": len(rows)}
    return Row((label, "", older, newer, "", ""), "sum")


def _plan_cells(material: Material, tried: Tried) -> tuple[Cell, ...]:
    initiative = material.initiative(tried)
    year = material.year
    return (
        title_cell(initiative),
        _responsible(initiative),
        material.awards.get((initiative.pk, year - 2)),
        material.awards.get((initiative.pk, year - 1)),
        getattr(initiative, "health_text", None) or None,
    )


def _responsible(initiative: Initiative) -> Cell:
    parties = [f"{r}?" if r.is_unsure else str(r) for r in initiative.responsibilities.all()]
    return ", ".join(parties) or None


def _who_and_when(tried: Tried) -> Cell:
    due = [c.due_on for c in tried.consequences if isinstance(c, Promise) and c.due_on]
    lines = [tried.change.text, tried.change.responsible]
    if due:
        lines.append(_("By %(date)s") % {"date": format_date(due[0])})
    return Rich(tuple(line for line in lines if line)) if any(lines) else None
