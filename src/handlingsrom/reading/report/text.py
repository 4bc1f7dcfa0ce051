"""A list of findings for a terminal: numbered, by severity, with where and the arithmetic."""

import textwrap
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Severity
from handlingsrom.reading.paper import Paper, Place
from handlingsrom.reading.report.words import CONFIDENCES, NOTHING, SEVERITIES, tally, where
from handlingsrom.reading.said import Language, worded, worded_n

PLACES = 6
_LONGEST = 110


def as_text(papers: Sequence[Paper], findings: Sequence[Finding], language: Language, width: int = 100) -> str:
    """No colours and no box drawing: it is mailed, piped and read aloud."""
    lines = [*_lost(papers, language, width)]
    if not findings:
        return "\n".join([*lines, NOTHING.into(language)])
    several = len(papers) > 1
    number = 0
    for severity in Severity:
        group = [finding for finding in findings if finding.severity == severity]
        if group:
            lines += ["", f"{SEVERITIES[severity].into(language)} ({len(group)})", ""]
        for finding in group:
            number += 1
            lines += [*_finding(number, finding, language, width, several), ""]
    return "\n".join([*lines, tally(len(findings), len(papers)).into(language)]).lstrip("\n")


def _lost(papers: Sequence[Paper], language: Language, width: int) -> Iterator[str]:
    for paper in papers:
        for lost in paper.lost:
            yield from textwrap.wrap(f"{paper.file}: {lost.into(language)}", width, subsequent_indent="  ")


def _finding(number: int, finding: Finding, language: Language, width: int, several: bool) -> Iterator[str]:
    sure = "" if finding.confidence == Confidence.PROVEN else f" [{CONFIDENCES[finding.confidence].into(language)}]"
    yield from _wrapped(f"{number:>2}. ", f"{finding.title.into(language)}{sure}", width)
    yield from _wrapped("    ", finding.message.into(language), width)
    yield from (f"      {line}" for line in _arithmetic(finding, language))
    for place in finding.places[:PLACES]:
        yield from _wrapped("    – ", _place(place, language, several), width)
    if (more := len(finding.places) - PLACES) > 0:
        yield f"    – {worded_n('and %(n)s place more', 'and %(n)s places more', more).into(language)}"
    if finding.advice:
        yield from _wrapped("    → ", finding.advice.into(language), width)


def _arithmetic(finding: Finding, language: Language) -> list[str]:
    """Labels to the left, amounts to the right, as one would write it by hand; a long sum on a line of its own."""
    labels = [step.label.into(language) for step in finding.arithmetic]
    widest = max((len(label) for label in labels), default=0)
    values = max((len(step.value) for step in finding.arithmetic if len(step.value) < 24), default=0)
    return [
        f"{label:<{widest}}  {step.value:>{values}}" for label, step in zip(labels, finding.arithmetic, strict=True)
    ]


def _place(place: Place, language: Language, several: bool) -> str:
    text = " ".join(place.text.split())
    shown = textwrap.shorten(text, _LONGEST, placeholder=" …") or worded("(empty)").into(language)
    file = f"{place.file}, " if several else ""
    return f"{file}{where(place).into(language)}: «{shown}»"


def _wrapped(start: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=start, subsequent_indent=" " * len(start), break_long_words=False
    )
