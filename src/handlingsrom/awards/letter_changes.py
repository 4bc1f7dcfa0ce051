"""What a later decision has taken back of an award: shown with the letter, which itself is never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.awards.letter_given import GIVES
from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.models import Effect
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.dates import format_date


@dataclass(frozen=True)
class TakenBack:
    """An entry of a letter that is reversed. `point`: `20/26 1`, of the decision behind; "" when none is known."""

    voucher: str
    amount_ore: int
    on: date
    point: str
    case_id: int | None

    @property
    def sentence(self) -> str:
        words = {
            "point": self.point,
            "date": format_date(self.on),
            "voucher": self.voucher,
            "amount": f"{format_kr(self.amount_ore)}{NBSP}kr",
        }
        if not self.point:
            return _("Changed %(date)s: entry %(voucher)s of %(amount)s is reversed.") % words
        return _("Changed by decision %(point)s, %(date)s: entry %(voucher)s of %(amount)s is reversed.") % words


def taken_back(letters: Iterable[AwardLetter]) -> dict[int, list[TakenBack]]:
    """Letter id → what is reversed of it, in the order of the journal; one query, letters without any left out."""
    by_award = {(letter.case_id, letter.initiative_id): letter for letter in letters}
    if not by_award:
        return {}
    effects = Effect.objects.filter(
        decision__point__case__in={case_id for case_id, _pk in by_award},
        entry__kind__in=GIVES,
        entry__reversed_by__isnull=False,
    ).select_related("entry__to_account", "entry__reversed_by__effect__decision__point__case", "decision__point")
    found: dict[int, list[TakenBack]] = {}
    for effect in effects.order_by("entry__position"):
        assert effect.entry
        letter = by_award.get((effect.decision.point.case_id, effect.entry.to_account.initiative_id or 0))
        if letter and effect.entry.voucher in {line["voucher"] for line in letter.content["lines"]}:
            found.setdefault(letter.pk, []).append(_taken_back(effect))
    return found


def _taken_back(effect: Effect) -> TakenBack:
    assert effect.entry
    back = effect.entry.reversed_by
    behind: Effect | None = getattr(back, "effect", None)
    point = behind.decision.point if behind else None
    return TakenBack(
        voucher=effect.entry.voucher,
        amount_ore=effect.entry.amount_ore,
        on=back.booked_on,
        point=f"{point.case.number} {point.label}" if point else "",
        case_id=point.case_id if point else None,
    )


def is_void(letter: AwardLetter, changes: list[TakenBack]) -> bool:
    """Whether nothing is left of what the letter gave."""
    return sum(change.amount_ore for change in changes) == letter.amount_ore
