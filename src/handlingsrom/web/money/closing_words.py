"""The checklist before a closing, in words: what is in order or not, what it means, and where one looks."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from handlingsrom.awards.year_end_checklist import Check, Item
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.dates import format_date, format_datetime
from handlingsrom.web.links import to_journal
from handlingsrom.web.navigation import address


@dataclass(frozen=True)
class CheckRow:
    """`url` is where one looks or puts it right, "" for nowhere."""

    check: Check
    title: str
    said: str
    url: str


def check_row(check: Check, year: int) -> CheckRow:
    title, said, url = _WORDS[check.item](check, year)
    return CheckRow(check, title, said, url)


def _reconciled(check: Check, year: int) -> tuple[str, str, str]:
    if check.at is None:
        said = _("No accounts are taken in.")
    elif not check.of:
        said = _("The accounts taken in have no lines of %(year)s.") % {"year": year}
    elif check.count:
        said = ngettext(
            "%(n)s initiative has another sum in the accounts, %(kr)s in all.",
            "%(n)s initiatives have other sums in the accounts, %(kr)s in all.",
            check.count,
        ) % {"n": check.count, "kr": _kr(check.ore)}
    else:
        said = _("The accounts taken in speak of the time to %(date)s.") % {"date": format_date(check.at)}
    return _("The spending is that of the accounts"), said, _with(address("money_reconciliation"), f"ar={year}")


def _decided(check: Check, year: int) -> tuple[str, str, str]:
    title = _("What was decided in the year is recorded")
    if check.is_done:
        return title, _("No case that was met on by then waits for its decision."), address("cases")
    said = ngettext(
        "%(n)s case of a meeting by then is not decided here; afterwards it cannot be dated that day.",
        "%(n)s cases of meetings by then are not decided here; afterwards they cannot be dated those days.",
        check.count,
    )
    return title, said % {"n": check.count}, address("cases")


def _answered(check: Check, year: int) -> tuple[str, str, str]:
    title, url = _("What is left has been asked and answered"), _with(address("money_year_end"), f"ar={year}")
    if not check.of and check.is_done:
        return title, _("There was nothing left to ask about."), url
    if not check.of:
        return title, _("The initiatives have not been asked about %(year)s.") % {"year": year}, url
    if check.is_done:
        return title, _("All %(n)s are answered.") % {"n": check.of}, url
    said = _("%(n)s of %(of)s have not answered; they have %(kr)s left.")
    return title, said % {"n": check.count, "of": check.of, "kr": _kr(check.ore)}, url


def _awards(check: Check, year: int) -> tuple[str, str, str]:
    title, url = _("Nothing is left on awards of the year"), to_journal(tall="in_awards", ramme=year)
    if check.is_done:
        return title, _("Everything is spent, carried over or released."), url
    said = ngettext(
        "%(kr)s of %(n)s initiative is neither carried over nor released. That can be decided later too.",
        "%(kr)s of %(n)s initiatives is neither carried over nor released. That can be decided later too.",
        check.count,
    )
    return title, said % {"n": check.count, "kr": _kr(check.ore)}, url


def _conditions(check: Check, year: int) -> tuple[str, str, str]:
    title, url = _("Conditions of the year's money are met"), address("money_conditions")
    if check.is_done:
        return title, _("No money waits for a condition."), url
    said = ngettext("%(n)s waits, for %(kr)s.", "%(n)s wait, for %(kr)s in all.", check.count)
    return title, said % {"n": check.count, "kr": _kr(check.ore)}, url


def _letters(check: Check, year: int) -> tuple[str, str, str]:
    title, url = _("Award letters are accepted"), _with(address("money_letters"), "vis=ikke-godtatt")
    if not check.of:
        return title, _("No letters have been made."), url
    if check.is_done:
        return title, _("All %(n)s are accepted.") % {"n": check.of}, url
    said = _("%(n)s of %(of)s are not accepted.")
    return title, said % {"n": check.count, "of": check.of}, url


def _verified(check: Check, year: int) -> tuple[str, str, str]:
    title = _("The journal is checked")
    if check.at is None:
        return title, _("It has never been recomputed."), ""
    moment = format_datetime(check.at, get_language() or "nb")  # type: ignore[arg-type]
    if check.count:
        said = ngettext("%(n)s problem was found %(moment)s.", "%(n)s problems were found %(moment)s.", check.count)
        return title, said % {"n": check.count, "moment": moment}, ""
    if check.of:
        said = ngettext(
            "All was right %(moment)s; %(n)s entry has come since.",
            "All was right %(moment)s; %(n)s entries have come since.",
            check.of,
        )
        return title, said % {"n": check.of, "moment": moment}, ""
    return title, _("All was right %(moment)s.") % {"moment": moment}, ""


def _kr(ore: int) -> str:
    return f"{format_kr(ore)}{NBSP}kr"


def _with(url: str, query: str) -> str:
    return f"{url}?{query}" if url else ""


_WORDS = {
    Item.RECONCILED: _reconciled,
    Item.DECIDED: _decided,
    Item.ANSWERED: _answered,
    Item.AWARDS: _awards,
    Item.CONDITIONS: _conditions,
    Item.LETTERS: _letters,
    Item.VERIFIED: _verified,
}
