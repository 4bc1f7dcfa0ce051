"""`handlingsrom verify`: is the journal what was booked? If not, it names the first wrong entry and ends with 1."""

from datetime import datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.failures import REFUSED
from handlingsrom.commands.output import json_option, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.money.verifying import Verified
    from handlingsrom.people.models import Partnership

SHOWN = 16
TOLD = 5
"""Digits of the hash, and problems, that a person is told. JSON has all of them."""


@click.command(
    "verify",
    cls=Command,
    help=_(
        "Recompute the journal from nothing: balances, hashes, assertions and links to decisions. Names the first "
        "entry that is wrong, and then ends with 1."
    ),
)
@partnership_option
@json_option
def command(slug: str | None, as_json: bool) -> int:
    from django.utils import timezone

    found = [(each, verify(each, timezone.now())) for each in _wanted(slug)]
    if as_json:
        write_json([{"partnership": each.slug, **_as_plain(verified)} for each, verified in found])
    else:
        for each, verified in found:
            click.echo(f"{each.slug}: {summary(verified)}")
            for problem in verified.problems[:TOLD]:
                click.echo(f"  {problem.sentence}")
    return 0 if all(verified.is_right for _each, verified in found) else REFUSED


def _wanted(slug: str | None) -> list["Partnership"]:
    from handlingsrom.people.models import Partnership

    if slug is not None:
        return [find_partnership(slug)]
    return list(Partnership.objects.order_by("slug")) or [find_partnership(None)]


def verify(partnership: "Partnership", now: datetime) -> "Verified":
    """Checked, and noted in the record of who did what."""
    from handlingsrom.cases.verifying import verify_and_note
    from handlingsrom.people.actors import operator

    return verify_and_note(by=operator(partnership), now=now, partnership=partnership)


def summary(verified: "Verified") -> str:
    if verified.problems:
        return _("The journal is not right. {entries} entries were checked, and the first problem is:").format(
            entries=verified.entries
        )
    return _("{entries} entries, all right. Newest hash {chain}. Balances made sure of: {assertions}.").format(
        entries=verified.entries, chain=verified.newest_chain[:SHOWN], assertions=verified.checked_assertions
    )


def check(partnership: "Partnership", now: datetime) -> str:
    """The job of the night: Refused, with the first entry that is wrong, when the journal is not right."""
    verified = verify(partnership, now)
    if verified.problems:
        raise Refused(f"{summary(verified)} {verified.problems[0].sentence}")
    return summary(verified)


def _as_plain(verified: "Verified") -> dict[str, Any]:
    return {
        "is_right": verified.is_right,
        "entries": verified.entries,
        "newest_hash": verified.newest_chain,
        "assertions": verified.checked_assertions,
        "problems": [vars(problem) for problem in verified.problems],
    }
