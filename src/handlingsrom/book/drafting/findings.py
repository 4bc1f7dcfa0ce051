"""What the check finds that makes a cell unsure, by the cell."""

from collections import defaultdict
from collections.abc import Sequence

from handlingsrom.reading.finding import Confidence, Finding
from handlingsrom.reading.paper import Place
from handlingsrom.reading.rules import all_rules
from handlingsrom.reading.understanding.model import Understood

_WAYS = "beløpet er skrevet slik at det kan leses på flere måter."
SENTENCES = {
    "cut-off-cell": "teksten slutter midt i.",
    "award-in-two-years": "den samme tildelingen står på to forskjellige år.",
    "same-year-two-sums": "en annen tabell viser det samme året uten dette beløpet.",
    "text-sum-against-cell": "beløpene i teksten på raden gir en annen sum.",
    "uncertain-amount": "papiret sier selv at beløpet er usikkert.",
    "carried-over-above-award": "det overføres mer enn det som er tildelt.",
    "reserve-counted-twice": "beløpet kan være regnet med to ganger.",
    "column-sum": "radene over gir en annen sum.",
    "open-question": "det står et spørsmålstegn i papiret.",
    "amount-in-two-units": _WAYS,
    "broken-amount": _WAYS,
    "point-for-comma": _WAYS,
}
"""What a note says, by the id of the rule."""

OF_YEAR = {SENTENCES["award-in-two-years"], SENTENCES["same-year-two-sums"]}
"""What is in doubt is the year, not the amount."""

_ONLY_FIRST = {"text-sum-against-cell", "column-sum"}
"""Rules where only the first place is in doubt: the others are what it is held up against."""


def doubts_of(papers: Sequence[Understood]) -> dict[tuple[str, int, int | None, int | None], list[str]]:
    """Sentences by file, block, row and column. What is only possible is left out."""
    found: dict[tuple[str, int, int | None, int | None], list[str]] = defaultdict(list)
    for rule in all_rules():
        for finding in rule.find(papers) if rule.id in SENTENCES else ():
            if finding.confidence == Confidence.POSSIBLE:
                continue
            for place in _places(finding):
                there = found[place.file, place.block, place.row, place.column]
                if SENTENCES[rule.id] not in there:
                    there.append(SENTENCES[rule.id])
    return found


def _places(finding: Finding) -> Sequence[Place]:
    return finding.places[:1] if finding.rule in _ONLY_FIRST else finding.places
