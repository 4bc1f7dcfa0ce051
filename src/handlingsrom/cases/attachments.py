"""The attachments of a paper: strategy, input, what is closed, handed over and kept, the funds and the new needs.

An attachment with nothing in it is left out, and the rest are numbered on.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from django.utils.translation import gettext as _

from handlingsrom.cases.changes.kind import requirements_sentence
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.material import Material
from handlingsrom.cases.projection import Projection, Tried
from handlingsrom.cases.world import Promise
from handlingsrom.lib.dates import format_date
from handlingsrom.papers.model import (
    Attachment,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Point,
    Rich,
    Row,
    Run,
    Table,
)
from handlingsrom.plan.models import FocusArea, Initiative

Lines = Sequence[tuple[Tried, tuple[Cell, ...]]]


def attachments(material: Material) -> tuple[Attachment, ...]:
    """Every attachment that has something to say, numbered from 1."""
    made = [
        _strategy(material),
        _inputs(material),
        _closed(material),
        _handed_over(material),
        _kept(material),
        _funds(material),
        _needs(material),
    ]
    return tuple(replace(a, number=str(n)) for n, a in enumerate(filter(None, made), start=1))


def attachment_titles(projection: Projection, *, years: str, has_inputs: bool) -> list[str]:
    """The titles of the attachments a case would have, without reading what is in them.

    `years` of the strategy in force, as 2022–2027; "" when there is none.
    """
    year = projection.case.budget_year

    def has(*kinds: ChangeKind) -> bool:
        return any(not t.refusal for t in projection.of_kind(*kinds))

    titles = [
        (_("Strategy plan %(years)s") % {"years": years}, bool(years)),
        (_("Input from the members"), has_inputs),
        (_("Initiatives to be closed"), has(ChangeKind.CLOSE)),
        (_("Initiatives to be handed over"), has(ChangeKind.HAND_OVER)),
        (_("Initiatives to be kept"), has(ChangeKind.KEEP)),
        (_("Initiatives in the plan"), has(ChangeKind.ADD) and not has(ChangeKind.KEEP)),
        (
            _("Funds %(before)s, status and carry-over to %(year)s") % {"before": year - 1, "year": year},
            has(ChangeKind.RELEASE, ChangeKind.CARRY_OVER),
        ),
        (_("New needs %(year)s") % {"year": year}, has(ChangeKind.ALLOCATE)),
    ]
    return [title for title, is_there in titles if is_there]


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
    years = f"{strategy.from_year}–{strategy.to_year}"
    return Attachment(
        "", _("Strategy plan %(years)s") % {"years": years}, tuple(intro), (Table(columns, rows),), landscape=True
    )


def _goals(area: FocusArea) -> Rich:
    return Rich(tuple(goal.text for goal in area.goals.all()), bulleted=True)


def _inputs(material: Material) -> Attachment | None:
    if not material.inputs:
        return None
    found: list[Block] = []
    for party, group in groupby(material.inputs, key=lambda i: i.party):
        found += [Heading(1, party), Bullets(tuple(Point(line.text) for line in group))]
    return Attachment("", _("Input from the members"), blocks=tuple(found))


def _closed(material: Material) -> Attachment | None:
    rows = [(tried, (*_plan_cells(material, tried), tried.change.text)) for tried in material.of(ChangeKind.CLOSE)]
    intro = _(
        "The initiatives below leave the action plan. They are finished, were never started, or are taken "
        "care of elsewhere."
    )
    return _plan_attachment(material, _("Initiatives to be closed"), intro, _("Reason"), rows)


def _handed_over(material: Material) -> Attachment | None:
    rows = [
        (tried, (*_plan_cells(material, tried), _who_and_when(tried)))
        for tried in material.of(ChangeKind.HAND_OVER)
    ]
    intro = _(
        "The initiatives below leave the action plan to be put into daily use or evaluated. Somebody follows "
        "up each of them."
    )
    return _plan_attachment(material, _("Initiatives to be handed over"), intro, _("Follow-up"), rows)


def _kept(material: Material) -> Attachment | None:
    rows = [
        (tried, (*_plan_cells(material, tried), material.initiative(tried).followed_up_by))
        for tried in material.of(ChangeKind.KEEP)
    ]
    intro = _("The initiatives below are adopted and running, or are to be started. They stay in the action plan.")
    made = _plan_attachment(material, _("Initiatives to be kept"), intro, _("Follow-up"), rows, by_area=True)
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
    made = made or Attachment("", _("Initiatives in the plan"), landscape=True)
    return replace(made, blocks=(*made.blocks, heading, new))


def _new_cells(material: Material, tried: Tried) -> tuple[Cell, ...]:
    initiative = material.initiative(tried)
    area = initiative.focus_area.name if initiative.focus_area else _("not settled")
    return (_title(initiative), area, _responsible(initiative), tried.change.text or initiative.description)


def _plan_attachment(
    material: Material, title: str, intro: str, last: str, rows: Lines, *, by_area: bool = False
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
    body = _grouped(material, rows) if by_area else [Row(cells) for _tried, cells in rows]
    table = Table(columns, (*body, _award_sum(rows)), group_head=_("Focus area") if by_area else "")
    return Attachment("", title, (Paragraph(intro),), (table,), landscape=True)


def _award_sum(rows: Lines) -> Row:
    older, newer = (sum(cells[n] or 0 for _tried, cells in rows) for n in (2, 3))  # type: ignore[misc]
    label = _("Sum, %(count)s initiatives") % {"count": len(rows)}
    return Row((label, "", older, newer, "", ""), "sum")


def _grouped(material: Material, rows: Lines) -> list[Row]:
    """Rows under a heading for each focus area; rows come in the order of the plan."""

    def area(pair: tuple[Tried, tuple[Cell, ...]]) -> str:
        found = material.initiative(pair[0]).focus_area
        return found.name if found else _("No focus area")

    made: list[Row] = []
    for name, group in groupby(rows, key=area):
        made += [Row((name,), "group"), *(Row(cells) for _tried, cells in group)]
    return made


def _plan_cells(material: Material, tried: Tried) -> tuple[Cell, ...]:
    initiative = material.initiative(tried)
    year = material.year
    return (
        _title(initiative),
        _responsible(initiative),
        material.awards.get((initiative.pk, year - 2)),
        material.awards.get((initiative.pk, year - 1)),
        getattr(initiative, "health_text", None) or None,
    )


def _title(initiative: Initiative) -> Cell:
    places = [str(r) for r in initiative.in_regions.all()] + [initiative.place_note] * bool(initiative.place_note)
    if initiative.is_in_all_regions:
        places.insert(0, _("all regions"))
    title = (Run(initiative.title, bold=True),)
    return Rich((title, ", ".join(places))) if places else Rich((title,))


def _responsible(initiative: Initiative) -> Cell:
    parties = [f"{r}?" if r.is_unsure else str(r) for r in initiative.responsibilities.all()]
    return ", ".join(parties) or None


def _who_and_when(tried: Tried) -> Cell:
    due = [c.due_on for c in tried.consequences if isinstance(c, Promise) and c.due_on]
    lines = [tried.change.text, tried.change.responsible]
    if due:
        lines.append(_("By %(date)s") % {"date": format_date(due[0])})
    return Rich(tuple(line for line in lines if line)) if any(lines) else None


def _funds(material: Material) -> Attachment | None:
    """What was awarded, spent, released and carried over, by initiative; and every grant since the first."""
    released = _amounts(material, ChangeKind.RELEASE)
    carried = _amounts(material, ChangeKind.CARRY_OVER)
    if not released and not carried:
        return None
    ordered = {t.change.initiative_id: t for t in material.of(ChangeKind.RELEASE, ChangeKind.CARRY_OVER)}
    rows: list[tuple[Tried, tuple[Cell, ...]]] = []
    for initiative_id, tried in ordered.items():
        line = material.lines.get(initiative_id or 0)
        rows.append(
            (
                tried,
                (
                    _title(material.initiative(tried)),
                    line.awarded_ore if line else 0,
                    line.spent_ore if line else 0,
                    tried.change.text,
                    released.get(initiative_id),
                    carried.get(initiative_id),
                ),
            )
        )
    year = material.year
    columns = (
        Column(_("Initiative"), weight=5),
        Column(_("Awarded and carried in"), "amount", 2),
        Column(_("Spent"), "amount", 2),
        Column(_("Comment"), weight=5),
        Column(_("Released"), "amount", 2, unknown=""),
        Column(_("Carried over to %(year)s") % {"year": year}, "amount", 2, unknown=""),
    )
    sums = [sum(cells[n] or 0 for _t, cells in rows) for n in (1, 2, 4, 5)]  # type: ignore[misc]
    total = Row((_("Sum, %(count)s initiatives") % {"count": len(rows)}, sums[0], sums[1], "", *sums[2:]), "sum")
    table = Table(columns, (*_grouped(material, rows), total), group_head=_("Focus area"))
    title = _("Funds %(before)s, status and carry-over to %(year)s") % {"before": year - 1, "year": year}
    return Attachment(
        "", title, (), (table, Heading(1, _("Grants and what they went to")), _grants(material)), True
    )


def _amounts(material: Material, kind: ChangeKind) -> dict[int | None, int]:
    """Initiative id → øre of a kind; a case may have several changes of one initiative."""
    found: dict[int | None, int] = {}
    for change in (tried.change for tried in material.of(kind)):
        found[change.initiative_id] = found.get(change.initiative_id, 0) + (change.amount_ore or 0)
    return found


def _grants(material: Material) -> Table:
    """Every year: what was received, and allocated or set aside for it."""
    columns = (
        Column(_("Year")),
        Column(_("Received"), "amount", 2),
        Column(_("Allocated"), "amount", 2),
        Column(_("Set aside to the reserve"), "amount", 2),
        Column(_("Not accounted for"), "amount", 2),
    )
    unexplained = 0
    rows = []
    for frame in material.frames:
        rows.append(
            Row(
                (
                    str(frame.year),
                    frame.received,
                    frame.requested,
                    frame.to_reserve,
                    frame.not_accounted_for - unexplained,
                )
            )
        )
        unexplained = frame.not_accounted_for
    note = _("Not accounted for: awarded, but in no later paper and with no spending reported.")
    return Table(columns, tuple(rows), footer=note)


def _needs(material: Material) -> Attachment | None:
    needs = material.of(ChangeKind.ALLOCATE)
    if not needs:
        return None
    rows = [(t, (_title(material.initiative(t)), _purpose(t), t.change.amount_ore)) for t in needs]
    columns = (
        Column(_("Initiative"), weight=4),
        Column(_("What it is for"), weight=5),
        Column(_("New need %(year)s") % {"year": material.year}, "amount", 2),
    )
    total = sum(t.change.amount_ore or 0 for t in needs)
    label = _("Sum, %(count)s allocations") % {"count": len(rows)}
    table = Table(columns, (*_grouped(material, rows), Row((label, "", total), "sum")), group_head=_("Focus area"))
    return Attachment("", _("New needs %(year)s") % {"year": material.year}, (), (table,), True)


def _purpose(tried: Tried) -> Cell:
    """What the money is for, and what must be in place before it is spent."""
    lines = [tried.change.text, requirements_sentence(tried.change).strip()]
    return Rich(tuple(line for line in lines if line))
