"""Appointments and roles, made by the same actions as on the pages.

One person to a seat, and nobody changes their own roles.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.rows import Context, Rows
from handlingsrom.people.accounts import end_role, grant_role
from handlingsrom.people.actions import appoint, end_appointment
from handlingsrom.people.models import Appointment, Role


class AppointmentRows(Rows):
    def __init__(self) -> None:
        super().__init__(Appointment, scope="seat__body__partnership")

    def create(self, context: Context, values: Values) -> Appointment:
        _check_period(values)
        return appoint(by=context.by, now=context.now, **values)

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        if values["to_on"] is None:
            raise RowError(_("An appointment that has ended is not opened again. Add a new row."), field="to_on")
        end_appointment(by=context.by, now=context.now, appointment=row, to_on=values["to_on"])


class RoleRows(Rows):
    def __init__(self) -> None:
        super().__init__(Role, scope="person__partnership")

    def create(self, context: Context, values: Values) -> Role:
        _check_period(values)
        return grant_role(by=context.by, now=context.now, **values)

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        if context.by.person_id == row.person_id:
            raise RowError(_("Another administrator must change your own roles."))
        _check_period(values)
        if "to_on" in changed and values["to_on"]:
            end_role(by=context.by, now=context.now, role=row, to_on=values["to_on"])
            changed = changed - {"to_on"}
        super().update(context, row, values, changed)


def _check_period(values: Values) -> None:
    last: date | None = values["to_on"]
    if last and last < values["from_on"]:
        raise RowError(_("The last day cannot be before the first."), field="to_on")
