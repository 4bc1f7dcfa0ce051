"""The journal: a row is an entry, posted by the same action as everywhere else. Append-only."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Sheet, Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.effects import add_effect, effect_values, effects_of
from handlingsrom.book.tables.rows import Context
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import NEEDS_DECISION, AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.money.posting import post
from handlingsrom.money.ways import history_key
from handlingsrom.people.models import Counter, Partnership

SIDES = ("from", "to")


class EntryRows:
    model = Entry

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        """In the order recorded, which is the only order known to keep every account above zero."""
        accounts = [f"{side}_account__{what}" for side in SIDES for what in ("grant", "initiative")]
        effects = effects_of(partnership, "entry")
        for row in (
            Entry.objects.filter(partnership=partnership).order_by("id").select_related("reverses", *accounts)
        ):
            yield (
                row,
                {
                    "voucher": (row.year, row.number),
                    "booked_on": row.booked_on,
                    "kind": row.kind,
                    **_both_accounts(row),
                    "amount_ore": row.amount_ore,
                    "text": row.text,
                    "reference": row.reference,
                    "reverses": row.reverses,
                    **effect_values(effects.get(row.pk)),
                },
            )

    def create(self, context: Context, values: Values) -> Entry:
        kind = EntryKind(values["kind"])
        year, number = values["voucher"]
        what = values["reverses"].kind if values["reverses"] else kind
        if what in NEEDS_DECISION and values["point"] is None:
            raise RowError(_("Only a decision moves money this way. Name the decision point."), field="point")
        if values["to_grant"] == values["from_grant"]:
            raise RowError(_("Leave this empty when the money stays with the same grant."), field="to_grant")
        if context.is_whole("Bilag"):
            _check_next(context.partnership, year, number)
        entry = post(
            by=context.by,
            now=context.now,
            partnership=context.partnership,
            kind=kind,
            from_key=account_key(values, "from", values["from_grant"]),
            to_key=account_key(values, "to", values["to_grant"] or values["from_grant"]),
            amount_ore=values["amount_ore"],
            booked_on=values["booked_on"],
            text=values["text"],
            reference=values["reference"],
            number=(year, number),
            reverses=values["reverses"],
            key=history_key(year, number),
        )
        add_effect(context, values, entry=entry, initiative=values["to_initiative"] or values["from_initiative"])
        return entry

    def update(self, context: Context, row: Entry, values: Values, changed: set[str]) -> None:
        raise RowError(
            _(
                "%(voucher)s is booked already, with other content, and is never changed. Restore the row, and "
                "correct the entry with a new row of kind Tilbakeføring followed by the right one."
            )
            % {"voucher": row.voucher},
            field=sorted(changed)[0],
        )


def _both_accounts(row: Entry) -> Values:
    source, target = row.from_account, row.to_account
    to_grant = target.grant if target.grant_id != source.grant_id else None
    return account_values("from", source) | account_values("to", target) | {"to_grant": to_grant}


def account_values(side: str, account: Account) -> Values:
    """The key of an account as the columns `<side>_grant`, `<side>_kind`, `<side>_year`, `<side>_initiative`."""
    return {
        f"{side}_grant": account.grant,
        f"{side}_kind": account.kind,
        f"{side}_year": account.year,
        f"{side}_initiative": account.initiative,
    }


def account_key(values: Values, side: str, grant: Any) -> AccountKey:
    kind, initiative = AccountKind(values[f"{side}_kind"]), values[f"{side}_initiative"]
    if kind in (AccountKind.AWARD, AccountKind.SPENT) and initiative is None:
        raise RowError(_("Name the initiative whose money it is."), field=f"{side}_initiative")
    if initiative and kind not in (AccountKind.AWARD, AccountKind.SPENT, AccountKind.SUSPENSE):
        raise RowError(_("This account has no initiative. Leave the cell empty."), field=f"{side}_initiative")
    return AccountKey(kind, grant.pk, values[f"{side}_year"], initiative.pk if initiative else None)


def _check_next(partnership: Partnership, year: int, number: int) -> None:
    """Voucher numbers are gapless, in books too; rows may stand in any order only within what is recorded."""
    last = Counter.objects.filter(partnership=partnership, series="journal", year=year)
    missing = (last.values_list("last", flat=True).first() or 0) + 1
    if number > missing:
        raise RowError(
            _("Voucher %(voucher)s is missing before this one. Vouchers of a year are numbered without gaps.")
            % {"voucher": f"{year}-{missing:04d}"},
            field="voucher",
        )
