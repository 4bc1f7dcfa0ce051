"""The attachments about the money: what became of that of the year before, and the new needs."""

from django.utils.translation import gettext as _

from handlingsrom.cases.attachment_rows import grouped, title_cell
from handlingsrom.cases.changes.kind import requirements_sentence
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.material import Material
from handlingsrom.cases.projection import Tried
from handlingsrom.papers.model import Attachment, Cell, Column, Heading, Rich, Row, Table


def funds(material: Material) -> Attachment | None:
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
                    title_cell(material.initiative(tried)),
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
    table = Table(columns, (*grouped(material, rows), total), group_head=_("Focus area"))
    blocks = (table, Heading(1, _("Grants and what they went to")), _grants(material))
    return Attachment("", "", blocks=blocks, landscape=True)


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


def needs(material: Material) -> Attachment | None:
    given = material.of(ChangeKind.ALLOCATE)
    if not given:
        return None
    rows = [(t, (title_cell(material.initiative(t)), _purpose(t), t.change.amount_ore)) for t in given]
    columns = (
        Column(_("Initiative"), weight=4),
        Column(_("What it is for"), weight=5),
        Column(_("New need %(year)s") % {"year": material.year}, "amount", 2),
    )
    total = sum(t.change.amount_ore or 0 for t in given)
    label = _("Sum, %(count)s allocations") % {"count": len(rows)}
    table = Table(columns, (*grouped(material, rows), Row((label, "", total), "sum")), group_head=_("Focus area"))
    return Attachment("", "", blocks=(table,), landscape=True)


def _purpose(tried: Tried) -> Cell:
    """What the money is for, and what must be in place before it is spent."""
    lines = [tried.change.text, requirements_sentence(tried.change).strip()]
    return Rich(tuple(line for line in lines if line))
