"""Adopt a routine: something is done once by a date, or again every so many months until a date."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.cases.changes.kind import Kind, missing, promise
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.world import Consequence, World
from handlingsrom.lib.dates import add_months, format_date
from handlingsrom.lib.errors import Refused

MOST_DATES = 60


def consequences(change: ProposedChange, world: World) -> list[Consequence]:
    if not change.text:
        raise Refused(missing("text"), field="text")
    return [promise(change, change.text, due) for due in due_dates(change)]


def due_dates(change: ProposedChange) -> list[date | None]:
    """The dates of the follow-ups: one, or every `every_months` from `due_on` until `until_on`, both included."""
    if not change.every_months:
        return [change.due_on]
    if change.due_on is None or change.until_on is None:
        raise Refused(_("A routine that repeats needs a first date and a last date."), field="due_on")
    dates: list[date | None] = []
    due = change.due_on
    while due <= change.until_on:
        if len(dates) == MOST_DATES:
            raise Refused(
                _("That is more than %(most)s dates. Choose an earlier last date.") % {"most": MOST_DATES},
                field="until_on",
            )
        dates.append(due)
        due = add_months(change.due_on, change.every_months * len(dates))
    if not dates:
        raise Refused(_("The last date is before the first."), field="until_on")
    return dates


def sentence(change: ProposedChange) -> str:
    words = {"text": change.text, "due": format_date(change.due_on) if change.due_on else ""}
    if change.every_months and change.until_on:
        words |= {"months": str(change.every_months), "until": format_date(change.until_on)}
        return (
            ngettext(
                "%(text)s: every month from %(due)s to %(until)s.",
                "%(text)s: every %(months)s months from %(due)s to %(until)s.",
                change.every_months,
            )
            % words
        )
    if change.due_on:
        return _("%(text)s: by %(due)s.") % words
    return change.text


KIND = Kind(
    code=ChangeKind.ADOPT_ROUTINE,
    family=Family.ORDER,
    icon="tasklist",
    fields=("text", "responsible", "due_on", "every_months", "until_on"),
    required=("text",),
    consequences=consequences,
    sentence=sentence,
)
