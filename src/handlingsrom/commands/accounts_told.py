"""What `import-accounts` says of a file: all that is wrong in it, or all that taking it in does, in kroner."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from handlingsrom.commands.output import say, write_json, write_table
from handlingsrom.lib.amounts import format_kr, kroner

if TYPE_CHECKING:
    from handlingsrom.awards.accounts_reading import Reading
    from handlingsrom.awards.settling import Settled
    from handlingsrom.awards.spending import Preview


def tell_problems(reading: "Reading", as_json: bool) -> int:
    if as_json:
        problems = [{"row": p.row, "column": p.column, "message": p.message} for p in reading.problems]
        write_json({"imported": False, "problems": problems})
    for problem in reading.problems:
        say(_("Row {row} {column}: {message}").format(**vars(problem)))
    return 1


def tell(preview: "Preview", reading: "Reading", *, dry_run: bool, as_json: bool) -> None:
    imported = not dry_run and not preview.earlier
    if as_json:
        write_json({"imported": imported, **_as_json(preview, reading)})
        return
    heads = [_("Initiative"), _("Year"), _("Accounts shown"), _("Journal"), _("Posted"), _("Left as difference")]
    if preview.settled:
        write_table(heads, [_cells(row) for row in preview.settled])
    for row in preview.settled:
        if row.why:
            say(f"{row.initiative.code} {row.year}: {row.why}")
    if preview.later_ore:
        say(_later(preview))
    if preview.unknown:
        numbers = ", ".join(each.number for each in preview.unknown[:10]) + (" …" if preview.unknown[10:] else "")
        say(_("Project numbers that are nobody's ({n}): {numbers}").format(n=len(preview.unknown), numbers=numbers))
    say(_outcome(preview, imported))


def _cells(row: "Settled") -> list[object]:
    amounts = (row.accounts_ore, row.journal_ore, row.posted_ore, row.difference_ore - row.posted_ore)
    return [row.initiative.code, row.year, *map(format_kr, amounts)]


def _later(preview: "Preview") -> str:
    from handlingsrom.lib.dates import format_date

    words = {"kr": format_kr(preview.later_ore), "date": format_date(preview.known_to)}
    return _("Spending dated after {date} is not part of the comparison: {kr} kr.").format(**words)


def _outcome(preview: "Preview", imported: bool) -> str:
    from django.utils import timezone

    from handlingsrom.lib.dates import format_date

    if preview.earlier:
        day = format_date(timezone.localtime(preview.earlier.imported_at).date())
        return _("The file is here already, since {day}. Nothing was taken in.").format(day=day)
    count = _("New lines: {new}. Here already: {known}. On other projects: {other}.").format(
        new=len(preview.sorted.new),
        known=len(preview.sorted.known) + len(preview.sorted.retold),
        other=sum(each.lines for each in preview.unknown),
    )
    taken, tried = _("They are taken in."), _("This was a trial: nothing was taken in.")
    return f"{count} {taken if imported else tried}"


def _as_json(preview: "Preview", reading: "Reading") -> dict[str, Any]:
    return {
        "earlier": preview.earlier.imported_at if preview.earlier else None,
        "lines": {
            "new": len(preview.sorted.new),
            "known": len(preview.sorted.known),
            "retold": [line.row for line in preview.sorted.retold],
            "without_project": reading.without_project,
            "skipped": [{"row": each.row, "reason": each.reason} for each in reading.skipped],
        },
        "postings": [_posting(row) for row in preview.settled],
        "unknown_projects": [
            {"number": each.number, "lines": each.lines, "sum": kroner(each.ore)} for each in preview.unknown
        ],
    }


def _posting(row: "Settled") -> dict[str, Any]:
    return {
        "initiative": row.initiative.code,
        "year": row.year,
        "accounts": kroner(row.accounts_ore),
        "journal": kroner(row.journal_ore),
        "journal_later": kroner(row.later_ore),
        "posted": kroner(row.posted_ore),
        "booked_on": row.booked_on,
        "why": row.why,
    }
