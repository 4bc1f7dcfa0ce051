"""Checking papers and settling what is found: the writes of this room."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.cases.models import Case
from handlingsrom.findings.models import Answer, CheckedPaper, Settlement
from handlingsrom.findings.policies import check_can_settle
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership
from handlingsrom.reading.checking import check
from handlingsrom.reading.finding import Finding
from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.kept import finding_to, paper_to
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.rules import all_rules

PERSONAL = "personal-identity-number"


def check_paper(
    *, by: Actor, now: datetime, partnership: Partnership, name: str, content: bytes, case: Case | None = None
) -> tuple[CheckedPaper, bool]:
    """Read and check one paper, keep what was read, and say whether it is new here.

    The same file again is checked anew, by the rules of today; what was answered stays. Raises Refused for a file
    that cannot be read, and for one that may hold a national identity number: then nothing is kept. Reading may
    take many seconds, so that it is done before the database is locked for writing.
    """
    check_can_settle(by, partnership.pk)
    paper = _read(name, content)
    findings = check([paper], strict=True)
    _check_nobody_is_named(findings)
    found = {
        "name": name,
        "read": paper_to(paper),
        "findings": [finding_to(finding) for finding in findings],
        "rules_count": len(all_rules()),
        "checked_at": now,
        "checked_by": by.name,
    }
    with transaction.atomic():
        checked, is_new = CheckedPaper.objects.update_or_create(
            partnership=partnership,
            sha256=hashlib.sha256(content).hexdigest(),
            defaults=found,
            create_defaults={**found, "case": case},
        )
        after = {"name": checked.name, "is_new": is_new}
        record(by=by, now=now, action="findings.paper_checked", subject=checked, after=after)
    return checked, is_new


def _read(name: str, content: bytes) -> Paper:
    try:
        return read_paper(name, content)
    except Unreadable as problem:
        raise Refused(problem.said.into(translation), field="file") from problem


def _check_nobody_is_named(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.rule == PERSONAL:
            where = ", ".join(dict.fromkeys(place.part for place in finding.places))
            raise Refused(
                _(
                    "The paper may hold a national identity number (%(where)s), so it is not kept here. "
                    "Remove it from the paper, and try again."
                )
                % {"where": where},
                field="file",
            )


@transaction.atomic
def settle(*, by: Actor, now: datetime, paper: CheckedPaper, key: str, answer: Answer, reason: str) -> Settlement:
    """Answer one finding, or open it again. Raises Refused for a finding the paper does not have, and for an
    explanation without words."""
    check_can_settle(by, paper.partnership_id)
    if key not in {finding["key"] for finding in paper.findings}:
        raise Refused(_("The paper has no such finding. Open the page again."))
    reason = reason.strip()
    if answer == Answer.EXPLAINED and not reason:
        raise Refused(_("Write the explanation."), field="reason")
    settlement = Settlement.objects.create(
        paper=paper, key=key, answer=answer, reason=reason, settled_at=now, settled_by=by.name
    )
    after = {"finding": key, "answer": answer.value, "reason": reason}
    record(by=by, now=now, action="findings.settled", subject=paper, after=after)
    return settlement


@transaction.atomic
def forget_paper(*, by: Actor, now: datetime, paper: CheckedPaper) -> None:
    """Remove a checked paper with all that was said of it; that it was here stays in the record."""
    check_can_settle(by, paper.partnership_id)
    record(by=by, now=now, action="findings.paper_forgotten", subject=paper, before={"name": paper.name})
    paper.delete()
