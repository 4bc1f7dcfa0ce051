"""Which initiatives a kind of change makes sense for, as the case stands."""

from django.utils.translation import gettext as _

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.projection import Projection
from handlingsrom.cases.world import Place, World
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.sorting import sort_key
from handlingsrom.plan.lifecycle import IN_PLAN, STEPS, Lifecycle

_STEPS = {
    ChangeKind.ADD: Lifecycle.ADOPTED,
    ChangeKind.START: Lifecycle.RUNNING,
    ChangeKind.MERGE: Lifecycle.MERGED,
    ChangeKind.HAND_OVER: Lifecycle.HANDED_OVER,
    ChangeKind.CLOSE: Lifecycle.CLOSED,
}
_MONEY = (ChangeKind.CARRY_OVER, ChangeKind.RELEASE, ChangeKind.TRANSFER, ChangeKind.REPAY)

Choice = tuple[str, str]


def initiative_choices(kind: ChangeKind, projection: Projection, chosen: int | None = None) -> list[Choice]:
    """(id, title) in Norwegian order, with what each holds where that matters. `chosen` is always among them."""
    world = projection.after
    found = [
        (pk, place)
        for pk, place in world.initiatives.items()
        if pk == chosen or _makes_sense(kind, pk, place, world)
    ]
    ordered = sorted(found, key=lambda pair: sort_key(pair[1].title))
    return [(str(pk), _label(kind, pk, place, world)) for pk, place in ordered]


def into_choices(projection: Projection) -> list[Choice]:
    """Initiatives another can be merged into, or give money to."""
    active = [(pk, p) for pk, p in projection.after.initiatives.items() if p.lifecycle in IN_PLAN]
    return [(str(pk), p.title) for pk, p in sorted(active, key=lambda pair: sort_key(pair[1].title))]


def held(kind: ChangeKind, initiative_id: int, world: World) -> int:
    """What there is for a change of this kind to move, in øre."""
    before = world.year if kind == ChangeKind.CARRY_OVER else None
    return sum(world.balances[key] for key in world.award_keys(initiative_id, before=before))


def _makes_sense(kind: ChangeKind, pk: int, place: Place, world: World) -> bool:
    if kind in _STEPS:
        return _STEPS[kind] in STEPS[place.lifecycle]
    if kind in _MONEY:
        return held(kind, pk, world) > 0
    if kind == ChangeKind.END_COMMITMENT:
        return bool(world.commitments_to(pk))
    return place.lifecycle in IN_PLAN


def _label(kind: ChangeKind, pk: int, place: Place, world: World) -> str:
    if kind == ChangeKind.END_COMMITMENT:
        promised = (f"{year}: {format_kr(ore)}{NBSP}kr" for year, ore in world.commitments_to(pk).items())
        return f"{place.title} ({', '.join(promised)})"
    there = held(kind, pk, world)
    if kind in _MONEY or (there and kind in (ChangeKind.CLOSE, ChangeKind.HAND_OVER, ChangeKind.MERGE)):
        amount = f"{format_kr(there)}{NBSP}kr"
        return _("%(title)s (%(amount)s there)") % {"title": place.title, "amount": amount}
    return place.title
