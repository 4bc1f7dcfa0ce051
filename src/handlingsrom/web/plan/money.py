"""The money of an initiative year by year, as a table: each figure with its entries, and the decisions behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlingsrom.cases.models import Effect
from handlingsrom.money.award_years import AwardYear
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.web.links import to_case, to_journal
from handlingsrom.web.money.words import FIGURE_NAMES

ORDER = (
    "awarded",
    "carried_in",
    "drawn",
    "moved_in",
    "spent",
    "carried_out",
    "released",
    "moved_out",
    "repaid",
    "unaccounted",
    "left",
)
ALWAYS = {"awarded", "carried_in", "spent", "carried_out", "left"}
SHOWN_AS_ZERO = {"spent", "left"}
"""Figures where nothing is an answer; elsewhere an empty cell says that nothing happened."""


@dataclass(frozen=True)
class YearLine:
    """A year of an initiative's money, with the decisions behind it."""

    money: AwardYear
    decisions: tuple[tuple[str, str, date], ...]
    cells: tuple[tuple[int | None, str], ...] = ()


def money_columns(years: Sequence[AwardYear]) -> list[tuple[str, str]]:
    """The columns as (name, word): the usual ones, and the others when there is money in them."""
    shown = [name for name in ORDER if name in ALWAYS or any(_ore(year, name) for year in years)]
    return [(name, str(FIGURE_NAMES[f"year_{name}"])) for name in shown]


def year_lines(years: Sequence[AwardYear], effects: Iterable[Effect], initiative_id: int) -> list[YearLine]:
    """`effects`: what was decided about the initiative, newest first, with entries and their accounts."""
    columns = [name for name, _word in money_columns(years)]
    behind = _decisions(list(effects), initiative_id)
    return [
        YearLine(year, behind.get(year.year, ()), tuple(_cell(year, name, initiative_id) for name in columns))
        for year in years
    ]


def _ore(year: AwardYear, name: str) -> int:
    found: int = getattr(year, f"{name}_ore")
    return found


def _cell(year: AwardYear, name: str, initiative_id: int) -> tuple[int | None, str]:
    ore = _ore(year, name)
    if not ore and name not in SHOWN_AS_ZERO:
        return None, ""
    return ore, to_journal(tall=f"year_{name}", ramme=year.year, tiltak=initiative_id)


def _decisions(effects: list[Effect], initiative_id: int) -> dict[int, tuple[tuple[str, str, date], ...]]:
    """Year → what gave, drew, moved, released or took back; a carry-over stands at the year it went to."""
    found: dict[int, dict[int, tuple[str, str, date]]] = {}
    for effect in reversed(effects):
        entry, decision = effect.entry, effect.decision
        if entry is None:
            continue
        case = decision.point.case
        line = (f"{case.number} {decision.point.label}", to_case(case.pk), decision.decided_on)
        for account in (entry.to_account, *_left_for_good(entry)):
            if account.kind == AccountKind.AWARD and account.initiative_id == initiative_id:
                found.setdefault(account.year, {})[decision.pk] = line
    return {year: tuple(lines.values()) for year, lines in found.items()}


def _left_for_good(entry: Entry) -> tuple[Account, ...]:
    return () if entry.kind == EntryKind.CARRY_OVER else (entry.from_account,)
