"""What every kind of change answers for: its fields, what it would lead to, and its sentence.

A kind is one file that ends in `KIND = Kind(...)`. Whatever a kind cannot carry out it refuses with a reason, while
the case is being written as at adoption.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import FollowUp, ProposedChange
from handlingsrom.cases.world import Consequence, Hold, Move, Promise, World
from handlingsrom.lib.errors import Refused
from handlingsrom.money.kinds import Requirement
from handlingsrom.plan.lifecycle import IN_PLAN
from handlingsrom.plan.models import Initiative


@dataclass(frozen=True)
class Kind:
    """`fields` in the order of the form; `required` are those without which the change means nothing.

    `consequences` raises Refused with the reason when the change cannot be carried out in that world.
    """

    code: ChangeKind
    family: Family
    icon: str
    fields: tuple[str, ...]
    required: tuple[str, ...]
    consequences: Callable[[ProposedChange, World], list[Consequence]]
    sentence: Callable[[ProposedChange], str]
    details: Callable[[Sequence[Consequence]], str] = lambda _consequences: ""
    """What only the consequences tell, and the one who decides should know: "" when there is nothing more."""

    @property
    def has_amount(self) -> bool:
        return "amount_ore" in self.required


def check_complete(kind: Kind, change: ProposedChange) -> None:
    """Refused when a field the kind requires is empty."""
    for name in kind.required:
        if getattr(change, name) in (None, ""):
            raise Refused(missing(name), field=name)


def check_own(world: World, change: ProposedChange) -> None:
    """Refused when the change names an initiative of another partnership, whether its kind uses it or not."""
    for initiative in (change.initiative, change.into):
        if initiative is not None:
            world.place(initiative)


def missing(name: str) -> str:
    return {
        "initiative": _("Choose the initiative."),
        "into": _("Choose the initiative it becomes part of."),
        "amount_ore": _("Write the amount in kroner."),
        "text": _("Write what is to be done."),
        "for_year": _("Write the year."),
        "entry": _("Choose the entry."),
    }[name]


def initiative_of(change: ProposedChange) -> Initiative:
    if change.initiative is None:
        raise Refused(missing("initiative"), field="initiative")
    return change.initiative


def promise(change: ProposedChange, text: str, due_on: date | None, initiative_id: int | None = None) -> Promise:
    """The follow-up a change leads to. Refused when its text is longer than a follow-up has room for."""
    for name, said in (("text", text), ("responsible", change.responsible)):
        longest = FollowUp._meta.get_field(name).max_length or 0  # type: ignore[union-attr]
        if len(said) > longest:
            raise Refused(
                _("The text has %(count)d characters; there is room for %(longest)d. Shorten it.")
                % {"count": len(said), "longest": longest},
                field=name,
            )
    return Promise(text, change.responsible, due_on, initiative_id)


def amount_of(change: ProposedChange) -> int:
    if change.amount_ore is None:
        raise Refused(missing("amount_ore"), field="amount_ore")
    return change.amount_ore


def year_of(change: ProposedChange) -> int:
    if change.for_year is None:
        raise Refused(missing("for_year"), field="for_year")
    return change.for_year


def hold(change: ProposedChange, initiative: Initiative, year: int, amount_ore: int) -> list[Consequence]:
    """What is held back of money given on condition; nothing when there is none."""
    if not change.requires:
        return []
    unknown = set(change.requires.split()) - set(Requirement.values)
    if unknown:
        raise Refused(_("There is no condition called %(name)s.") % {"name": unknown.pop()}, field="requires")
    return [Hold(initiative.pk, year, amount_ore, change.requires)]


def hold_moved(world: World, initiative: Initiative, into: Initiative, moves: list[Move]) -> list[Consequence]:
    """What waits for a condition waits as well where it goes; what waits for nothing goes first."""
    waiting, requires = world.waiting(initiative.pk)
    moved = sum(move.amount_ore for move in moves)
    ore = moved - (world.held(initiative.pk) - waiting)
    if ore <= 0 or not waiting:
        return []
    return [Hold(into.pk, min(move.to_key.year for move in moves), ore, requires)]


def requirements_sentence(change: ProposedChange) -> str:
    """It cannot be spent until mandate and owner are in place; empty without conditions."""
    if not change.requires:
        return ""
    needed = [str(Requirement(code).label).lower() for code in change.requires.split()]
    listed = _(" and ").join([", ".join(needed[:-1]), needed[-1]]) if len(needed) > 1 else needed[0]
    return " " + _("It is not spent until this is in place: %(needed)s.") % {"needed": listed}


def check_promised_nothing(world: World, initiative: Initiative) -> None:
    """Refused while it is promised money of a coming year: outside the plan nothing can be allocated to it."""
    if years := world.promised_years(initiative.pk):
        raise Refused(
            _("“%(title)s” is promised money of %(years)s. Take the commitment back in the same case.")
            % {"title": initiative.title, "years": ", ".join(map(str, years))},
            field="initiative",
        )


def check_active(world: World, initiative: Initiative) -> None:
    """Refused unless the initiative is adopted or running."""
    place = world.place(initiative)
    if place.lifecycle not in IN_PLAN:
        raise Refused(
            _("“%(title)s” is %(state)s, and cannot be given money or be kept.")
            % {"title": place.title, "state": str(place.lifecycle.label).lower()},
            field="initiative",
        )
