"""One initiative as an Excel workbook: the tables of its page, a sheet each, with the same words and figures."""

from django.utils.translation import gettext as _

from handlingsrom.papers.model import Cell, Column, Row, Table
from handlingsrom.plan.models import Expectation
from handlingsrom.web.plan.decisions import DecisionLine
from handlingsrom.web.plan.money import YearLine
from handlingsrom.web.plan.portrait import Portrait
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
    columns = (
        Column(_("Year")),
        Column(_("Decision"), weight=2),
        *(Column(word, "amount") for _name, word in portrait.columns),
    )
    rows = [Row(_year(line)) for line in portrait.years]
    if rows:
        available = _("Available %(year)s") % {"year": portrait.year}
        rows.append(Row((available, portrait.available_ore), kind="sum"))
    return Table(columns, tuple(rows))


def _year(line: YearLine) -> tuple[Cell, ...]:
    """As on the page, where nothing stands for no movement, except of what is spent and what is left."""
    decided = "; ".join(f"{case} ({hr_date(day)})" for case, _url, day in line.decisions)
    amounts = ("" if ore is None else ore for ore, _url in line.cells)
    return str(line.money.year), decided or _("not known"), *amounts


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
