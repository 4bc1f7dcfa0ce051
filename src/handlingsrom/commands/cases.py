"""`handlingsrom cases`: the cases of the partnership, the newest first."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.output import json_option, say, write_json, write_table
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command

if TYPE_CHECKING:
    from handlingsrom.cases.models import Case


@click.command("cases", cls=Command, help=_("List the cases, the newest first."))
@partnership_option
@json_option
def command(slug: str | None, as_json: bool) -> None:
    found = _read(slug)
    if as_json:
        write_json([_facts(case) for case in found])
        return
    heads = [_("Number"), _("Body"), _("Meeting"), _("State"), _("Title")]
    write_table(heads, [_row(case) for case in found])
    say(_("{count} cases").format(count=len(found)))


def _read(slug: str | None) -> list["Case"]:
    from django.db.models import Count

    from handlingsrom.cases.models import Case

    cases = Case.objects.filter(partnership=find_partnership(slug)).select_related("body", "meeting")
    # Said outright: a query that counts forgets the order of the model.
    return list(
        cases.annotate(
            changes_count=Count("changes", distinct=True), papers_count=Count("papers", distinct=True)
        ).order_by("-year", "-sequence")
    )


def _facts(case: "Case") -> dict[str, Any]:
    return {
        "number": case.number,
        "body": case.body.code,
        "title": case.title,
        "meeting_on": case.meeting.held_on if case.meeting else None,
        "budget_year": case.budget_year,
        "state": case.state,
        "changes": getattr(case, "changes_count", None),
        "papers_sent": getattr(case, "papers_count", None),
    }


def _row(case: "Case") -> list[object]:
    from handlingsrom.lib.dates import format_date

    meeting = format_date(case.meeting.held_on) if case.meeting else ""
    return [case.number, case.body.code, meeting, case.get_state_display(), case.title]
