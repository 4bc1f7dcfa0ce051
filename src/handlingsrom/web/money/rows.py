"""A row of the journal as a page or a workbook shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.web.links import to_case, to_entry


@dataclass(frozen=True, slots=True)
class EntryRow:
    """`basis` is the decision point behind the entry (`13/26 1d`) or the letter it rests on; `counts_ore` what it
    adds to the figure one came from."""

    voucher: str
    url: str
    booked_on: date
    what: str
    text: str
    source: str
    target: str
    grant: str
    basis: str
    basis_url: str
    ore: int
    counts_ore: int | None
    reversed_by: str
    is_void: bool


def entry_row(entry: Entry) -> EntryRow:
    """Of an entry from `journal_with_decisions`; asks the database for nothing more."""
    basis, basis_url = basis_of(entry)
    void_by = reversal_of(entry)
    return EntryRow(
        voucher=entry.voucher,
        url=to_entry(entry.voucher),
        booked_on=entry.booked_on,
        what=entry.get_kind_display(),
        text=entry.text,
        source=account_name(entry.from_account),
        target=account_name(entry.to_account),
        grant=entry.from_account.grant.name,
        basis=basis,
        basis_url=basis_url,
        ore=entry.amount_ore,
        counts_ore=getattr(entry, "counts_ore", None),
        reversed_by=void_by,
        is_void=bool(void_by),
    )


def account_name(account: Account) -> str:
    """Where the money is, in words: an award by its initiative, the rest by what they are, with the year of use."""
    if account.kind == AccountKind.AWARD and account.initiative:
        return f"{account.initiative.title} {account.year}"
    if account.kind == AccountKind.SPENT and account.initiative:
        return _("Spent by %(initiative)s") % {"initiative": account.initiative.title}
    if account.kind == AccountKind.GIVER:
        return account.grant.giver or str(account.get_kind_display())
    return f"{account.get_kind_display()} {account.year}"


def basis_of(entry: Entry) -> tuple[str, str]:
    """What an entry rests on, and its address: a decision, the entry it reverses, or a letter."""
    effect = getattr(entry, "effect", None)
    if effect:
        point = effect.decision.point
        return f"{point.case.number} {point.label}", to_case(point.case_id)
    if entry.reverses:
        return entry.reverses.voucher, to_entry(entry.reverses.voucher)
    return entry.reference, ""


def reversal_of(entry: Entry) -> str:
    """The voucher number of the entry that reversed this one, "" for none."""
    found = getattr(entry, "reversed_by", None)
    return found.voucher if found else ""
