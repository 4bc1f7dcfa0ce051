"""The key of an account, as a plain value: what the projection of a case and the journal have in common."""

from typing import NamedTuple

from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account


class AccountKey(NamedTuple):
    kind: AccountKind
    grant_id: int
    year: int
    initiative_id: int | None = None


def key_of(account: Account) -> AccountKey:
    return AccountKey(AccountKind(account.kind), account.grant_id, account.year, account.initiative_id)
