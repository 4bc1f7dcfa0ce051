"""Whoever acts: a signed-in person with what they are today, or the command line.

An actor is read once per request and passed as `by=` to every action; policies ask only it.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
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
    """The actor a user is on a day, in the named partnership or else in their first. Three queries."""
    persons = Person.objects.filter(user=user).select_related("partnership").order_by("partnership__name")
    person = next((p for p in persons if partnership_id in (None, p.partnership_id)), None)
    if person is None:
        return Actor(name=user.email, user_id=user.pk)
    roles = Role.objects.filter(current(on), person=person).values_list("kind", flat=True)
    bodies = Appointment.objects.filter(current(on), person=person).values_list("seat__body_id", flat=True)
    return Actor(
        name=person.name,
        partnership=person.partnership,
        user_id=user.pk,
        person_id=person.pk,
        partner_id=person.partner_id,
        roles=frozenset(roles),
        body_ids=frozenset(bodies),
    )


def check_role(by: Actor, partnership_id: int, *kinds: str) -> None:
    """The one question policies ask: does `by` hold one of these roles in this partnership today?"""
    if not has_role(by, partnership_id, *kinds):
        raise Forbidden(_("This is for the %(roles)s of the partnership.") % {"roles": _names(kinds)})


def has_role(by: Actor, partnership_id: int, *kinds: str) -> bool:
    return by.belongs_to(partnership_id) and by.has(*kinds)


def _names(kinds: tuple[str, ...]) -> str:
    return ", ".join(str(RoleKind(kind).label).lower() for kind in kinds)
