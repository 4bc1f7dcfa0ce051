"""What a finding is: something the data or a document contradicts, lacks or has let lie, with the evidence for it.

Rules find; nobody's data is changed by one. A finding says what it is about, how much money, since when, and lists
the places and figures a person needs to settle it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Severity(TextChoices):
    MUST = "must", _("Must be put right")
    SHOULD = "should", _("Should be explained")


class LinkKind(StrEnum):
    """What a line leads to. `ref` is an id, the voucher of an entry, or the filter of a journal."""

    INITIATIVE = "initiative"
    CASE = "case"
    ENTRY = "entry"
    JOURNAL = "journal"


@dataclass(frozen=True)
class Link:
    kind: LinkKind
    ref: int | str | tuple[tuple[str, int | str], ...]


@dataclass(frozen=True)
class Evidence:
    """A place and what it says: a paper, an entry, or what the journal adds up to."""

    place: str
    says: str = ""
    amount_ore: int | None = None
    link: Link | None = None


@dataclass(frozen=True)
class Finding:
    """`about`: stable words for what it is about, the same whenever the rule is run. Amounts in øre."""

    rule: str
    about: str
    subject: str
    message: str
    link: Link | None = None
    amount_ore: int | None = None
    since: date | None = None
    age_days: int | None = None
    evidence: tuple[Evidence, ...] = ()


Text = str | Promise


@dataclass(frozen=True)
class Rule:
    """One question put to the data. `find` is given a partnership's id and the day ages are counted to."""

    id: str
    title: Text
    explanation: Text
    severity: Severity
    find: Callable[[int, date], list[Finding]]


def days_since(day: date | None, on: date) -> int | None:
    """The age of a finding; None when nobody knows since when."""
    return max(0, (on - day).days) if day else None
