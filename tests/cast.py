"""The fixed cast of every test that asks who may: one person per role, in a partnership, and an outsider's own.

`make_cast()` builds them; `cast.client("leader")` is a browser signed in as one; `cast.actor("leader")` acts.
"""

from dataclasses import dataclass, field
from datetime import date

from django.test import Client

from factories import make_body, make_initiative, make_partnership, make_plan
from handlingsrom.people.actors import Actor, actor_for
from handlingsrom.people.models import (
    Appointment,
    Body,
    Partner,
    PartnerKind,
    Partnership,
    Person,
    Role,
    RoleKind,
    Seat,
    User,
)
from handlingsrom.plan.models import Initiative

FROM = date(2025, 1, 1)
ROLES = {
    "secretariat": RoleKind.SECRETARIAT,
    "submitter": RoleKind.SUBMITTER,
    "administrator": RoleKind.ADMINISTRATOR,
    "auditor": RoleKind.AUDITOR,
    "outsider": RoleKind.SECRETARIAT,
}
MEMBERS = (
    "secretariat",
    "leader",
    "municipality_member",
    "hospital_member",
    "submitter",
    "administrator",
    "auditor",
    "outsider",
    "nobody",
    "anonymous",
)
"""`outsider` is secretariat in another partnership; `nobody` has an account but is no person anywhere."""


@dataclass
class Cast:
    partnership: Partnership
    elsewhere: Partnership
    body: Body
    initiative: Initiative
    persons: dict[str, Person] = field(default_factory=dict)

    def client(self, member: str) -> Client:
        client = Client()
        if member != "anonymous":
            client.force_login(User.objects.get(email=_email(member)))
        return client

    def actor(self, member: str, on: date | None = None) -> Actor:
        return actor_for(User.objects.get(email=_email(member)), on=on or date(2026, 5, 21))


def make_cast() -> Cast:
    partnership, elsewhere = make_partnership("innlandet"), make_partnership("nabo")
    initiative = make_initiative(make_plan(partnership), "bo-trygt")
    cast = Cast(partnership, elsewhere, make_body(partnership), initiative)
    hospital = _partner(partnership, "Sykehuset", PartnerKind.HOSPITAL_TRUST)
    municipality = _partner(partnership, "Kommunen", PartnerKind.MUNICIPALITY)
    at = {"municipality_member": municipality, "submitter": municipality, "hospital_member": hospital}
    for member in MEMBERS[:-2]:
        where = elsewhere if member == "outsider" else partnership
        cast.persons[member] = make_person(where, member, partner=at.get(member), role=ROLES.get(member))
    User.objects.create_user(_email("nobody"), PASSWORD)
    for member in ("municipality_member", "hospital_member"):
        take_seat(cast.body, cast.persons[member])
    Initiative.objects.filter(pk=initiative.pk).update(leader=cast.persons["leader"])
    initiative.refresh_from_db()
    return cast


PASSWORD = "et langt passord 1"


def make_person(
    partnership: Partnership, name: str, *, partner: Partner | None = None, role: str | None = None
) -> Person:
    """A person with an account (password PASSWORD), and a role from 2025 on."""
    user = User.objects.create_user(_email(name), PASSWORD)
    person = Person.objects.create(
        partnership=partnership, name=name.capitalize(), email=_email(name), partner=partner, user=user
    )
    if role:
        Role.objects.create(person=person, kind=role, partner=partner, from_on=FROM)
    return person


def take_seat(body: Body, person: Person) -> Appointment:
    seat = Seat.objects.create(body=body, name=f"Plass for {person.name}", partner=person.partner)
    return Appointment.objects.create(seat=seat, person=person, from_on=FROM)


def _partner(partnership: Partnership, name: str, kind: str) -> Partner:
    return Partner.objects.create(partnership=partnership, name=name, kind=kind)


def _email(member: str) -> str:
    return f"{member}@eksempel.no"
