"""What was decided about an initiative, a line for each thing a decision point brought about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.cases.models import Effect
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry
from handlingsrom.web.links import to_case
from handlingsrom.web.templatetags.hr import lifecycle_word

_LONGEST = 160


@dataclass(frozen=True)
class DecisionLine:
    """`ore` is None when no money moved; what came to the initiative or left it `is_signed`, what stayed is not."""

    case: str
    url: str
    what: str
    note: str
    body: str
    on: date
    ore: int | None
    is_signed: bool = True


def decision_lines(effects: Iterable[Effect], initiative_id: int) -> list[DecisionLine]:
    """Newest first. Entries of one kind from one point (one for each grant) become one line."""
    lines: dict[tuple[int, str], DecisionLine] = {}
    for effect in effects:
        line = _line(effect, initiative_id)
        key = (effect.decision_id, line.what)
        earlier = lines.get(key)
        lines[key] = replace(earlier, ore=_sum(earlier.ore, line.ore)) if earlier else line
    return list(lines.values())


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _line(effect: Effect, initiative_id: int) -> DecisionLine:
    point = effect.decision.point
    return DecisionLine(
        case=f"{point.case.number} {point.label}",
        url=to_case(point.case_id),
        what=_what(effect),
        note=_note(effect),
        body=point.case.body.code,
        on=effect.decision.decided_on,
        ore=_ore(effect.entry, initiative_id) if effect.entry else None,
        is_signed=not (effect.entry and effect.entry.kind == EntryKind.CARRY_OVER),
    )


def _what(effect: Effect) -> str:
    if effect.entry:
        return str(EntryKind(effect.entry.kind).label)
    if effect.transition:
        return lifecycle_word(effect.transition.to_state)
    if effect.follow_up:
        return effect.follow_up.text
    if promised := effect.commitment:
        words = {"year": promised.year, "amount": f"{format_kr(promised.amount_ore)}{NBSP}kr"}
        kept = _("Commitment for %(year)s: %(amount)s") % words
        return kept if promised.amount_ore else _("Commitment for %(year)s taken back") % words
    if effect.condition:
        return _("Condition on %(amount)s") % {"amount": f"{format_kr(effect.condition.amount_ore)}{NBSP}kr"}
    return str(effect.change.get_kind_display()) if effect.change else _("Stays in the plan")


def _note(effect: Effect) -> str:
    """What it is for, in the words of the case; history from papers has only the point's own wording."""
    text = effect.change.text if effect.change else effect.decision.wording
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _ore(entry: Entry, initiative_id: int) -> int:
    into, out_of = (_holds(account, initiative_id) for account in (entry.to_account, entry.from_account))
    return entry.amount_ore if into else -entry.amount_ore if out_of else 0


def _holds(account: Account, initiative_id: int) -> bool:
    return account.kind == AccountKind.AWARD and account.initiative_id == initiative_id
