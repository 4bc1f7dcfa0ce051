"""The tables of the funds pages as sheets of a workbook: what each is called, its columns, and its rows in øre."""

from django.utils.translation import gettext as _

from handlingsrom.papers.model import Cell, Column, Row
from handlingsrom.web.money import funds as shown
from handlingsrom.web.money.areas import SourceRow, WhereRow, source_rows, source_sum, where_table
from handlingsrom.web.money.picture import picture
from handlingsrom.web.money.spent import Spent
from handlingsrom.web.money.use import BY_AREA, BY_INITIATIVE, BY_REGION, UseRow
from handlingsrom.web.money.waterfall import waterfall_rows
from handlingsrom.web.money.year import Year

Sheet = tuple[str, list[Column], list[Row]]


def frame_sheet(year: Year) -> Sheet:
    columns = [Column(_("Item"), weight=3), Column(_("Kroner"), "amount")]
    rows = []
    for step in waterfall_rows(year, {}):
        sign = -1 if step["kind"] == "out" else 1
        rows.append(Row((step["label"], sign * step["ore"])))
    return _("Frame %(year)s") % {"year": year.year}, columns, rows


def grants_sheet(rows: list[shown.GrantRow]) -> Sheet:
    heads = [
        _("Received"),
        _("Free"),
        _("Reserve"),
        _("In awards"),
        _("Spent"),
        _("Not accounted for"),
        _("Paid back"),
    ]
    columns = [
        Column(_("Grant"), weight=3),
        Column(_("Year"), "text"),
        Column(_("Letter"), weight=2),
        *(Column(head, "amount") for head in heads),
    ]
    out = []
    for row in rows:
        held = row.held
        amounts = (held.received, held.free, held.reserve, held.in_awards, held.spent)
        out.append(Row((row.name, str(row.year), row.reference, *amounts, held.not_accounted_for, held.paid_back)))
    return _("Grants"), columns, out


def spent_sheet(found: Spent) -> Sheet:
    words = {
        "held": _("Awarded and carried in"),
        "spent": _("Spent"),
        "released": _("Released"),
        "carried": _("Carried over"),
        "other": _("Gone otherwise since"),
        "left": _("Left"),
    }
    names = {BY_INITIATIVE: _("Initiative"), BY_AREA: _("Focus area"), BY_REGION: _("Health region")}
    is_grouped = found.asked.by != BY_INITIATIVE
    columns = [
        Column(names[found.asked.by], weight=4),
        *([Column(_("Initiatives"), "count")] if is_grouped else []),
        *(Column(words[name], "amount") for name in found.columns),
        Column(_("Share")),
    ]

    def row(use: UseRow, kind: str = "row") -> Row:
        count: tuple[Cell, ...] = (use.count,) if is_grouped else ()
        amounts = (getattr(use.use, name) for name in found.columns)
        return Row((use.name, *count, *amounts, use.share), "sum" if kind == "sum" else "row")

    title = _("Spending %(year)s") % {"year": found.year.year}
    return title, columns, [*map(row, found.rows), row(found.total, "sum")]


def where_sheets(year: Year) -> list[Sheet]:
    """What the diagram shows: by initiative, by source, and every flow between two places."""
    return [_where(year), _sources(year), _flows(year)]


def _where(year: Year) -> Sheet:
    table = where_table(year.flows, year.names, year.behind)
    columns = [
        Column(_("Focus area"), weight=3),
        Column(_("Initiative"), weight=4),
        *(Column(label, "amount") for _name, label in table.columns),
    ]

    def cells(row: WhereRow) -> tuple[Cell, ...]:
        return tuple(ore or "" for ore, _url in row.cells)

    rows = [Row((area.name, row.name, *cells(row))) for area, own in table.areas for row in own]
    rows += [Row((_("On no initiative"), row.name, *cells(row))) for row in table.outside]
    total = tuple(ore for ore, _url in table.total.cells)
    title = _("Where the money goes in %(year)s") % {"year": year.year}
    return title, columns, [*rows, Row((table.total.name, "", *total), "sum")]


def _sources(year: Year) -> Sheet:
    heads = [
        _("Received for %(year)s") % {"year": year.year},
        _("Left and released"),
        _("Carried over"),
        _("Sum"),
    ]
    columns = [Column(_("Grant"), weight=3), *(Column(head, "amount") for head in heads)]
    found = source_rows(year.flows, year.names, year.behind)

    def cells(row: SourceRow) -> tuple[Cell, ...]:
        return row.name, row.received, row.before, row.carried, row.total

    rows = [*(Row(cells(row)) for row in found), Row(cells(source_sum(found)), "sum")]
    return _("Where the money comes from"), columns, rows


def _flows(year: Year) -> Sheet:
    columns = [Column(_("From"), weight=3), Column(_("To"), weight=4), Column(_("Amount"), "amount")]
    flows = picture(year.flows, year.names, year.behind, most=len(year.names.titles)).flows
    return _("Flows"), columns, [Row((flow.source.label, flow.target.label, flow.ore)) for flow in flows]
