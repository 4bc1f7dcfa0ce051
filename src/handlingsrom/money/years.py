"""Closing the books of a year, and opening them again.

A closed year takes no entries: the database refuses them, this room says why. Closing keeps what every account
held, as balance assertions the journal is held to from then on. Opening a year again takes a decision; see
`cases/changes/reopen_year.py`.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import key_of
from handlingsrom.money.chain import START
from handlingsrom.money.kinds import YearEventKind
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Account, BalanceAssertion, Entry, YearEvent
from handlingsrom.money.movements import balances, movements
from handlingsrom.money.policies import check_can_post
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership


def closed_years(partnership_id: int) -> dict[int, YearEvent]:
    """The years that are closed now, each with its closing; one query."""
    newest: dict[int, YearEvent] = {}
    for event in YearEvent.objects.filter(partnership_id=partnership_id).order_by("id"):
        newest[event.year] = event
    return {year: event for year, event in newest.items() if event.kind == YearEventKind.CLOSED}


def check_open(partnership_id: int, years: Iterable[int]) -> None:
    """Refused when one of the years is closed."""
    closed = closed_years(partnership_id)
    for year in sorted(years):
        if year in closed:
            raise Refused(
                _(
                    "The books of %(year)s are closed. Book it in a later year, or have %(year)s opened again by a "
                    "decision."
                )
                % {"year": year},
                field="booked_on",
            )


def next_to_close(partnership_id: int, *, now: datetime) -> int | None:
    """The oldest year with entries that is over and not closed; None when all are."""
    closed = closed_years(partnership_id)
    booked = Entry.objects.filter(partnership_id=partnership_id).dates("booked_on", "year")
    this_year = timezone.localtime(now).year
    return next((day.year for day in booked if day.year not in closed and day.year < this_year), None)


@transaction.atomic
def close_year(*, by: Actor, now: datetime, partnership: Partnership, year: int) -> YearEvent:
    """Close the books of a year that is over, after all earlier ones; keeps what every account held at its end."""
    check_can_post(by, partnership.pk)
    lock_journal(partnership.pk)
    if year in closed_years(partnership.pk):
        raise Refused(_("The books of %(year)s are closed already.") % {"year": year})
    if year >= timezone.localtime(now).year:
        raise Refused(_("%(year)s is not over yet.") % {"year": year})
    first = next_to_close(partnership.pk, now=now)
    if first is not None and first < year:
        raise Refused(_("Close %(first)s before %(year)s.") % {"first": first, "year": year})
    closing = _event(by, now, partnership, year, YearEventKind.CLOSED, "", timezone.localtime(now).date())
    held = _keep_balances(by, now, closing)
    after = {"year": year, "accounts": held, **_journal_now(partnership.pk)}
    record(by=by, now=now, action="money.close_year", subject=closing, after=after)
    return closing


@transaction.atomic
def reopen_year(
    *, by: Actor, now: datetime, partnership: Partnership, year: int, text: str, happened_on: date
) -> YearEvent:
    """Open a closed year again. Called when a decision says so; the caller ties it to that decision."""
    check_can_post(by, partnership.pk)
    check_can_reopen(partnership.pk, year)
    event = _event(by, now, partnership, year, YearEventKind.REOPENED, text[:300], happened_on)
    after = {"year": year, "text": text, **_journal_now(partnership.pk)}
    record(by=by, now=now, action="money.reopen_year", subject=event, after=after)
    return event


def _journal_now(partnership_id: int) -> dict[str, int | str]:
    """How far the journal has come: `money.verifying` reads from it which entries are later than a closing."""
    newest = Entry.objects.filter(partnership_id=partnership_id).order_by("-position")
    position, chain = newest.values_list("position", "chain").first() or (0, START)
    return {"entries": position, "chain": chain}


def check_can_reopen(partnership_id: int, year: int) -> None:
    """The newest first: what is booked in a year changes what every later year began with."""
    closed = closed_years(partnership_id)
    if year not in closed:
        raise Refused(_("The books of %(year)s are not closed.") % {"year": year}, field="for_year")
    if max(closed) > year:
        raise must_open_first(max(closed), year)


def must_open_first(later: int, year: int) -> Refused:
    return Refused(_("Open %(later)s before %(year)s.") % {"later": later, "year": year}, field="for_year")


def _event(
    by: Actor, now: datetime, partnership: Partnership, year: int, kind: YearEventKind, text: str, on: date
) -> YearEvent:
    return YearEvent.objects.create(
        partnership=partnership,
        year=year,
        kind=kind,
        text=text,
        happened_on=on,
        recorded_at=now,
        recorded_by=by.name,
    )


def _keep_balances(by: Actor, now: datetime, closing: YearEvent) -> int:
    """What each account held at the end of the year; returns how many accounts."""
    last_day = date(closing.year, 12, 31)
    held = balances(movements(closing.partnership_id, on=last_day))
    accounts = Account.objects.filter(partnership_id=closing.partnership_id)
    made = BalanceAssertion.objects.bulk_create(
        BalanceAssertion(
            account=account,
            held_on=last_day,
            balance_ore=held[key_of(account)],
            source=_("Closing of the books of %(year)s") % {"year": closing.year},
            closing=closing,
            recorded_at=now,
            recorded_by=by.name,
        )
        for account in accounts
        if key_of(account) in held
    )
    return len(made)
