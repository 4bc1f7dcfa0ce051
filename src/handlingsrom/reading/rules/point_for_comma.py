"""Millions with a point where a comma is meant: `10.615 mill` reads as more than ten thousand million."""

from collections.abc import Iterator, Sequence

from handlingsrom.lib.amounts import format_kr
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, meant_step
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import Amount, Oddity

ID = "point-for-comma"


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        mentions = [mention for mention in paper.amounts if mention.what.oddity == Oddity.POINT_FOR_COMMA]
        if mentions:
            yield _finding(mentions)


def _finding(mentions: list[Mention[Amount]]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded_n(
            "%(n)s amount in millions has a point for a comma",
            "%(n)s amounts in millions have a point for a comma",
            len(mentions),
        ),
        message=worded("In Norwegian a point stands between thousands, so the amount can be read in two ways."),
        places=tuple(mention.place for mention in mentions),
        arithmetic=tuple(meant_step(mention.what.text, format_kr(mention.what.ore)) for mention in mentions),
        advice=worded("Write a comma (10,6 mill), or the whole amount in kroner."),
    )


RULE = Rule(
    ID,
    worded("Point for comma"),
    worded("An amount in millions has a point where a comma is meant."),
    find,
)
