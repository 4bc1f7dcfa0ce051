"""The bodies with who sits there on a day, and the partners by region."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.papers.model import Column
from handlingsrom.people.policies import can_edit_people
from handlingsrom.people.queries import bodies_on, partner_groups
from handlingsrom.web.asked import day
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.people.page import crumbs, views


def day_of(request: HttpRequest) -> date:
    """The day of the address (`?per=1.6.2025`), else today."""
    return day(request.GET.get("per")) or timezone.localdate()


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    on = day_of(request)
    bodies = bodies_on(actor.partnership_id, on)
    context = {
        "crumbs": crumbs(request)[:1],
        "views": views(request, "people"),
        "on": on,
        "is_today": on == timezone.localdate(),
        "bodies": bodies,
        "empty": sum(body.empty for body in bodies),
        "groups": partner_groups(actor.partnership_id),
        "can_edit": can_edit_people(actor, actor.partnership_id),
    }
    return render(request, "people/people.html", context)


@require_safe
def bodies_xlsx(request: HttpRequest) -> HttpResponse:
    on = day_of(request)
    heads = [_("Body"), _("Seat"), _("Duty"), _("Represents"), _("Person"), _("Title")]
    columns = [*map(Column, heads), Column(_("From"), "date"), Column(_("Last day"), "date", unknown="")]
    rows = []
    for body in bodies_on(request.actor.partnership_id, on):  # type: ignore[attr-defined]
        for seat in body.seats:
            held = seat.appointment
            who = (held.person.name, held.person.title, held.from_on, held.to_on) if held else ("", "", "", "")
            rows.append((body.body.name, seat.seat.name, seat.seat.get_duty_display(), seat.represents, *who))
    return xlsx_response(f"utvalg-{on:%Y-%m-%d}", _("Bodies"), columns, rows)


@require_safe
def partners_xlsx(request: HttpRequest) -> HttpResponse:
    heads = [_("Partner"), _("Kind"), _("Region"), _("Municipality number"), _("Organisation number")]
    rows = [
        (p.name, p.get_kind_display(), str(p.region or ""), p.municipality_number, p.organisation_number)
        for group in partner_groups(request.actor.partnership_id)  # type: ignore[attr-defined]
        for p in group.partners
    ]
    return xlsx_response("partnere", _("Partners"), list(map(Column, heads)), rows)
