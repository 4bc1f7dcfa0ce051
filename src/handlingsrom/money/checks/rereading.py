"""Does each entry follow from the one before: its place, its hash and its voucher number?

Rows come in the order of their positions, some thousands at a time, and nothing the database keeps is believed. The
loop is written out, as what is done a million times is not a call.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.money.chain import START, account_text, digest, moment_text
from handlingsrom.money.checks.problems import SHOWN, Problems, kr, voucher_of
from handlingsrom.money.checks.witnesses import booking_of, gone, past_the_program, removed
from handlingsrom.money.models import Account
from handlingsrom.people.models import Counter

FIELDS = (
    "pk",
    "position",
    "year",
    "number",
    "kind",
    "from_account_id",
    "to_account_id",
    "amount_ore",
    "booked_on",
    "recorded_at",
    "recorded_by",
    "text",
    "reference",
    "idempotency_key",
    "reverses_id",
    "chain",
)
Row = tuple[Any, ...]
"""An entry as its FIELDS."""


class _Days(dict[date, str]):
    def __missing__(self, day: date) -> str:
        self[day] = text = day.isoformat()
        return text


class Links:
    """What was read so far: how far, the newest hash, and the last number of each year.

    `ahead`: (year, number) → position of numbers seen before their turn; what is left there at the end has a gap
    before it.
    """

    def __init__(self, partnership_id: int, accounts: dict[int, Account], problems: Problems) -> None:
        self.partnership_id, self.problems = partnership_id, problems
        self.texts = {pk: account_text(account) for pk, account in accounts.items()}
        self.days = _Days()
        self.pk, self.position, self.chain, self.entries = 0, 0, START, 0
        self.numbers: dict[int, int] = {}
        self.ahead: dict[tuple[int, int], int] = {}

    def check(self, rows: list[Row]) -> None:
        numbers, days, text_of, last, before = self.numbers, self.days, self.texts.get, self.position, self.chain
        for (
            pk, position, year, number, kind, source, target, ore, booked_on, recorded_at, by, text, reference, key,
            reverses, chain,
        ) in rows:  # fmt: skip
            if position != last + 1:
                self._misplaced(pk, position, voucher_of(year, number), last)
            elif chain != (
                reckoned := digest(
                    before, position, year, number, kind, text_of(source, ""), text_of(target, ""), ore,
                    days[booked_on], moment_text(recorded_at), by, text, reference, key, reverses,
                )
            ):  # fmt: skip
                self._changed(pk, position, voucher_of(year, number), ore, reckoned, chain)
            if numbers.get(year, 0) + 1 == number:
                numbers[year] = number
            else:
                self._out_of_turn(position, year, number)
            self.pk, last, before = pk, position, chain
        self.position, self.chain = last, before
        self.entries += len(rows)

    def _misplaced(self, pk: int, position: int, voucher: str, last: int) -> None:
        """Entries are missing before this one, or it stands where another does."""
        missing_here = removed(self.partnership_id, after=self.pk, before=pk) if position > last else []
        for place, missing in enumerate(missing_here, start=last + 1):
            self.problems.note(place, missing, gone())
        if not missing_here:
            what = _("It does not have the next place in the journal.")
            self.problems.note(min(last + 1, position), voucher, what, last + 1, position)

    def _changed(self, pk: int, position: int, voucher: str, ore: int, reckoned: str, chain: str) -> None:
        """Tells the amounts apart where the record of who did what knows them, otherwise the hashes."""
        noted = booking_of(pk)
        if noted is None:
            self.problems.note(position, voucher, past_the_program())
        elif isinstance(ore, int) and noted.get("amount_ore", ore) != ore:
            what = _("Its amount is not the one that was booked.")
            self.problems.note(position, voucher, what, kr(noted["amount_ore"]), kr(ore))
        else:
            what = _("Its hash does not follow from what it says and from the entry before it.")
            self.problems.note(position, voucher, what, chain[:SHOWN], reckoned[:SHOWN])

    def _out_of_turn(self, position: int, year: int, number: int) -> None:
        following = self.numbers.get(year, 0) + 1
        if isinstance(number, int) and number > following:
            what = _("The voucher is missing: %(voucher)s comes without it.")
            self.problems.note(position, voucher_of(year, following), what % {"voucher": voucher_of(year, number)})
            self.numbers[year] = number
        else:
            what = _("Its number is not the next of its year.")
            self.problems.note(position, voucher_of(year, number), what, voucher_of(year, following))

    def finish(self) -> None:
        """When all is read: what was booked after the last entry that is there, and numbers drawn for nothing."""
        for place, missing in enumerate(removed(self.partnership_id, after=self.pk), start=self.position + 1):
            self.problems.note(place, missing, gone())
        drawn = dict(
            Counter.objects.filter(partnership_id=self.partnership_id, series="journal").values_list("year", "last")
        )
        for year in sorted({*drawn, *self.numbers}):
            last, there = drawn.get(year, 0), self.numbers.get(year, 0)
            if last != there:
                what = _("The last voucher of %(year)s is not the last number drawn.") % {"year": year}
                last_two = voucher_of(year, last), voucher_of(year, there)
                self.problems.note(None, max(last_two), what, *last_two)
