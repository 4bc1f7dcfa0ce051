"""Persons and appointments: who there is, and who sits where from when to when. Accounts: `accounts.py`."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Appointment, Partner, Partnership, Person, Seat
from handlingsrom.people.policies import check_can_edit_people


@transaction.atomic
def add_person(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    name: str,
    email: str,
    title: str = "",
    partner: Partner | None = None,
) -> Person:
    """Add somebody to the partnership; an account and roles are given separately."""
    check_can_edit_people(by, partnership.pk)
    _check_address_is_free(partnership.pk, email)
    _check_own_partner(partnership.pk, partner)
    person = Person.objects.create(
        partnership=partnership, name=name, email=email.strip().lower(), title=title, partner=partner
    )
    record(by=by, now=now, action="person.add", subject=person, after=_facts(person))
    return person


@transaction.atomic
def edit_person(
    *,
    by: Actor,
    now: datetime,
    person: Person,
    name: str,
    email: str,
    title: str = "",
    partner: Partner | None = None,
) -> Person:
    """Correct what is known of somebody. The address one signs in with is the account's, and stays as it is."""
    check_can_edit_people(by, person.partnership_id)
    person = Person.objects.select_for_update().get(pk=person.pk)
    _check_address_is_free(person.partnership_id, email, but=person)
    _check_own_partner(person.partnership_id, partner)
    before = _facts(person)
    person.name, person.email, person.title, person.partner = name, email.strip().lower(), title, partner
    person.save(update_fields=["name", "email", "title", "partner"])
    after = _facts(person)
    changed = [key for key in after if after[key] != before[key]]
    if changed:
        record(
            by=by,
            now=now,
            action="person.edit",
            subject=person,
            before={key: before[key] for key in changed},
            after={key: after[key] for key in changed},
        )
    return person


@transaction.atomic
def appoint(
    *, by: Actor, now: datetime, seat: Seat, person: Person, from_on: date, to_on: date | None = None
) -> Appointment:
    """Seat a person from a day on. Refused while somebody else's appointment covers any of those days."""
    check_can_edit_people(by, seat.body.partnership_id)
    if person.partnership_id != seat.body.partnership_id:
        raise Refused(_("This belongs to another partnership."), field="person")
    if to_on and to_on < from_on:
        raise Refused(_("The last day cannot be before the first."), field="to_on")
    Seat.objects.select_for_update().get(pk=seat.pk)
    if there := _sitting(seat, from_on, to_on):
        raise Refused(
            _("%(person)s sits here in that time. End that appointment first.") % {"person": there.person},
            field="from_on",
        )
    appointment = Appointment.objects.create(seat=seat, person=person, from_on=from_on, to_on=to_on)
    record(by=by, now=now, action="appointment.start", subject=appointment, after=_period(appointment))
    return appointment


@transaction.atomic
def end_appointment(*, by: Actor, now: datetime, appointment: Appointment, to_on: date) -> Appointment:
    """End an appointment; `to_on` is its last day."""
    check_can_edit_people(by, appointment.person.partnership_id)
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if to_on < appointment.from_on:
        raise Refused(_("The last day cannot be before the first."), field="to_on")
    if (
        appointment.to_on
        and to_on > appointment.to_on
        and _sitting(appointment.seat, appointment.from_on, to_on, but=appointment)
    ):
        raise Refused(_("Somebody else sits here after that."), field="to_on")
    before, appointment.to_on = _period(appointment), to_on
    appointment.save(update_fields=["to_on"])
    record(by=by, now=now, action="appointment.end", subject=appointment, before=before, after=_period(appointment))
    return appointment


def _sitting(seat: Seat, from_on: date, to_on: date | None, but: Appointment | None = None) -> Appointment | None:
    """An appointment to the seat that covers any day of the period."""
    found = Appointment.objects.filter(seat=seat).filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on))
    if to_on:
        found = found.filter(from_on__lte=to_on)
    if but:
        found = found.exclude(pk=but.pk)
    return found.select_related("person").first()


def _check_address_is_free(partnership_id: int, email: str, but: Person | None = None) -> None:
    same = Person.objects.filter(partnership_id=partnership_id, email__iexact=email.strip())
    if there := (same.exclude(pk=but.pk) if but else same).first():
        raise Refused(_("%(person)s has this e-mail address already.") % {"person": there}, field="email")


def _check_own_partner(partnership_id: int, partner: Partner | None) -> None:
    if partner and partner.partnership_id != partnership_id:
        raise Refused(_("This belongs to another partnership."), field="partner")


def _facts(person: Person) -> dict[str, Any]:
    partner = str(person.partner) if person.partner else ""
    return {"name": person.name, "email": person.email, "title": person.title, "partner": partner}


def _period(appointment: Appointment) -> dict[str, Any]:
    return {"from_on": appointment.from_on, "to_on": appointment.to_on}
