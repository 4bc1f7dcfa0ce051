"""Whoever acts: a signed-in person with what they are today, or the command line.

An actor is read once per request and passed as `by=` to every action; policies ask only it.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, IntegerField, Q, Value
from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.models import Appointment, Partnership, Person, Role, RoleKind, User


@dataclass(frozen=True)
class Actor:
    """`body_ids`: bodies the person sits in today. `roles`: role kinds held today."""

    name: str
    partnership: Partnership | None = None
    user_id: int | None = None
    person_id: int | None = None
    partner_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    body_ids: frozenset[int] = field(default_factory=frozenset)
    is_operator: bool = False

    @property
    def partnership_id(self) -> int | None:
        return self.partnership.pk if self.partnership else None

    def has(self, *kinds: str) -> bool:
        return not self.roles.isdisjoint(kinds)

    def belongs_to(self, partnership_id: int) -> bool:
        return self.partnership_id == partnership_id


def operator(partnership: Partnership | None = None) -> Actor:
    """The command line: whoever may run it on the server acts with the secretariat's rights."""
    roles = frozenset({RoleKind.SECRETARIAT.value, RoleKind.ADMINISTRATOR.value})
    return Actor(name=_("Command line"), partnership=partnership, roles=roles, is_operator=True)


def current(on: date) -> Q:
    """Periods that cover the day `on`."""
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def actor_for(user: User, *, on: date, partnership_id: int | None = None) -> Actor:
    """The actor a user is on a day, in the named partnership or else in their first. Two queries."""
    persons = Person.objects.filter(user=user).select_related("partnership").order_by("partnership__name")
    person = next((p for p in persons if partnership_id in (None, p.partnership_id)), None)
    if person is None:
        return Actor(name=user.email, user_id=user.pk)
    roles, bodies = _roles_and_bodies(person, on)
    return Actor(
        name=person.name,
        partnership=person.partnership,
        user_id=user.pk,
        person_id=person.pk,
        partner_id=person.partner_id,
        roles=roles,
        body_ids=bodies,
    )


def _roles_and_bodies(person: Person, on: date) -> tuple[frozenset[str], frozenset[int]]:
    """What a person is on a day, in one query: every page asks it."""
    roles = Role.objects.filter(current(on), person=person).annotate(body=Value(0, IntegerField()))
    seats = Appointment.objects.filter(current(on), person=person).annotate(kind=Value("", CharField()))
    rows = list(roles.values_list("kind", "body").union(seats.values_list("kind", "seat__body_id")))
    return frozenset(kind for kind, _body in rows if kind), frozenset(body for _kind, body in rows if body)


def check_role(by: Actor, partnership_id: int, *kinds: str) -> None:
    """The one question policies ask: does `by` hold one of these roles in this partnership today?"""
    if not has_role(by, partnership_id, *kinds):
        raise Forbidden(_("This is for the %(roles)s of the partnership.") % {"roles": _names(kinds)})


def has_role(by: Actor, partnership_id: int, *kinds: str) -> bool:
    return by.belongs_to(partnership_id) and by.has(*kinds)


def _names(kinds: tuple[str, ...]) -> str:
    return ", ".join(str(RoleKind(kind).label).lower() for kind in kinds)
