"""One initiative as an Excel workbook: the tables of its page, a sheet each, with the same words and figures."""

from django.utils.translation import gettext as _

from handlingsrom.papers.model import Cell, Column, Row, Table
from handlingsrom.plan.models import Expectation
from handlingsrom.web.plan.decisions import DecisionLine
from handlingsrom.web.plan.portrait import Portrait, YearLine
from handlingsrom.web.templatetags.hr import hr_date


def portrait_tables(portrait: Portrait) -> list[tuple[str, Table]]:
    """What each sheet is called, and its table; amounts in øre."""
    return [
        (_("Expectations"), _expectations(portrait)),
        (_("Funds"), _funds(portrait)),
        (_("Decisions"), _decisions(portrait)),
    ]


def _expectations(portrait: Portrait) -> Table:
    columns = (Column(_("What is expected"), weight=4), Column(_("Due")), Column(_("Stand")))
    return Table(columns, tuple(Row(_wanted(wanted, portrait)) for wanted in portrait.expectations))


def _wanted(wanted: Expectation, portrait: Portrait) -> tuple[Cell, ...]:
    if wanted.met_on:
        stand = _("Met %(day)s") % {"day": hr_date(wanted.met_on)}
    else:
        stand = _("Overdue") if wanted.due_on and wanted.due_on < portrait.today else _("Awaited")
    return wanted.text, wanted.due_words or hr_date(wanted.due_on) or _("no date"), stand


def _funds(portrait: Portrait) -> Table:
    words = [
        _("Awarded"),
        _("Carried in"),
        _("Spent"),
        _("Carried on"),
        *([_("Released")] if portrait.has_released else []),
        *([_("Not accounted for")] if portrait.has_unaccounted else []),
        _("Left"),
    ]
    columns = (Column(_("Year")), Column(_("Decision"), weight=2), *(Column(word, "amount") for word in words))
    rows = [Row(_year(line, portrait)) for line in portrait.years]
    if rows:
        available = _("Available %(year)s") % {"year": portrait.year}
        rows.append(Row((available, portrait.available_ore), kind="sum"))
    return Table(columns, tuple(rows))


def _year(line: YearLine, portrait: Portrait) -> tuple[Cell, ...]:
    """As on the page, where nothing stands for no movement, except of what is spent and what is left."""
    money = line.money
    decided = "; ".join(f"{case} ({hr_date(day)})" for case, _url, day in line.decisions)
    return (
        str(money.year),
        decided or _("not known"),
        money.awarded_ore or "",
        money.carried_in_ore or "",
        money.spent_ore,
        money.carried_out_ore or "",
        *([money.released_ore or ""] if portrait.has_released else []),
        *([money.unaccounted_ore or ""] if portrait.has_unaccounted else []),
        money.left_ore,
    )


def _decisions(portrait: Portrait) -> Table:
    columns = (
        Column(_("Case")),
        Column(_("What was decided"), weight=3),
        Column(_("Text"), weight=4),
        Column(_("Body")),
        Column(_("Date"), "date"),
        Column(_("Effect"), "amount"),
    )
    return Table(columns, tuple(Row(_decided(line)) for line in portrait.decisions))


def _decided(line: DecisionLine) -> tuple[Cell, ...]:
    return line.case, line.what, line.note, line.body, line.on, line.ore or ""
