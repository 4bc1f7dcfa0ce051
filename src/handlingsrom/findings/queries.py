"""Everything the rules find in a partnership, grouped by rule."""

from dataclasses import dataclass
from datetime import date

from handlingsrom.findings.finding import Finding, Rule
from handlingsrom.findings.rules import RULES


@dataclass(frozen=True)
class Found:
    """What one rule found, in the rule's own order."""

    rule: Rule
    findings: list[Finding]

    @property
    def amount_ore(self) -> int:
        return sum(finding.amount_ore or 0 for finding in self.findings)


def found(partnership_id: int, on: date) -> list[Found]:
    """The rules that find something, in their order. Reads the journal as it is; ages are counted to `on`."""
    asked = [Found(rule, rule.find(partnership_id, on)) for rule in RULES]
    return [answer for answer in asked if answer.findings]
