"""The places money can be and the ways it moves: each kind of entry leaves and enters certain kinds of account.

This table is the whole chart of accounts. The database checks what must hold for every entry (amount, partnership,
guarded balances); these tables are checked by `money.ways`, for whoever posts and for whoever verifies.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AccountKind(models.TextChoices):
    GIVER = "giver", _("Giver of the grant")
    UNALLOCATED = "unallocated", _("Free funds")
    RESERVE = "reserve", _("Reserve")
    AWARD = "award", _("Award")
    SPENT = "spent", _("Spent")
    PAID_BACK = "paid_back", _("Paid back")
    SUSPENSE = "suspense", _("Not accounted for")


GUARDED = (AccountKind.UNALLOCATED, AccountKind.RESERVE, AccountKind.AWARD, AccountKind.SPENT)
"""Accounts that must never go below zero."""

PER_INITIATIVE = (AccountKind.AWARD, AccountKind.SPENT)
"""Accounts that always name an initiative."""


class EntryKind(models.TextChoices):
    GRANT = "grant", _("Grant received")
    ALLOCATION = "allocation", _("Allocation")
    CARRY_OVER = "carry_over", _("Carry-over")
    RELEASE = "release", pgettext_lazy("entry", "Release")
    SET_ASIDE = "set_aside", pgettext_lazy("entry", "Set aside to the reserve")
    DRAW = "draw", pgettext_lazy("entry", "Draw on the reserve")
    SPENDING = "spending", _("Spending")
    REFUND = "refund", _("Spending refunded")
    REPAYMENT = "repayment", _("Repayment")
    TRANSFER = "transfer", _("Transfer between initiatives")
    DISCREPANCY = "discrepancy", _("Difference between sources")
    REVERSAL = "reversal", _("Reversal")


_A = AccountKind
ROUTES: dict[EntryKind, frozenset[tuple[AccountKind, AccountKind]]] = {
    EntryKind.GRANT: frozenset({(_A.GIVER, _A.UNALLOCATED)}),
    EntryKind.ALLOCATION: frozenset({(_A.UNALLOCATED, _A.AWARD), (_A.UNALLOCATED, _A.SUSPENSE)}),
    EntryKind.CARRY_OVER: frozenset(
        {(_A.AWARD, _A.AWARD), (_A.UNALLOCATED, _A.UNALLOCATED), (_A.RESERVE, _A.RESERVE)}
    ),
    EntryKind.RELEASE: frozenset({(_A.AWARD, _A.UNALLOCATED)}),
    EntryKind.SET_ASIDE: frozenset({(_A.UNALLOCATED, _A.RESERVE)}),
    EntryKind.DRAW: frozenset({(_A.RESERVE, _A.AWARD), (_A.RESERVE, _A.UNALLOCATED)}),
    EntryKind.SPENDING: frozenset({(_A.AWARD, _A.SPENT)}),
    EntryKind.REFUND: frozenset({(_A.SPENT, _A.AWARD)}),
    EntryKind.REPAYMENT: frozenset({(_A.UNALLOCATED, _A.PAID_BACK), (_A.AWARD, _A.PAID_BACK)}),
    EntryKind.TRANSFER: frozenset({(_A.AWARD, _A.AWARD)}),
    EntryKind.DISCREPANCY: frozenset(
        {(_A.AWARD, _A.SUSPENSE), (_A.SUSPENSE, _A.UNALLOCATED), (_A.UNALLOCATED, _A.SUSPENSE)}
    ),
}
"""A reversal goes the opposite way of the entry it reverses, whatever that was."""

_AS_IT_WAS = ("grant_id", "initiative_id", "year")
STAYS: dict[EntryKind, tuple[str, ...]] = dict.fromkeys(EntryKind, ("grant_id",)) | {
    EntryKind.CARRY_OVER: ("grant_id", "initiative_id"),
    EntryKind.SPENDING: _AS_IT_WAS,
    EntryKind.REFUND: _AS_IT_WAS,
    EntryKind.DISCREPANCY: (),
    EntryKind.REVERSAL: (),
}
"""What of the account it comes from the money keeps. Else a giver could not be told what became of each krone."""

NEEDS_DECISION = frozenset(
    {
        EntryKind.ALLOCATION,
        EntryKind.CARRY_OVER,
        EntryKind.RELEASE,
        EntryKind.SET_ASIDE,
        EntryKind.DRAW,
        EntryKind.TRANSFER,
        EntryKind.REPAYMENT,
    }
)
"""Only a decision moves money these ways. What is received, spent, refunded or explained needs none; a reversal
needs one when what it reverses had one."""


class YearEventKind(models.TextChoices):
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")


class Requirement(models.TextChoices):
    """What must be in place before conditional money is spent."""

    MANDATE = "mandate", _("Mandate")
    OWNER = "owner", _("Owner")
    LEADER = "leader", _("Leader")
