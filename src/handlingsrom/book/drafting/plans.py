"""The sheets Strategi, Satsningsområder, Mål and Handlingsplaner."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlingsrom.book.drafting.areas import areas_of, find_area
from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.parties import IN_ORDER
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.notes import Noted
from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import (
    InitiativeRow,
    Mention,
    TableKind,
    Understood,
    UnderstoodTable,
)
from handlingsrom.reading.words.model import Period

_STRATEGY_WORDS = ("strategiplan", "satsningsområder")
_PLAN_WORDS = ("handlingsplan", "handlingsdel", "handlingsprogram")
_VISION = re.compile(r"visjon", re.IGNORECASE)
_AIM = re.compile(r"\bmål\b|hovedmål|målsetting", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """A plan with its period. `others`: other periods the papers give it; without `mention` they give none."""

    name: str
    mention: Mention[Period] | None
    others: tuple[Mention[Period], ...] = ()


class Plans:
    """What the papers say of strategy and action plan; one of each."""

    def __init__(self, papers: Sequence[Understood]) -> None:
        self._papers = papers
        self.areas = areas_of(papers)
        has_plan = any(paper.of_kind(TableKind.PLAN) for paper in papers)
        self.action_plan = _named(papers, "Handlingsplan", _PLAN_WORDS, is_needed=has_plan)
        self.strategy = _named(
            papers, "Strategiplan", _STRATEGY_WORDS, is_needed=bool(self.areas or self.action_plan)
        )

    def action_plan_of(self, row: InitiativeRow, sources: Sources) -> Noted | None:
        if self.action_plan is None:
            return None
        return sources.made(self.action_plan.name, "Tiltaket står i en tabell over handlingsplanen.", row.place)

    def area_of(self, row: InitiativeRow, sources: Sources, doubts: Sequence[str]) -> Noted:
        """By its right name, when it is written otherwise in this row."""
        area = find_area(self.areas, row.focus_area)
        name = area.name if area else row.focus_area
        slips = [] if name == row.focus_area else [f"skrevet «{row.focus_area}», lest som «{name}»."]
        how = f"Satsningsområdet på raden: «{row.focus_area}»"
        return sources.made(name, how, row.place, doubts=[*doubts, *slips])

    def draft(self, draft: Draft, sources: Sources) -> None:
        if self.strategy:
            years = _years(self.strategy, sources)
            vision, aim = _told(self._papers, _VISION), _told(self._papers, _AIM)
            draft.add(
                "Strategi",
                name=_name(self.strategy, sources),
                **years,
                vision=sources.cell(vision[0], vision[1]) if vision else None,
                aim=sources.cell(aim[0], aim[1]) if aim else None,
            )
            self._draft_areas(draft, sources, self.strategy.name)
        if self.action_plan and self.strategy:
            draft.add(
                "Handlingsplaner",
                name=_name(self.action_plan, sources),
                strategy=_of(self.strategy.name, sources),
                **_years(self.action_plan, sources),
            )

    def _draft_areas(self, draft: Draft, sources: Sources, strategy: str) -> None:
        for order, area in enumerate(self.areas, start=1):
            guess = ["den første linja er lest som setningen som leder målene."] if area.is_guessed else []
            promise = sources.cell(area.promise, area.goals_place, doubts=guess) if area.promise else None
            draft.add(
                "Satsningsområder",
                strategy=_of(strategy, sources),
                order=sources.made(order, IN_ORDER),
                name=sources.cell(area.name, area.place),
                promise=promise,
            )
            for number, goal in enumerate(area.goals, start=1):
                draft.add(
                    "Mål",
                    focus_area=sources.cell(area.name, area.place),
                    order=sources.made(number, IN_ORDER),
                    text=sources.cell(goal, area.goals_place),
                )


def _of(name: str, sources: Sources) -> Noted:
    return sources.made(name, "Den eneste papirene har.")


def _named(papers: Sequence[Understood], what: str, words: Sequence[str], *, is_needed: bool) -> Named | None:
    for word in words:
        by_years: dict[tuple[int, int], list[Mention[Period]]] = defaultdict(list)
        for mention in (mention for paper in papers for mention in paper.periods):
            if mention.what.what == word:
                by_years[mention.what.first, mention.what.last].append(mention)
        if by_years:
            (first, last), there = max(by_years.items(), key=lambda item: len(item[1]))
            others = tuple(each[0] for years, each in by_years.items() if years != (first, last))
            return Named(f"{what} {first}–{last}", there[0], others)
    return Named(what, None) if is_needed else None


def _name(plan: Named, sources: Sources) -> Noted:
    if plan.mention is None:
        return sources.made(
            plan.name,
            "Navnet er satt inn for at andre ark skal kunne vise til raden.",
            doubts=["papirene sier ikke hva planen heter eller hvilke år den gjelder."],
        )
    return sources.made(
        plan.name, "Laget av ordet og årene.", plan.mention.place, doubts=_other_periods(plan, sources)
    )


def _years(plan: Named, sources: Sources) -> dict[str, Noted | None]:
    if plan.mention is None:
        return {"from_year": None, "to_year": None}
    period, doubts = plan.mention.what, _other_periods(plan, sources)
    return {
        "from_year": sources.cell(period.first, plan.mention.place, doubts=doubts),
        "to_year": sources.cell(period.last, plan.mention.place, doubts=doubts),
    }


def _other_periods(plan: Named, sources: Sources) -> list[str]:
    return [f"en annen periode står i {sources.quoted(other.place)}." for other in plan.others]


def _told(papers: Sequence[Understood], heading: re.Pattern[str]) -> tuple[str, Place] | None:
    """What stands first under such a heading of the strategy."""
    for paper in papers:
        for table in paper.of_kind(TableKind.STRATEGY):
            for column in table.columns:
                if heading.search(column.heading):
                    return next(_below(paper, table, column.index), None)
    return None


def _below(paper: Understood, table: UnderstoodTable, column: int) -> Iterator[tuple[str, Place]]:
    for piece in table.pieces:
        for row in range(1, len(piece.rows)):
            if text := piece.rows[row].cells[column].text.strip():
                yield text, paper.paper.cell_place(piece, row, column)
