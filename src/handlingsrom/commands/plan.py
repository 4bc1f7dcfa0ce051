"""`handlingsrom plan`: the action plan as it is, or as it was on a day."""

from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from handlingsrom.commands.day import Day
from handlingsrom.commands.output import json_option, say, write_json, write_table
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command
from handlingsrom.lib.amounts import kroner

if TYPE_CHECKING:
    from handlingsrom.plan.table import PlanRow


@click.command("plan", cls=Command, help=_("Show the action plan, as it is or as it was on a day."))
@click.option("--on", type=Day(), help=_("The day to show, as 2026-06-01; today otherwise."))
@click.option("--all", "with_all", is_flag=True, help=_("Also initiatives that are not in the plan."))
@partnership_option
@json_option
def command(on: date | None, with_all: bool, slug: str | None, as_json: bool) -> None:
    result = _read(on, with_all, slug)
    if as_json:
        write_json(result)
        return
    _print(result)


def _read(on: date | None, with_all: bool, slug: str | None) -> list[dict[str, Any]]:
    from django.utils import timezone

    from handlingsrom.money.queries import available, available_on
    from handlingsrom.plan.table import plan_rows

    partnership_id = find_partnership(slug).pk
    money = available_on(partnership_id, on) if on else available(partnership_id, timezone.localdate().year)
    rows = plan_rows(partnership_id, on=on)
    return [_facts(row, money) for row in rows if with_all or row.is_in_plan]


def _facts(row: "PlanRow", money: dict[int, int]) -> dict[str, Any]:
    """One initiative. `available` is in kroner, whole where it is whole; what is not known is null."""
    return {
        "code": row.code,
        "title": row.title,
        "focus_area": row.focus_area or None,
        "lifecycle": row.state,
        "responsible": [f"{party.name}?" if party.is_unsure else party.name for party in row.parties],
        "owner": row.owner or None,
        "leader": row.leader or None,
        "health": row.health,
        "health_on": row.health_on,
        "available": kroner(money.get(row.pk, 0)),
    }


def _print(result: list[dict[str, Any]]) -> None:
    from handlingsrom.plan.lifecycle import Lifecycle
    from handlingsrom.plan.models import Health

    heads = [_("Initiative"), _("Focus area"), _("Lifecycle"), _("Owner"), _("Status")]
    rows: list[list[object]] = [
        [
            one["title"],
            one["focus_area"] or "",
            Lifecycle(one["lifecycle"]).label,
            ", ".join(filter(None, [one["owner"], *one["responsible"]])) or "?",
            Health(one["health"]).label,
        ]
        for one in result
    ]
    write_table(heads, rows)
    say(_("{count} initiatives").format(count=len(rows)))
