"""`handlingsrom figures`: the figures of a year's frame, as they are or as a case would make them."""

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from handlingsrom.commands.number import Number
from handlingsrom.commands.output import json_option, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

if TYPE_CHECKING:
    from handlingsrom.money.figures import Frame
    from handlingsrom.people.models import Partnership


@click.command("figures", cls=Command, help=_("The figures of a year's frame, in kroner."))
@click.option(
    "--year", type=Number(1900, 2199), metavar=_("YEAR"), help=_("Year of the frame; not needed with --case.")
)
@click.option(
    "--case", "number", metavar=_("CASE"), help=_("As they would be if this case is adopted, for example 13/26.")
)
@partnership_option
@json_option
def command(year: int | None, number: str | None, slug: str | None, as_json: bool) -> None:
    partnership = find_partnership(slug)
    frame = _of_case(partnership, number, year) if number else _as_posted(partnership, year)
    if as_json:
        write_json({"year": frame.year, **({"case": number} if number else {}), **frame.in_kroner()})
    else:
        _write_readable(frame, number)


def _as_posted(partnership: "Partnership", year: int | None) -> "Frame":
    from handlingsrom.money.figures import frame
    from handlingsrom.money.movements import movements

    if year is None:
        raise Refused(_("Say which year with --year, or which case with --case."))
    return frame(movements(partnership.pk), year)


def _of_case(partnership: "Partnership", number: str, year: int | None) -> "Frame":
    """The frame after the case, whether it is decided or not; refused when `year` is not its budget year."""
    from handlingsrom.cases.models import Case
    from handlingsrom.cases.projection import project
    from handlingsrom.cases.queries import find_case

    case = find_case(Case.objects.filter(partnership=partnership), number)
    if year not in (None, case.budget_year):
        raise Refused(
            _("Case {number} is about the frame of {year}.").format(number=case.number, year=case.budget_year)
        )
    projection = project(case)
    if projection.refused:
        reasons = "\n".join(f"- {tried.change}: {tried.refusal}" for tried in projection.refused)
        raise Refused(_("Case {number} cannot be carried out:").format(number=case.number) + f"\n{reasons}")
    return projection.frame_after


def _write_readable(frame: "Frame", number: str | None) -> None:
    from handlingsrom.lib.amounts import format_kr

    title = _("Frame {year} if {number} is adopted") if number else _("Frame {year}")
    click.echo(title.format(year=frame.year, number=number))
    labels = _labels(frame.year)
    amounts = {name: format_kr(getattr(frame, name)) for name in labels}
    wide, high = max(map(len, labels.values())), max(map(len, amounts.values()))
    for name, label in labels.items():
        click.echo(f"  {label.ljust(wide)}  {amounts[name].rjust(high)}")


def _labels(year: int) -> dict[str, str]:
    """Every figure in the order it is reckoned; the last ones stand beside the frame."""
    return {
        "received": _("Received"),
        "left": _("Left from earlier years"),
        "released": _("Released"),
        "left_and_released": _("Left and released"),
        "adjusted_frame": _("Adjusted frame"),
        "requested": _("New needs"),
        "free_before_reserve": _("Free before the reserve"),
        "to_reserve": _("Set aside to the reserve"),
        "drawn": _("Drawn from the reserve to free funds"),
        "corrected": _("Differences between sources, to free funds"),
        "repaid": _("Paid back"),
        "free_after": _("Free funds"),
        "reserve_balance": _("The reserve"),
        "awards_before": _("Awards of earlier years"),
        "spent_before": _("Spent by the end of {year}").format(year=year - 1),
        "carried_over": _("Carried over"),
        "in_awards": _("Held in awards"),
        "not_accounted_for": _("Not accounted for"),
    }
