"""A list of findings as plain data, for scripts: what `handlingsrom check --json` writes."""

from collections.abc import Sequence
from typing import Any

from handlingsrom.lib.amounts import NBSP
from handlingsrom.reading.finding import Finding
from handlingsrom.reading.paper import Paper, Place
from handlingsrom.reading.said import Language


def facts(papers: Sequence[Paper], findings: Sequence[Finding], language: Language) -> dict[str, Any]:
    """`{"findings": [{"rule", "severity", "confidence", "message", "places", "arithmetic", …}], "papers": […]}`.

    Texts have ordinary spaces. `arithmetic` is one line, `14 820 000 − 11 345 000 = …`, empty when there is none.
    """
    return {
        "findings": [_finding(each, language) for each in findings],
        "papers": [
            {"file": paper.file, "kind": paper.kind, "lost": [_plain(lost.into(language)) for lost in paper.lost]}
            for paper in papers
        ],
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "title": _plain(finding.title.into(language)),
        "message": _plain(finding.message.into(language)),
        "places": [_place(place) for place in finding.places],
        "arithmetic": arithmetic(finding, language),
        "advice": _plain(finding.advice.into(language)) if finding.advice else "",
    }


def arithmetic(finding: Finding, language: Language) -> str:
    """All steps on one line: `Vedlegg 6: 14 820 000; Vedlegg 5: 11 345 000; Forskjell: 3 475 000`."""
    return _plain("; ".join(f"{step.label.into(language)}: {step.value}" for step in finding.arithmetic))


def _place(place: Place) -> dict[str, Any]:
    """Rows and columns are counted from 1, with the table's heading as the first row."""
    return {
        "file": place.file,
        "part": place.part,
        "text": _plain(place.text),
        "page": place.page,
        "row": None if place.row is None else place.row + 1,
        "column": None if place.column is None else place.column + 1,
    }


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")
