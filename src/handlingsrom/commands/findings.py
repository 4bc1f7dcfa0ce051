"""`handlingsrom findings`: what money and papers contradict, lack or have let lie. Ends with 1 when anything."""

from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.failures import REFUSED
from handlingsrom.commands.output import json_option, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command

if TYPE_CHECKING:
    from handlingsrom.findings.finding import Finding
    from handlingsrom.findings.queries import Found


@click.command(
    "findings",
    cls=Command,
    help=_("What is contradicted, missing, overdue or left lying, by rule. Ends with 1 when something is found."),
)
@partnership_option
@json_option
def command(slug: str | None, as_json: bool) -> int:
    from django.utils import timezone

    from handlingsrom.findings.queries import found

    groups = found(find_partnership(slug).pk, timezone.localdate())
    if as_json:
        write_json([_plain(group) for group in groups])
    else:
        _write_readable(groups)
    return REFUSED if groups else 0


def _plain(group: "Found") -> dict[str, Any]:
    return {
        "rule": group.rule.id,
        "title": str(group.rule.title),
        "severity": str(group.rule.severity),
        "findings": [_finding(finding) for finding in group.findings],
    }


def _finding(finding: "Finding") -> dict[str, Any]:
    from handlingsrom.lib.amounts import kroner

    return {
        "about": finding.about,
        "subject": finding.subject,
        "message": finding.message,
        "amount": None if finding.amount_ore is None else kroner(finding.amount_ore),
        "since": finding.since,
        "age_days": finding.age_days,
        "evidence": [
            {
                "place": line.place,
                "says": line.says,
                "amount": None if line.amount_ore is None else kroner(line.amount_ore),
            }
            for line in finding.evidence
        ],
    }


def _write_readable(groups: list["Found"]) -> None:
    if not groups:
        click.echo(_("Nothing is found."))
    for group in groups:
        click.echo(f"{group.rule.title} ({len(group.findings)}), {str(group.rule.severity.label).lower()}")
        for finding in group.findings:
            age = ""
            if finding.age_days is not None:
                age = " " + ngettext("({n} day)", "({n} days)", finding.age_days).format(n=finding.age_days)
            click.echo(f"  {finding.subject}: {finding.message}{age}")
