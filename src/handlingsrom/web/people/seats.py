"""Who sits where: appointing somebody to a seat, and ending an appointment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.lib.errors import Refused
from handlingsrom.people.actions import appoint, end_appointment
from handlingsrom.people.models import Appointment, Person, Seat
from handlingsrom.people.policies import check_can_edit_people
from handlingsrom.web.access import get_own, own
from handlingsrom.web.forms import put_on
from handlingsrom.web.people.forms import AppointmentForm, LastDayForm
from handlingsrom.web.people.page import GET_OR_POST, crumbs, form_page


@require_http_methods(GET_OR_POST)
def appoint_to(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    seat = get_own(request, Seat.objects.select_related("body"), through="body__partnership", pk=pk)
    check_can_edit_people(actor, seat.body.partnership_id)
    persons = own(request, Person.objects.all()).order_by("name")
    form = AppointmentForm(request.POST or None, initial={"from_on": timezone.localdate()}, persons=persons)
    if form.is_valid():
        try:
            made = appoint(by=actor, now=timezone.now(), seat=seat, **form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(
                request, _("%(person)s is appointed to %(seat)s.") % {"person": made.person, "seat": seat}
            )
            return redirect("people")
    return form_page(
        request,
        form,
        title=_("Appoint to %(seat)s") % {"seat": seat.name},
        lede=_("A seat in %(body)s. The person sits there from the day you choose.") % {"body": seat.body.name},
        button=_("Appoint"),
        crumbs=crumbs(request),
        back=reverse("people"),
    )


@require_http_methods(GET_OR_POST)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    rows = Appointment.objects.select_related("person", "seat__body")
    held = get_own(request, rows, through="seat__body__partnership", pk=pk)
    check_can_edit_people(actor, held.person.partnership_id)
    form = LastDayForm(request.POST or None, initial={"to_on": held.to_on or timezone.localdate()})
    if form.is_valid():
        try:
            end_appointment(by=actor, now=timezone.now(), appointment=held, **form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The appointment of %(person)s ends.") % {"person": held.person})
            return redirect("people")
    return form_page(
        request,
        form,
        title=_("End the appointment of %(person)s") % {"person": held.person.name},
        lede=_("%(seat)s. The seat stands empty from the day after.") % {"seat": held.seat},
        button=_("End the appointment"),
        crumbs=crumbs(request),
        back=reverse("people"),
    )
