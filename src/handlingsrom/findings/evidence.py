"""Lines of evidence, said alike by every rule."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from handlingsrom.cases.award_disputes import JOURNAL, Source
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.findings.finding import Evidence, Link, LinkKind
from handlingsrom.lib.dates import format_date
from handlingsrom.money.models import Entry


def to_initiative(pk: int) -> Link:
    return Link(LinkKind.INITIATIVE, pk)


def to_case(pk: int) -> Link:
    return Link(LinkKind.CASE, pk)


def to_journal(**chosen: int | str) -> Link:
    """The journal filtered as its address says, such as `tall="reserve_balance", ramme=2026`."""
    return Link(LinkKind.JOURNAL, tuple(sorted(chosen.items())))


def entries_with_decisions(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries with all that a line of evidence says of them, oldest first; those since reversed are left out."""
    return (
        entries.filter(reverses__isnull=True, reversed_by__isnull=True)
        .select_related("effect__decision__point__case", "to_account__initiative", "from_account__initiative")
        .order_by("booked_on", "id")
    )


def of_entry(entry: Entry) -> Evidence:
    """`Entry 2025-0004` · `20.2.2025, 04.25 1: what it says`."""
    effect = getattr(entry, "effect", None)
    basis = f", {effect.decision.point}" if effect else ""
    said = f": {entry.text}" if entry.text else ""
    return Evidence(
        _("Entry %(voucher)s") % {"voucher": entry.voucher},
        f"{format_date(entry.booked_on)}{basis}{said}",
        entry.amount_ore,
        Link(LinkKind.ENTRY, entry.voucher),
    )


def of_figure(figure: PaperFigure) -> Evidence:
    """`13/26, Vedlegg 6` · `Awarded 2025: what it is of`."""
    return Evidence(
        place_of(figure.case.number, figure.place), figure_says(figure), figure.amount_ore, to_case(figure.case_id)
    )


def figure_says(figure: PaperFigure) -> str:
    whose = figure.initiative or figure.programme
    said = f"{figure.get_what_display()} {figure.year}"
    parts = [f"{said}: {whose}" if whose else said, f"({figure.note})" if figure.note else ""]
    return " ".join(filter(None, parts))


def place_of(case_number: str, place: str) -> str:
    return _("%(case)s, %(place)s") % {"case": case_number, "place": place}


def of_journal(says: str, ore: int, link: Link | None = None) -> Evidence:
    """What the journal adds up to."""
    return Evidence(_("The journal"), says, ore, link)


def name_of(source: Source) -> str:
    """Who says it: a place in a paper, or the journal."""
    return _("the journal") if source == JOURNAL else place_of(source.case_number, source.place)


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = words
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def figures_of(
    figures: Iterable[PaperFigure], what: FigureSaid, year: int, initiative_id: int | None = None
) -> list[PaperFigure]:
    """Figures of one initiative, or of all, for a year."""
    return [
        figure
        for figure in figures
        if figure.what == what
        and figure.year == year
        and figure.initiative_id == initiative_id
        and figure.programme_id is None
    ]


def said_on(figure: PaperFigure, on: date) -> date | None:
    """The day of the meeting a paper was for, when that has been."""
    meeting = figure.case.meeting
    return meeting.held_on if meeting and meeting.held_on <= on else None
