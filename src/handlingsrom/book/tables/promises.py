"""What decisions say of money without moving any, what is expected, and what was made sure of."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.book.columns import Sheet, Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.effects import add_effect, effect_values, effects_of
from handlingsrom.book.tables.money import account_key, account_values
from handlingsrom.book.tables.rows import Context, Rows
from handlingsrom.cases.models import ProposedChange
from handlingsrom.money.kinds import YearEventKind
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Account, BalanceAssertion, YearEvent
from handlingsrom.money.years import closed_years
from handlingsrom.people.models import Partnership

_EFFECT = ("point", "change")


class DecidedRows(Rows):
    """Append-only rows that follow from a decision. `effect`: what `cases.models.Effect` calls them."""

    def __init__(self, model: Any, effect: str, *, scope: str = "partnership") -> None:
        super().__init__(model, scope=scope)
        self.effect = effect

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        effects = effects_of(partnership, self.effect)
        own = [c.field for c in sheet.columns if c.field not in _EFFECT]
        for row in self.model.objects.filter(**{self.scope: partnership}).order_by("id"):
            yield row, {**{field: getattr(row, field) for field in own}, **effect_values(effects.get(row.pk))}

    def create(self, context: Context, values: Values) -> Any:
        row = super().create(context, {field: v for field, v in values.items() if field not in _EFFECT})
        add_effect(context, values, initiative=values.get("initiative"), **{self.effect: row})
        return row

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        raise RowError(_("This is recorded already and is never changed. Restore the row."))

    def stamps(self, context: Context) -> dict[str, Any]:
        return {"recorded_at": context.now}


class ConditionRows(DecidedRows):
    """A condition stays as decided; that the mandate is there may be added."""

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        if not changed <= {"mandate_on", "mandate_note"}:
            super().update(context, row, values, changed)
        Rows.update(self, context, row, values, changed)


class YearEventRows(DecidedRows):
    """Closings and reopenings in the order they happened."""

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        effects = effects_of(partnership, self.effect)
        events = YearEvent.objects.filter(partnership=partnership).order_by("id")
        for number, row in enumerate(events, start=1):
            own = {field: getattr(row, field) for field in ("year", "kind", "happened_on", "text")}
            yield row, {"number": number, **own, **effect_values(effects.get(row.pk))}

    def create(self, context: Context, values: Values) -> YearEvent:
        """What the program itself would refuse, a book does not bring in."""
        lock_journal(context.partnership.pk)
        self._check(context, values)
        event: YearEvent = super().create(context, {f: v for f, v in values.items() if f != "number"})
        return event

    def _check(self, context: Context, values: Values) -> None:
        year, is_closed = values["year"], values["year"] in closed_years(context.partnership.pk)
        words = {"year": year}
        if values["kind"] == YearEventKind.REOPENED:
            if values["point"] is None:
                raise RowError(_("Only a decision opens a year again. Name the decision point."), field="point")
            if not is_closed:
                raise RowError(_("The books of %(year)s are not closed.") % words, field="year")
        elif is_closed:
            raise RowError(_("The books of %(year)s are closed already.") % words, field="year")
        elif year >= timezone.localtime(context.now).year:
            raise RowError(_("%(year)s is not over yet.") % words, field="year")

    def stamps(self, context: Context) -> dict[str, Any]:
        return {"recorded_at": context.now, "recorded_by": context.by.name}


class AssertionRows:
    """Balances that were made sure of. Append-only."""

    model = BalanceAssertion

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        rows = BalanceAssertion.objects.filter(account__partnership=partnership).order_by("id")
        for row in rows.select_related("account__grant", "account__initiative", "closing"):
            yield (
                row,
                {
                    **account_values("account", row.account),
                    "held_on": row.held_on,
                    "balance_ore": row.balance_ore,
                    "source": row.source,
                    "closing": row.closing,
                },
            )

    def create(self, context: Context, values: Values) -> BalanceAssertion:
        key = account_key(values, "account", values["account_grant"])
        account = Account.objects.filter(partnership=context.partnership, **key._asdict()).first()
        if account is None:
            raise RowError(_("No entry has gone through this account. See the sheet Bilag."))
        return BalanceAssertion.objects.create(
            account=account,
            held_on=values["held_on"],
            balance_ore=values["balance_ore"],
            source=values["source"],
            closing=values["closing"],
            recorded_at=context.now,
            recorded_by=context.by.name,
        )

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        raise RowError(_("This is recorded already and is never changed. Restore the row."))


class CorrectionRows:
    """The entry a change of the kind “correct” is about: it stands after the journal, the change before it."""

    model = ProposedChange

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        case_id, number = 0, 0
        rows = ProposedChange.objects.filter(case__partnership=partnership).order_by("case_id", "order", "id")
        for row in rows.select_related("case__body", "entry"):
            case_id, number = row.case_id, number + 1 if row.case_id == case_id else 1
            if row.entry:
                yield row, {"case": row.case, "number": number, "entry": row.entry}

    def create(self, context: Context, values: Values) -> ProposedChange:
        change: ProposedChange | None = context.row("Endringer", (values["case"], values["number"]))
        if change is None:
            raise RowError(_("The case has no change with this number. See the sheet Endringer."), field="number")
        context.check_can_change(values["case"])
        change.entry = values["entry"]
        change.save(update_fields=["entry"])
        return change

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        context.check_can_change(values["case"], changed)
        row.entry = values["entry"]
        row.save(update_fields=["entry"])
