"""The plan as an Excel workbook: the rows that are shown, in the same order and with the same words."""

from collections.abc import Iterator
from typing import cast

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handlingsrom.papers.excel import table_xlsx
from handlingsrom.papers.model import Cell, Column, Language, Row
from handlingsrom.plan.table import Named, PlanRow
from handlingsrom.web.plan.overview import Overview, owner_words
from handlingsrom.web.templatetags.hr import health_word, lifecycle_word


def plan_sheet(overview: Overview) -> bytes:
    title = overview.plan.name if overview.plan else _("Action plan")
    language = cast(Language, (get_language() or "nb")[:2])
    return table_xlsx(
        title, _columns(overview), list(_rows(overview)), group_head=_("Focus area"), language=language
    )


def _columns(overview: Overview) -> list[Column]:
    return [
        Column(_("Initiative"), weight=4),
        Column(_("Health region"), weight=2),
        Column(_("Owner"), weight=2),
        Column(_("Lifecycle")),
        Column(_("Status")),
        Column(_("Reported"), "date"),
        Column(_("Latest report"), weight=4),
        Column(_("Available %(year)s") % {"year": overview.year}, "amount"),
    ]


def _rows(overview: Overview) -> Iterator[Row]:
    for group in overview.groups:
        if group.is_area:
            yield Row((group.name or _("Without focus area"), group.sum_ore), kind="group")
        for row in group.rows:
            yield Row(_cells(row, overview))
    yield Row((_("Sum"), overview.shown_ore), kind="sum")


def _cells(row: PlanRow, overview: Overview) -> tuple[Cell, ...]:
    return (
        row.title,
        place_words(row),
        owner_words(row) or None,
        lifecycle_word(row.state),
        health_word(row.health),
        row.health_on or "",
        row.health_text,
        overview.available.get(row.pk, ""),
    )


def place_words(row: PlanRow) -> str:
    names = [_("All health regions")] if row.is_in_all_regions else [_marked(region) for region in row.regions]
    return ", ".join(filter(None, [*names, row.place_note]))


def _marked(named: Named) -> str:
    return f"{named.name}?" if named.is_unsure else named.name
