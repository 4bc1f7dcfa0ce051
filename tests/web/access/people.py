"""Who there is: people, roles, bodies and seats."""

from typing import Any

from cast import Cast
from handlingsrom.people.models import Appointment, Person
from web.access.rows import edit_people, only, persons


def _person(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.persons["leader"].pk}


def _auditor(cast: Cast) -> Person:
    return cast.persons["auditor"]


def _appointment(cast: Cast) -> Appointment:
    return cast.persons["hospital_member"].appointments.get()


PAGES = {
    "people": persons(200),
    "people_bodies_xlsx": persons(200),
    "people_partners_xlsx": persons(200),
    "people_persons": only("secretariat", "administrator", "auditor", outsider=200),
    "people_persons_xlsx": only("secretariat", "administrator", "auditor", outsider=200),
    "people_add": edit_people(outsider=200),
    "people_person": edit_people(kwargs=_person),
    "people_person_xlsx": edit_people(kwargs=_person),
    "people_give_role": only("administrator", kwargs=_person),
    "people_account": only("administrator", kwargs=_person),
    "people_close_account": only("administrator", kwargs=_person),
    "people_end_role": only("administrator", kwargs=lambda cast: {"pk": _auditor(cast).roles.get().pk}),
    "people_appoint": edit_people(kwargs=lambda cast: {"pk": _appointment(cast).seat_id}),
    "people_end_appointment": edit_people(kwargs=lambda cast: {"pk": _appointment(cast).pk}),
    "people_log": only("administrator", "auditor", outsider=403),
    "people_log_xlsx": only("administrator", "auditor", outsider=403),
}
