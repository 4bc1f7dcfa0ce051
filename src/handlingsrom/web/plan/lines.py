"""Rows of the plan table, ready to be written: every word and amount of a line, so the template only prints."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handlingsrom.plan.table import Named, PlanRow
from handlingsrom.web.links import to_journal
from handlingsrom.web.plan.overview import Group, Overview
from handlingsrom.web.templatetags.hr import (
    figure,
    health,
    health_not_reported,
    lifecycle_word,
    missing,
)

ROWS_A_PAGE = 60
_LONGEST_NOTE = 140


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it stands on the page. `code` leads to the initiative, as the plan's own address is around it."""

    code: str
    title: str
    place: SafeString
    owner: SafeString
    lifecycle: str
    health: str
    note: str
    amount: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """`count` and `sum_ore` are those of the whole group, also when a page shows a part of it."""

    name: str
    is_area: bool
    count: int
    sum_ore: int
    lines: list[Line]


def line_groups(overview: Overview, page: Iterable[PlanRow], *, can_edit: bool = False) -> list[LineGroup]:
    """The groups with those of their lines that are on the page. `can_edit`: a missing owner leads to the form."""
    on_page = {row.pk for row in page}
    write = line_writer(overview, can_edit=can_edit)
    parts = ((group, [row for row in group.rows if row.pk in on_page]) for group in overview.groups)
    return [_group(group, [write(row) for row in rows]) for group, rows in parts if rows]


def _group(group: Group, lines: list[Line]) -> LineGroup:
    return LineGroup(group.name, group.is_area, len(group.rows), group.sum_ore, lines)


def line_writer(overview: Overview, *, can_edit: bool) -> Callable[[PlanRow], Line]:
    """A function that writes one row; the words and addresses common to all are looked up once."""
    everywhere, lacks, language = _("All health regions"), _("Lacks owner"), get_language()
    today, money, journal = overview.today, overview.available, to_journal()
    is_grouped = not overview.form.asked.get("sort")

    def write(row: PlanRow) -> Line:
        ore = money.get(row.pk)
        tag = (
            "" if row.has_clear_owner or not row.is_in_plan else missing(lacks, _form(row, can_edit), "personcross")
        )
        return Line(
            code=row.code,
            title=row.title,
            place=_place(row, everywhere, with_area=not is_grouped),
            owner=_owner(row, tag),
            lifecycle=lifecycle_word(row.state),
            health=_health(row.health, row.health_on, today, language),
            note=shortened(row.health_text),
            amount="" if ore is None else figure(ore, f"{journal}?tiltak={row.pk}"),
        )

    return write


def _form(row: PlanRow, can_edit: bool) -> str:
    return f"{row.code}/folk/" if can_edit else ""


@lru_cache(maxsize=1024)
def _health(code: str, on: date | None, today: date, _language: str) -> str:
    return health(code, on, today) if on else health_not_reported(code)


def _place(row: PlanRow, everywhere: str, *, with_area: bool) -> SafeString:
    regions = [everywhere] if row.is_in_all_regions else [with_mark(region) for region in row.regions]
    area = [escape(row.focus_area)] if with_area and row.focus_area else []
    where = ", ".join([*regions, *([escape(row.place_note)] if row.place_note else [])])
    return mark_safe(" · ".join(filter(None, [*area, where])))  # noqa: S308 (each part is escaped)


def _owner(row: PlanRow, tag: str) -> SafeString:
    parties = ", ".join(with_mark(party) for party in row.parties)
    owner = escape(row.owner)
    text = f'{owner}<small class="hr-region">{parties}</small>' if owner and parties else owner or parties
    return mark_safe(" ".join(filter(None, [text, tag])))  # noqa: S308 (each part is escaped)


def with_mark(named: Named) -> SafeString:
    """A name; with a question mark, and what it means for those who hear it, when the source was unsure."""
    if not named.is_unsure:
        return escape(named.name)
    why = escape(_("uncertain in the source"))
    return mark_safe(f'{escape(named.name)}?<span class="ds-sr-only"> ({why})</span>')  # noqa: S308


def shortened(text: str) -> str:
    """The beginning of a report, cut at a word."""
    if len(text) <= _LONGEST_NOTE:
        return text
    return text[:_LONGEST_NOTE].rsplit(" ", 1)[0].rstrip(",.;:") + " …"
