"""Reads of who there is: bodies with who sits where on a day, partners by region, persons with what they hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from handlingsrom.lib.sorting import sort_key
from handlingsrom.people.actors import current
from handlingsrom.people.models import Appointment, Body, Partner, PartnerKind, Person, Role, Seat


@dataclass(frozen=True)
class SeatOnDay:
    """A seat and who holds it that day; None when it stands empty."""

    seat: Seat
    appointment: Appointment | None

    @property
    def represents(self) -> str:
        """Whom the seat is for."""
        return str(self.seat.partner or self.seat.region or self.seat.clinic or "")


@dataclass(frozen=True)
class BodyOnDay:
    body: Body
    seats: list[SeatOnDay]

    @property
    def empty(self) -> int:
        return sum(seat.appointment is None for seat in self.seats)


def bodies_on(partnership_id: int, on: date) -> list[BodyOnDay]:
    """Every body with its seats and who sits there on the day; three queries."""
    sitting = {
        appointment.seat_id: appointment
        for appointment in Appointment.objects.filter(current(on), seat__body__partnership_id=partnership_id)
        .select_related("person__partner")
        .order_by("from_on", "id")
    }
    seats: dict[int, list[SeatOnDay]] = {}
    rows = Seat.objects.filter(body__partnership_id=partnership_id).order_by("order", "id")
    for seat in rows.select_related("partner", "region", "clinic"):
        seats.setdefault(seat.body_id, []).append(SeatOnDay(seat, sitting.get(seat.pk)))
    bodies = sorted(Body.objects.filter(partnership_id=partnership_id), key=_body_order)
    return [BodyOnDay(body, seats.get(body.pk, [])) for body in bodies]


_KINDS = ("partnership_meeting", "strategic", "administrative", "professional", "programme_board", "secretariat")


def _body_order(body: Body) -> tuple[int, object]:
    return _KINDS.index(body.kind), sort_key(body.name)


@dataclass(frozen=True)
class PartnerGroup:
    """Partners of a kind, or the municipalities of a region."""

    label: str
    partners: list[Partner]


def partner_groups(partnership_id: int) -> list[PartnerGroup]:
    """Partners by kind; municipalities by region, in the regions' order; one query."""
    groups: dict[tuple[int, int, str], list[Partner]] = {}
    kinds = list(PartnerKind.values)
    for partner in Partner.objects.filter(partnership_id=partnership_id).select_related("region"):
        label = str(partner.region or partner.get_kind_display())
        order = partner.region.order if partner.region else -1
        groups.setdefault((kinds.index(partner.kind), order, label), []).append(partner)
    return [
        PartnerGroup(key[2], sorted(groups[key], key=lambda partner: sort_key(partner.name)))
        for key in sorted(groups)
    ]


def persons(partnership_id: int, on: date) -> QuerySet[Person]:
    """Persons with partner, account, and the roles and seats they hold on the day; three queries."""
    held = Role.objects.filter(current(on)).select_related("partner", "region", "clinic").order_by("kind")
    seats = Appointment.objects.filter(current(on)).select_related("seat__body").order_by("seat__body__name")
    return (
        Person.objects.filter(partnership_id=partnership_id)
        .select_related("partner", "user")
        .prefetch_related(
            Prefetch("roles", held, to_attr="roles_held"), Prefetch("appointments", seats, to_attr="seats_held")
        )
    )
