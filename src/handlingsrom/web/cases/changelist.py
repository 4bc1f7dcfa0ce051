"""The proposed changes as the page lists them: by kind, each with its amount and what stops it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.cases.changes import kind_of
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import ProposedChange
from handlingsrom.cases.projection import Projection, Tried
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.money.kinds import Requirement
from handlingsrom.money.models import Entry

_OPEN = {
    ChangeKind.REOPEN_YEAR,
    ChangeKind.CORRECT,
    ChangeKind.TRANSFER,
    ChangeKind.RESERVE_RULES,
    ChangeKind.DRAW,
    ChangeKind.ALLOCATE,
    ChangeKind.SET_ASIDE,
    ChangeKind.REPAY,
    ChangeKind.COMMIT,
}
"""What a body discusses: shown at once, while long lists of the rest stay folded."""

_TOLD = (_OPEN | {ChangeKind.END_COMMITMENT}) - {ChangeKind.ALLOCATE, ChangeKind.SET_ASIDE}
"""Told one by one before a decision: their number and sum do not say which year it is, or who is paid."""


@dataclass(frozen=True)
class Line:
    """One change. `amount` is as typed when it could not be saved; `theirs` what somebody else saved meanwhile."""

    pk: int
    title: str
    note: str
    amount: str
    saved: str
    has_amount: bool
    refusal: str
    error: str
    theirs: str


@dataclass(frozen=True)
class Group:
    """The changes of one kind. `sum_ore` counts those that can be carried out, as the figures do; `says` are their
    sentences, where number and sum do not tell what will happen."""

    kind: str
    label: str
    icon: str
    lines: list[Line]
    sum_ore: int | None
    points: str
    refused: int
    is_open: bool
    says: list[str]


def groups(
    projection: Projection, *, typed: Mapping[int, str], errors: Mapping[int, str], theirs: Mapping[int, str]
) -> list[Group]:
    """One group for each kind there are changes of, in the order they take effect."""
    found = []
    for code in ChangeKind:
        if tried := projection.of_kind(code):
            lines = [_line(t, typed, errors, theirs) for t in tried]
            found.append(_group(code, tried, lines))
    return found


def _group(code: ChangeKind, tried: list[Tried], lines: list[Line]) -> Group:
    kind = kind_of(code)
    points = sorted({(t.change.point.main, t.change.point.sub, t.change.point.label) for t in tried})
    refused = sum(1 for t in tried if t.refusal)
    return Group(
        kind=code.value,
        label=str(code.label),
        icon=kind.icon,
        lines=lines,
        sum_ore=sum(t.change.amount_ore or 0 for t in tried if not t.refusal) if kind.has_amount else None,
        points=", ".join(label for _main, _sub, label in points),
        refused=refused,
        is_open=code in _OPEN or refused > 0 or any(line.error or line.theirs for line in lines),
        says=[t.sentence for t in tried if not t.refusal] if code in _TOLD else [],
    )


def _line(tried: Tried, typed: Mapping[int, str], errors: Mapping[int, str], theirs: Mapping[int, str]) -> Line:
    change, pk = tried.change, tried.change.pk
    kind = kind_of(change.kind)
    saved = format_kr(change.amount_ore) if change.amount_ore is not None else ""
    return Line(
        pk=pk,
        title=title_of(change),
        note=_note(tried),
        amount=typed.get(pk, saved),
        saved=saved,
        has_amount=kind.has_amount,
        refusal=str(tried.refusal) if tried.refusal else "",
        error=errors.get(pk, ""),
        theirs=theirs.get(pk, ""),
    )


def title_of(change: ProposedChange) -> str:
    """What a change is about: its initiative, or what it says itself."""
    if change.initiative is None:
        first = (change.text.splitlines() or [""])[0]
        return _named(change) or first
    if change.into is not None:
        words = {"title": change.initiative, "into": change.into}
        is_money = change.kind == ChangeKind.TRANSFER
        return _("%(title)s, to %(into)s") % words if is_money else _("%(title)s, into %(into)s") % words
    if change.for_year is not None:
        return f"{change.initiative.title}, {change.for_year}"
    return change.initiative.title


def _named(change: ProposedChange) -> str:
    """What a change without an initiative is called, when that is not its text."""
    match change.kind:
        case ChangeKind.SET_ASIDE | ChangeKind.DRAW:
            return _("The reserve")
        case ChangeKind.REPAY:
            return _("Free funds")
        case ChangeKind.RESERVE_RULES:
            return _("Rules for the reserve")
        case ChangeKind.REOPEN_YEAR:
            return str(change.for_year or "")
        case ChangeKind.CORRECT:
            return _entry(change.entry) if change.entry else ""
    return ""


def _entry(entry: Entry) -> str:
    """The number of an entry, and whose money it moved."""
    holder = entry.to_account.initiative or entry.from_account.initiative
    return f"{entry}, {holder.title}" if holder else str(entry)


def _note(tried: Tried) -> str:
    """The second line: what it is for, what its consequences tell, who does it, and when."""
    change = tried.change
    says_text = change.initiative is not None or _named(change)
    parts = [
        (change.text.splitlines() or [""])[0] if says_text else "",
        tried.details,
        _needed(change),
        change.responsible,
        _when(change),
    ]
    return " · ".join(part for part in parts if part)


def _needed(change: ProposedChange) -> str:
    if not change.requires:
        return ""
    needed = ", ".join(str(Requirement(code).label).lower() for code in change.requires.split())
    return _("not spent until in place: %(needed)s") % {"needed": needed}


def _when(change: ProposedChange) -> str:
    if change.due_on is None:
        return ""
    words = {"date": format_date(change.due_on), "months": change.every_months}
    if change.every_months and change.until_on:
        words["until"] = format_date(change.until_on)
        return _("every %(months)s months, %(date)s–%(until)s") % words
    return _("by %(date)s") % words
