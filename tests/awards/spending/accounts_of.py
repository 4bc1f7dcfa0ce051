"""Accounts for tests: lines written as `("3.2.2026", 100)`, in kroner, on project 12345 unless said otherwise."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from factories import NOW, Small
from handlingsrom.awards.models import AccountsImport
from handlingsrom.awards.reconciling import Spot, in_journal
from handlingsrom.awards.spending import Preview, import_accounts, preview_import
from handlingsrom.lib.dates import parse_date

OURS = "12345"


@dataclass(frozen=True)
class Line:
    row: int
    booked_on: date
    amount_ore: int
    project: str
    text: str
    voucher: str
    key: str


def lines(*written: tuple[Any, ...], voucher: str = "") -> list[Line]:
    """`(day, kr)`, `(day, kr, project)` or `(day, kr, project, text)`; keys as the reading of a file makes them."""
    seen: Counter[tuple[Any, ...]] = Counter()
    found = []
    for row, (day, kr, *rest) in enumerate(written, 2):
        project, text = [*rest, *(OURS, "")[len(rest) :]]
        alike = (day, kr, project, text, voucher)
        seen[alike] += 1
        key = sha256(f"{alike}{seen[alike]}".encode()).hexdigest()
        found.append(Line(row, parse_date(day), round(kr * 100), project, text, voucher, key))
    return found


def said(small: Small, of: Iterable[Line], *, now: datetime = NOW, **changed: Any) -> dict[str, Any]:
    of = list(of)
    known = {OURS: small.alfa} if any(line.project == OURS for line in of) else {}
    return {
        "by": small.by,
        "now": now,
        "partnership": small.partnership,
        "lines": of,
        "filename": "regnskap.csv",
        "content_sha256": sha256("".join(line.key for line in of).encode()).hexdigest(),
        "covers_to": max((line.booked_on for line in of), default=NOW.date()),
        "projects": known,
        **changed,
    }


def take(small: Small, *written: tuple[Any, ...], **changed: Any) -> AccountsImport:
    return import_accounts(**said(small, lines(*written), **changed))


def look(small: Small, *written: tuple[Any, ...], **changed: Any) -> Preview:
    return preview_import(**said(small, lines(*written), **changed))


def spent(small: Small) -> dict[tuple[str, int], float]:
    """What the journal has as spent, in kroner, by initiative and year."""
    codes = {i.pk: i.code for i in (small.alfa, small.beta, small.gamma)}
    return {
        (codes[s.initiative_id], s.year): ore / 100 for s, ore in in_journal(small.partnership.pk).items() if ore
    }


def spot(initiative: Any, year: int) -> Spot:
    return Spot(initiative.pk, year)
