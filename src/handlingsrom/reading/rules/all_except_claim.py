"""`Alle satsningsområdene med unntak av X har pågående prosjekter`, held up against the plan."""

import re
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.paper import Place, Text
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.alikeness import alike
from handlingsrom.reading.understanding.model import Principle, TableKind, Understood

ID = "all-except-claim"
_CLAIM = re.compile(
    r"\balle (?:de )?(?:strategiske )?(?:satsn?ings?|innsats|mål|fokus)områd\w*(?P<rest>[^.]*)", re.IGNORECASE
)
_EXCEPT = re.compile(r"(?:med unntak av|unntatt|bortsett fra|utenom)\s+(?P<names>[^,.]+)", re.IGNORECASE)
_HAS = re.compile(r"\b(?:har|er|finnes)\b[^.]*\b(?:prosjekt|tiltak|initiativ|satsning)", re.IGNORECASE)
_ALIKE = 0.8


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        areas = [area for table in paper.of_kind(TableKind.STRATEGY) for area in table.focus_areas]
        covered = _covered(paper)
        if not areas or not covered:
            continue
        without = [area for area in areas if not any(_is_same(area[0], name) for name in covered)]
        for text in paper.paper.texts:
            for claim in _CLAIM.finditer(text.text):
                unsaid = [area for area in without if not _is_excepted(area[0], claim["rest"])]
                if _HAS.search(claim["rest"]) and unsaid:
                    yield _finding(paper, text, claim, without, len(areas))


def _covered(paper: Understood) -> set[str]:
    """Focus areas that have initiatives which the plan keeps; of tables that say nothing of it, all."""
    tables = [t for t in paper.of_kind(TableKind.PLAN) if t.principle in (Principle.KEEP, Principle.UNKNOWN)]
    return {row.focus_area for table in tables for row in table.rows if row.focus_area}


def _is_same(one: str, other: str) -> bool:
    return alike(one, other) >= _ALIKE


def _is_excepted(area: str, rest: str) -> bool:
    exception = _EXCEPT.search(rest)
    return exception is not None and area.casefold() in exception["names"].casefold()


def _finding(
    paper: Understood, text: Text, claim: re.Match[str], without: list[tuple[str, Place]], of: int
) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s focus area has no initiative", "%(n)s focus areas have no initiatives", len(without)),
        message=worded(
            "The text says more than the plan holds: of %(of)s focus areas in the strategy, these have no "
            "initiative that is kept: %(names)s.",
            of=of,
            names=", ".join(" ".join(name.split()) for name, _place in without),
        ),
        places=(paper.paper.place(text, claim.start(), claim.end()), *(place for _name, place in without)),
        arithmetic=(
            Step(worded("Focus areas with initiatives"), f"{of} − {len(without)} = {of - len(without)}", True),
        ),
        advice=worded("Name all that lack, or say which focus areas are meant."),
    )


RULE = Rule(
    ID,
    worded("Claims of all"),
    worded("The text says that all focus areas but some have initiatives, and the tables say otherwise."),
    find,
)
