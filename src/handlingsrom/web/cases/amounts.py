"""The amounts of the change list as somebody typed them, and saving those that differ in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.cases.models import Case
from handlingsrom.cases.proposing import edit_amounts
from handlingsrom.lib.amounts import AmountError, format_kr, parse_kr
from handlingsrom.people.actors import Actor
from handlingsrom.web.asked import number

PREFIX = "amount-"


@dataclass
class Typed:
    """Change id → as typed (`texts`), as øre (`amounts`, only what differs), what is wrong (`errors`).

    `theirs` is what somebody else saved in the meantime, where it differs from what was typed.
    """

    version: int
    texts: dict[int, str] = field(default_factory=dict)
    amounts: dict[int, int] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    theirs: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping[str, Any], case: Case, *, leave_out: int | None = None) -> "Typed":
        """What was posted. Only amounts other than those the page showed (`was-`) count as typed."""
        typed = cls(number(data.get("version")) or 0)
        saved = case.changes.exclude(amount_ore=None).values_list("pk", "amount_ore")
        for pk, ore in saved:
            if pk != leave_out and f"{PREFIX}{pk}" in data:
                typed._add(pk, str(data[f"{PREFIX}{pk}"])[:60], str(data.get(f"was-{pk}", format_kr(ore or 0))))
        return typed

    def _add(self, pk: int, text: str, was: str) -> None:
        if "".join(text.split()) == "".join(was.split()):
            return
        self.texts[pk] = text
        try:
            self.amounts[pk] = parse_kr(text)
        except AmountError as error:
            self.errors[pk] = _(str(error))
            return
        if self.amounts[pk] == 0:
            self.errors[pk] = _("The amount must be more than 0. Take the change out instead.")

    @property
    def can_be_saved(self) -> bool:
        return not self.errors

    def compare_with(self, case: Case) -> None:
        """See what is saved now where something else was typed."""
        for pk, ore in case.changes.filter(pk__in=self.amounts).values_list("pk", "amount_ore"):
            if ore and ore != self.amounts[pk]:
                self.theirs[pk] = format_kr(ore)


def save_amounts(by: Actor, case: Case, typed: Typed) -> Case:
    """Save what was typed on the version it was typed on; the case as it then is."""
    return edit_amounts(by=by, now=timezone.localtime(), case=case, version=typed.version, amounts=typed.amounts)
