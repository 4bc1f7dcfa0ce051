"""The lines of a letter as they are shown: entries of one kind for one purpose are one line."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from handlingsrom.awards.letter_content import Content
from handlingsrom.awards.letter_words import listed
from handlingsrom.money.kinds import EntryKind


@dataclass
class LetterLine:
    """`years`: of the money before it was given; `year`: when it may be used."""

    kind: EntryKind
    purpose: str
    year: int
    letter_year: int
    amount_ore: int = 0
    vouchers: list[str] = field(default_factory=list)
    years: set[int] = field(default_factory=set)

    @property
    def what(self) -> str:
        if self.year == self.letter_year:
            return self._kind_word
        return _("%(what)s, money for %(year)s") % {"what": self._kind_word, "year": self.year}

    @property
    def _kind_word(self) -> str:
        if self.kind == EntryKind.CARRY_OVER:
            return _("Carried over from %(years)s") % {"years": listed(list(map(str, sorted(self.years))))}
        return {
            EntryKind.ALLOCATION: _("New allocation"),
            EntryKind.DRAW: _("From the reserve"),
            EntryKind.TRANSFER: _("From another initiative"),
        }[self.kind]


def letter_lines(said: Content) -> list[LetterLine]:
    """The lines of a letter's content, in the order of the journal."""
    found: dict[tuple[str, str, int], LetterLine] = {}
    for line in said["lines"]:
        key = (line["kind"], line["purpose"], line["year"])
        shown = found.setdefault(
            key, LetterLine(EntryKind(line["kind"]), line["purpose"], line["year"], said["year"])
        )
        shown.amount_ore += line["amount_ore"]
        shown.vouchers.append(line["voucher"])
        shown.years.add(line["from_year"])
    return list(found.values())
