"""The few words that every form of the report shares."""

from handlingsrom.reading.finding import Confidence, Severity
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import Said, worded, worded_n

SEVERITIES = {Severity.MUST: worded("Must be put right"), Severity.SHOULD: worded("Should be explained")}
CONFIDENCES = {
    Confidence.PROVEN: worded("can be seen from the paper"),
    Confidence.LIKELY: worded("likely, but not certain"),
    Confidence.POSSIBLE: worded("possible: look for yourself"),
}
FINDING = worded("Finding")
ADVICE = worded("Suggestion")
NOTHING = worded("Nothing was found that does not add up.")


def where(place: Place) -> Said:
    """`Vedlegg 6, row 3`, `Saken, page 4`: rows counted as a reader counts them, the heading as the first."""
    if place.page is None and place.row is None:
        return worded("%(part)s", part=place.part)
    if place.row is None:
        return worded("%(part)s, page %(page)s", part=place.part, page=place.page or 0)
    if place.page is None:
        return worded("%(part)s, row %(row)s of the table", part=place.part, row=place.row + 1)
    return worded(
        "%(part)s, page %(page)s, row %(row)s of the table", part=place.part, page=place.page, row=place.row + 1
    )


def tally(findings: int, papers: int) -> Said:
    """`9 findings in 2 papers.`"""
    among = worded_n("%(n)s paper", "%(n)s papers", papers)
    return worded_n("%(n)s finding in %(papers)s.", "%(n)s findings in %(papers)s.", findings, papers=among)
