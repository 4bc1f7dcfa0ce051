"""Findings as a page shows them: by severity and rule, each finding with its evidence and where it leads."""

from dataclasses import dataclass

from handlingsrom.findings.finding import Evidence, Finding, Link, LinkKind, Rule, Severity
from handlingsrom.findings.queries import Found
from handlingsrom.web.links import to_case, to_entry, to_initiative, to_journal


@dataclass(frozen=True)
class EvidenceRow:
    line: Evidence
    url: str


@dataclass(frozen=True)
class FindingRow:
    finding: Finding
    url: str
    evidence: list[EvidenceRow]


@dataclass(frozen=True)
class Group:
    rule: Rule
    amount_ore: int
    rows: list[FindingRow]


@dataclass(frozen=True)
class Part:
    """The rules of one severity; `icon` and `tone` stand beside its word."""

    severity: Severity
    icon: str
    tone: str
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)


_LOOKS = {
    Severity.MUST: ("xmarkoctagonfill", "danger"),
    Severity.SHOULD: ("exclamationmarktrianglefill", "warning"),
}


def parts_of(found: list[Found]) -> list[Part]:
    """What is found by severity, the gravest first; a severity with nothing is left out."""
    parts = []
    for severity, (icon, tone) in _LOOKS.items():
        groups = [_group(one) for one in found if one.rule.severity == severity]
        if groups:
            parts.append(Part(severity, icon, tone, groups))
    return parts


def _group(found: Found) -> Group:
    return Group(found.rule, found.amount_ore, [_row(finding) for finding in found.findings])


def _row(finding: Finding) -> FindingRow:
    evidence = [EvidenceRow(line, to_url(line.link)) for line in finding.evidence]
    return FindingRow(finding, to_url(finding.link), evidence)


def to_url(link: Link | None) -> str:
    """The address of what a finding or its evidence leads to, "" for none."""
    if link is None:
        return ""
    if link.kind == LinkKind.JOURNAL:
        assert isinstance(link.ref, tuple)
        return to_journal(**dict(link.ref))
    if link.kind == LinkKind.ENTRY:
        return to_entry(str(link.ref))
    assert isinstance(link.ref, int)
    return to_case(link.ref) if link.kind == LinkKind.CASE else to_initiative(link.ref)
