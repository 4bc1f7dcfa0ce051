"""The pages of the funds, beside each other: where one is, and where one may go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from handlingsrom.awards.accounts_policies import can_read_accounts
from handlingsrom.awards.letter_policies import can_read_letters
from handlingsrom.people.actors import Actor
from handlingsrom.web.navigation import address

May = Callable[[Actor, int], bool]


def _everybody(_actor: Actor, _partnership_id: int) -> bool:
    return True


ENTRIES: tuple[tuple[str, Any, May], ...] = (
    ("money", _("The year's frame"), _everybody),
    ("money_use", _("Spending"), _everybody),
    ("money_letters", _("Award letters"), can_read_letters),
    ("money_accounts", _("Accounts taken in"), can_read_accounts),
    ("money_reconciliation", _("Reconciliation"), can_read_accounts),
    ("money_conditions", _("Conditions"), _everybody),
    ("money_year_end", _("Year end"), _everybody),
    ("money_closing", pgettext_lazy("books", "Closing"), _everybody),
    ("money_forecast", _("Forecast"), _everybody),
    ("money_journal", _("Journal"), _everybody),
)
"""Url name, label, and who may go there. A page that is not there yet is left out."""


@dataclass(frozen=True)
class Section:
    url: str
    label: Any
    is_here: bool


def sections(actor: Actor, here: str) -> list[Section]:
    """`here`: the url name of the page one is on, or of the page it belongs to."""
    partnership_id = actor.partnership_id or 0
    return [
        Section(address(name), label, name == here)
        for name, label, may in ENTRIES
        if address(name) and may(actor, partnership_id)
    ]
