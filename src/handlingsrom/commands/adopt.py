"""`handlingsrom adopt`: record that a case was adopted as proposed, and carry it out."""

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.day import Day
from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command

if TYPE_CHECKING:
    from handlingsrom.cases.models import Case, Decision


@click.command(
    "adopt", cls=Command, help=_("Record that a case, for example 13/26, was adopted, and carry it out.")
)
@click.argument("number", metavar=_("CASE"))
@click.option(
    "--on",
    type=Day(),
    help=_("The day it was decided, as 2026-05-21; otherwise the day of its meeting."),
)
@click.option("--reservations", default="", metavar=_("TEXT"), help=_("Reservations to record with the decision."))
@partnership_option
@json_option
def command(number: str, on: date | None, reservations: str, slug: str | None, as_json: bool) -> None:
    result = _adopt(number, on, reservations, slug)
    if as_json:
        write_json(result)
        return
    for point in result["points"]:
        click.echo(f"{point['point']}  {point['wording']}")
    for kind, count in result["changes"].items():
        click.echo(f"  {kind}: {count}")
    said = _("{entries} entries, {transitions} steps of initiatives and {follow_ups} follow-ups were made.")
    say(said.format(**result["effects"]))
    if result["letters"]:
        say(_("{letters} award letters were made.").format(letters=result["letters"]))


def _adopt(number: str, on: date | None, reservations: str, slug: str | None) -> dict[str, Any]:
    """Everything of the case, or nothing. Refused when it is decided already or cannot be carried out."""
    from django.utils import timezone

    from handlingsrom.awards.adopting import adopt
    from handlingsrom.cases.models import Case
    from handlingsrom.cases.queries import find_case
    from handlingsrom.people.actors import operator

    partnership, now = find_partnership(slug), timezone.localtime()
    case = find_case(Case.objects.filter(partnership=partnership), number)
    decided_on = on or (case.meeting.held_on if case.meeting else timezone.localtime(now).date())
    decisions = adopt(
        by=operator(partnership), now=now, case=case, decided_on=decided_on, reservations=reservations
    )
    return _result(case, decided_on, decisions)


def _result(case: "Case", decided_on: date, decisions: "list[Decision]") -> dict[str, Any]:
    from collections import Counter

    from handlingsrom.awards.models import AwardLetter
    from handlingsrom.cases.models import Effect

    effects = Effect.objects.filter(decision__point__case=case)
    kinds = Counter(str(change.get_kind_display()) for change in case.changes.order_by("kind"))
    return {
        "case": case.number,
        "title": case.title,
        "decided_on": decided_on,
        "points": [{"point": d.point.label, "outcome": d.outcome, "wording": d.wording} for d in decisions],
        "changes": dict(kinds),
        "effects": {
            "entries": effects.filter(entry__isnull=False).count(),
            "transitions": effects.filter(transition__isnull=False).count(),
            "follow_ups": effects.filter(follow_up__isnull=False).count(),
        },
        "letters": AwardLetter.objects.filter(case=case).count(),
    }
