"""Persons and seats: one at a time in a seat, nobody of another partnership, and a record of every change."""

from datetime import date

import pytest

from cast import FROM, Cast, make_cast
from factories import NOW
from handlingsrom.audit.models import Record
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.people.actions import add_person, appoint, edit_person, end_appointment
from handlingsrom.people.models import Appointment, Seat
from handlingsrom.people.queries import bodies_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def seat(cast) -> Seat:
    return Seat.objects.create(body=cast.small.body, name="Brukerrepresentant")


def sit(cast, seat, name="leader", from_on=date(2026, 1, 1), to_on=None, by="administrator") -> Appointment:
    return appoint(by=cast.actor(by), now=NOW, seat=seat, person=cast.persons[name], from_on=from_on, to_on=to_on)


def test_who_sits_where_can_be_asked_of_any_day(cast, seat):
    held = sit(cast, seat)
    end_appointment(by=cast.actor("secretariat"), now=NOW, appointment=held, to_on=date(2026, 3, 31))
    sit(cast, seat, "submitter", date(2026, 4, 1))

    def on(day: date) -> str:
        found = next(s for b in bodies_on(cast.partnership.pk, day) for s in b.seats if s.seat == seat)
        return found.appointment.person.name if found.appointment else ""

    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [on(day) for day in days] == ["", "Leader", "Leader", "Submitter"]


@pytest.mark.parametrize(
    ("from_on", "to_on"),
    [(date(2026, 6, 1), None), (date(2025, 6, 1), date(2026, 1, 1)), (date(2025, 1, 1), None)],
)
def test_two_never_sit_in_one_seat(cast, seat, from_on, to_on):
    sit(cast, seat)

    with pytest.raises(Refused) as refusal:
        sit(cast, seat, "submitter", from_on, to_on)

    assert refusal.value.field == "from_on"


def test_a_seat_before_somebody_elses_time_is_free(cast, seat):
    sit(cast, seat)

    assert sit(cast, seat, "submitter", date(2025, 1, 1), date(2025, 12, 31))


def test_an_ending_cannot_be_moved_into_the_next_ones_time(cast, seat):
    first = sit(cast, seat, to_on=date(2026, 3, 31))
    sit(cast, seat, "submitter", date(2026, 4, 1))

    with pytest.raises(Refused):
        end_appointment(by=cast.actor("secretariat"), now=NOW, appointment=first, to_on=date(2026, 5, 1))


def test_a_last_day_before_the_first_is_refused(cast, seat):
    with pytest.raises(Refused):
        sit(cast, seat, to_on=date(2025, 12, 31))
    with pytest.raises(Refused):
        end_appointment(by=cast.actor("secretariat"), now=NOW, appointment=sit(cast, seat), to_on=FROM)


@pytest.mark.parametrize("member", ["leader", "auditor", "outsider"])
def test_others_seat_nobody(cast, seat, member):
    with pytest.raises(Forbidden):
        sit(cast, seat, by=member)


def test_nobody_of_another_partnership_sits_here(cast, seat):
    with pytest.raises(Refused):
        sit(cast, seat, "outsider")


def test_a_person_is_added_and_corrected_with_a_record_of_what_changed(cast):
    by = cast.actor("administrator")
    person = add_person(by=by, now=NOW, partnership=cast.partnership, name="Åse Å", email="Ase@Eksempel.no")

    edit_person(by=by, now=NOW, person=person, name="Åse Ås", email="ase@eksempel.no")

    record = Record.objects.filter(action="person.edit").get()
    assert (record.before, record.after) == ({"name": "Åse Å"}, {"name": "Åse Ås"})
    assert person.email == "ase@eksempel.no"


def test_two_persons_do_not_share_an_address(cast):
    with pytest.raises(Refused) as refusal:
        add_person(
            by=cast.actor("secretariat"),
            now=NOW,
            partnership=cast.partnership,
            name="X",
            email="LEADER@eksempel.no",
        )

    assert refusal.value.field == "email"


def test_a_partner_of_another_partnership_is_refused(cast):
    with pytest.raises(Refused):
        add_person(
            by=cast.actor("outsider"),
            now=NOW,
            partnership=cast.elsewhere,
            name="X",
            email="x@eksempel.no",
            partner=cast.persons["submitter"].partner,
        )
