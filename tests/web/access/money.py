"""The year's frame, the journal, what is expected and closed."""

from typing import Any

from django.utils import timezone

from cast import Cast
from factories import NOW
from handlingsrom.money.kinds import Requirement, YearEventKind
from handlingsrom.money.models import Condition, YearEvent
from web.access.rows import only, own, persons, secretariat


def _entry(cast: Cast) -> dict[str, Any]:
    return {"voucher": cast.entry.voucher}


def _condition(cast: Cast) -> dict[str, Any]:
    wanted = {"initiative": cast.initiative, "year": 2025, "amount_ore": 10_000, "requires": Requirement.MANDATE}
    return {"pk": Condition.objects.create(set_on=NOW.date(), recorded_at=NOW, **wanted).pk}


def _closed_year(cast: Cast) -> dict[str, Any]:
    """A year before all entries: closing it says nothing of any account, and stops nothing else here."""
    event = {"partnership": cast.partnership, "year": 2019, "kind": YearEventKind.CLOSED, "recorded_at": NOW}
    YearEvent.objects.create(happened_on=NOW.date(), recorded_by="Sekretariatet", **event)
    return {"year": 2019}


PAGES = {
    "money": persons(200),
    "money_download": persons(200, kwargs=lambda cast: {"table": "ramme"}),
    "money_use": persons(200),
    "money_receive": secretariat(),
    "money_spend": secretariat(),
    "money_journal": persons(200),
    "money_journal_download": persons(200),
    "money_entry": own(200, kwargs=_entry),
    "money_entry_xlsx": own(200, kwargs=_entry),
    "money_reverse": only("secretariat", kwargs=_entry),
    # forecast, conditions, closing
    "money_forecast": persons(200),
    "money_forecast_xlsx": persons(200),
    "money_expect": secretariat(kwargs=lambda cast: {"year": timezone.localdate().year + 1}),
    "money_conditions": persons(200),
    "money_conditions_xlsx": persons(200),
    "money_mandate": only("secretariat", kwargs=_condition),
    "money_closing": persons(200),
    "money_verify_now": secretariat(302, method="post"),
    # It is not closed yet, which is said on the page.
    "money_close": secretariat(kwargs=lambda cast: {"year": 2025}),
    "money_closing_held": own(200, kwargs=_closed_year),
    "money_closing_held_xlsx": own(200, kwargs=_closed_year),
}
