"""Checks papers: every rule over all papers given together."""

from collections.abc import Callable, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Severity
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.rules import all_rules
from handlingsrom.reading.understanding import understand

Progress = Callable[[int, int], None]
_SEVERITIES, _CONFIDENCES = list(Severity), list(Confidence)


def check(
    papers: Sequence[Paper], *, strict: bool = False, progress: Progress = lambda _done, _of: None
) -> list[Finding]:
    """What does not add up: first what must be put right, then by place. `strict` gives also what is only likely.

    `progress(done, of)` is called after each rule.
    """
    understood = [understand(paper) for paper in papers]
    rules = all_rules()
    found: list[Finding] = []
    for done, rule in enumerate(rules, start=1):
        found += [each for each in rule.find(understood) if strict or each.confidence == Confidence.PROVEN]
        progress(done, len(rules))
    files = [paper.file for paper in papers]
    return sorted(found, key=lambda finding: _order(finding, files))


def _order(finding: Finding, files: list[str]) -> tuple[int, int, int, int]:
    place = finding.places[0]
    severity, confidence = _SEVERITIES.index(finding.severity), _CONFIDENCES.index(finding.confidence)
    return severity, confidence, files.index(place.file), place.block
