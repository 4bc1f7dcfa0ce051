"""The fixed cast of every test that asks who may: one person per role, in a partnership, and an outsider's own.

`make_cast()` builds them; `cast.client("leader")` is a browser signed in as one; `cast.actor("leader")` acts.
"""

from dataclasses import dataclass, field
from datetime import date

from django.test import Client

from factories import Small, make_partnership
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, FollowUp, ProposedChange
from handlingsrom.money.models import Entry
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
    """The people, and what there is to look at: an initiative, a case with a change, an entry, a follow-up."""

    small: Small
    elsewhere: Partnership
    initiative: Initiative
    change: ProposedChange
    follow_up: FollowUp
    persons: dict[str, Person] = field(default_factory=dict)

    @property
    def partnership(self) -> Partnership:
        return self.small.partnership

    @property
    def case(self) -> Case:
        return self.small.case

    @property
    def entry(self) -> Entry:
        return Entry.objects.filter(partnership=self.partnership).latest("pk")

    def client(self, member: str) -> Client:
        client = Client()
        if member != "anonymous":
            client.force_login(User.objects.get(email=_email(member)))
        return client

    def actor(self, member: str, on: date | None = None) -> Actor:
        return actor_for(User.objects.get(email=_email(member)), on=on or date(2026, 5, 21))


def make_cast() -> Cast:
    small, elsewhere = Small(), make_partnership("nabo")
    partnership, initiative = small.partnership, small.alfa
    change = small.propose(ChangeKind.RELEASE, small.gamma, 100)
    follow_up = FollowUp.objects.create(partnership=partnership, initiative=initiative, text="Rapport")
    cast = Cast(small, elsewhere, initiative, change, follow_up)
    hospital = _partner(partnership, "Sykehuset", PartnerKind.HOSPITAL_TRUST)
    municipality = _partner(partnership, "Kommunen", PartnerKind.MUNICIPALITY)
    at = {"municipality_member": municipality, "submitter": municipality, "hospital_member": hospital}
    for member in MEMBERS[:-2]:
        where = elsewhere if member == "outsider" else partnership
        cast.persons[member] = make_person(where, member, partner=at.get(member), role=ROLES.get(member))
    User.objects.create_user(_email("nobody"), PASSWORD)
    for member in ("municipality_member", "hospital_member"):
        take_seat(small.body, cast.persons[member])
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
