"""A partnership in which every kind of movement has happened, for tests that hold sums and entries together."""

from datetime import date
from itertools import count

from factories import NOW, Small
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.actions import reverse
from handlingsrom.money.kinds import AccountKind as A
from handlingsrom.money.kinds import EntryKind as E
from handlingsrom.money.models import Entry
from handlingsrom.money.posting import post

_numbers = count(1)


def move(small: Small, kind: E, source: AccountKey, target: AccountKey, kr: int, on: date) -> Entry:
    return post(
        by=small.by,
        now=NOW,
        partnership=small.partnership,
        kind=kind,
        from_key=source,
        to_key=target,
        amount_ore=kr * 100,
        booked_on=on,
        key=f"{kind}-{next(_numbers)}",
    )


def live_through_everything(small: Small) -> Small:
    """Of `Small`: alfa is spent, refunded, carried over, moved and paid back; gamma released within and after its
    year; the reserve drawn on; two differences between sources; four entries reversed."""
    old, new = small.old.pk, small.new.pk
    alfa, beta, gamma = (
        AccountKey(A.AWARD, old, 2025, initiative.pk) for initiative in (small.alfa, small.beta, small.gamma)
    )
    spent, free, free_new = (
        replace_kind(alfa, A.SPENT),
        AccountKey(A.UNALLOCATED, old, 2025),
        AccountKey(A.UNALLOCATED, new, 2026),
    )
    free_old_in_new = AccountKey(A.UNALLOCATED, old, 2026)
    winter, spring, may = date(2025, 12, 1), date(2026, 2, 1), date(2026, 5, 20)
    now = alfa._replace(year=2026)
    undone = [
        move(small, E.SPENDING, alfa, spent, 7, winter),
        move(small, E.CARRY_OVER, beta, beta._replace(year=2026), 33, spring),
        move(small, E.TRANSFER, alfa, beta, 5, spring),
        move(small, E.ALLOCATION, free_new, beta._replace(grant_id=new, year=2026), 11, spring),
    ]
    move(small, E.SPENDING, alfa, spent, 60, winter)
    move(small, E.REFUND, spent, alfa, 10, spring)
    move(small, E.RELEASE, gamma, free, 20, winter)
    move(small, E.RELEASE, gamma, free_old_in_new, 30, spring)
    move(small, E.DISCREPANCY, beta, replace_kind(beta, A.SUSPENSE), 12, winter)
    move(small, E.ALLOCATION, free, AccountKey(A.SUSPENSE, old, 2025), 9, winter)
    move(small, E.DISCREPANCY, AccountKey(A.SUSPENSE, old, 2025), free, 4, winter)
    move(small, E.TRANSFER, alfa, gamma, 25, spring)
    move(small, E.SPENDING, alfa, spent, 15, spring)
    move(small, E.CARRY_OVER, alfa, now, 200, may)
    move(small, E.TRANSFER, now, gamma._replace(year=2026), 40, may)
    move(small, E.SPENDING, now, replace_kind(now, A.SPENT), 35, may)
    move(small, E.RELEASE, now, free_old_in_new, 18, may)
    move(small, E.DRAW, AccountKey(A.RESERVE, old, 2025), now._replace(initiative_id=small.beta.pk), 50, may)
    move(small, E.DRAW, AccountKey(A.RESERVE, old, 2025), free_old_in_new, 21, may)
    move(small, E.ALLOCATION, free_new, now._replace(grant_id=new), 100, may)
    move(small, E.SET_ASIDE, free_new, AccountKey(A.RESERVE, new, 2026), 70, may)
    move(small, E.REPAYMENT, free_new, AccountKey(A.PAID_BACK, new, 2026), 13, may)
    move(small, E.REPAYMENT, now, replace_kind(now, A.PAID_BACK)._replace(initiative_id=None), 6, may)
    for entry in undone:
        reverse(by=small.by, now=NOW, entry=entry, booked_on=may, text="Feil")
    return small


def replace_kind(key: AccountKey, kind: A) -> AccountKey:
    return key._replace(kind=kind)
