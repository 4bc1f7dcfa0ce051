"""What is wrong in the journal, in sentences an auditor can act on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.lib.amounts import format_kr

MOST = 100
"""How many are kept. Whoever has more needs the first of them, and a backup."""
SHOWN = 16
"""Digits of a hash that a person is shown."""


@dataclass(frozen=True)
class Problem:
    """`position` in the journal and `voucher` are of the entry that is wrong, None and "" when it is no one."""

    position: int | None
    voucher: str
    what: str
    expected: str = ""
    found: str = ""

    @property
    def sentence(self) -> str:
        """2026-0047: Its amount is not the one that was booked. Expected 100 kr, found 200 kr."""
        said = f"{self.voucher}: {self.what}" if self.voucher else self.what
        if self.expected and self.found:
            return said + " " + _("Expected %(expected)s, found %(found)s.") % vars(self)
        return said + (" " + _("Found %(found)s.") % {"found": self.found} if self.found else "")


class Problems(list[Problem]):
    """A list that stops growing, as a journal changed throughout would otherwise fill the memory."""

    def note(
        self, position: int | None, voucher: str, what: str, expected: object = "", found: object = ""
    ) -> None:
        if len(self) < MOST:
            self.append(Problem(position, voucher, what, str(expected), str(found)))


def in_order(problems: list[Problem]) -> list[Problem]:
    """The first entry that is wrong first; what is of no one entry last."""
    return sorted(problems, key=lambda p: (p.position is None, p.position or 0))


def voucher_of(year: object, number: object) -> str:
    """As `Entry.voucher`, of values that may be anything."""
    return f"{year}-{number:04d}" if isinstance(number, int) else f"{year}-{number}"


def kr(ore: object) -> str:
    """As kroner, of a value that may be anything."""
    return f"{format_kr(ore)} kr" if isinstance(ore, int) else str(ore)
