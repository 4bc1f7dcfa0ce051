"""The persons of the partnership, for those who keep the list: who they are and what they hold."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handlingsrom.lib.errors import Refused
from handlingsrom.lib.sorting import fold, sort_key
from handlingsrom.papers.model import Column, Row, Table
from handlingsrom.people.actions import add_person, edit_person
from handlingsrom.people.models import Appointment, Partner, Person, Role
from handlingsrom.people.policies import (
    can_administer_people,
    can_edit_people,
    check_can_edit_people,
    check_can_read_persons,
)
from handlingsrom.people.queries import persons as read_persons
from handlingsrom.web.access import get_own, own
from handlingsrom.web.excel import workbook_response, xlsx_response
from handlingsrom.web.forms import put_on
from handlingsrom.web.people.forms import PersonForm
from handlingsrom.web.people.page import GET_OR_POST, crumbs, form_page, views

PER_PAGE = 60


def _found(request: HttpRequest) -> list[Person]:
    """Those whose name, address, title or partner holds every word asked for, in Norwegian order."""
    actor = request.actor  # type: ignore[attr-defined]
    check_can_read_persons(actor, actor.partnership_id)
    words = fold(request.GET.get("q", "")).split()
    rows = read_persons(actor.partnership_id, timezone.localdate())
    kept = [person for person in rows if all(word in _said(person) for word in words)]
    return sorted(kept, key=lambda person: sort_key(person.name))


def _can_edit(request: HttpRequest) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    return can_edit_people(actor, actor.partnership_id)


def _said(person: Person) -> str:
    return fold(f"{person.name} {person.email} {person.title} {person.partner or ''}")


@require_safe
def persons(request: HttpRequest) -> HttpResponse:
    page = Paginator(_found(request), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "crumbs": crumbs(request),
        "views": views(request, "people_persons"),
        "page": page,
        "q": request.GET.get("q", ""),
        "can_edit": _can_edit(request),
    }
    return render(request, "people/persons.html", context)


@require_safe
def persons_xlsx(request: HttpRequest) -> HttpResponse:
    heads = [_("Name"), _("Title"), _("Partner"), _("E-mail"), _("Roles"), _("Seats"), _("Account")]
    rows = [
        (
            person.name,
            person.title,
            str(person.partner or ""),
            person.email,
            ", ".join(str(role.get_kind_display()) for role in person.roles_held),  # type: ignore[attr-defined]
            ", ".join(str(held.seat) for held in person.seats_held),  # type: ignore[attr-defined]
            person.user.email if person.user else "",
        )
        for person in _found(request)
    ]
    return xlsx_response("personer", _("Persons"), list(map(Column, heads)), rows)


@require_http_methods(GET_OR_POST)
def add(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    check_can_edit_people(actor, actor.partnership_id)
    form = PersonForm(request.POST or None, partners=_partners(request))
    if form.is_valid():
        try:
            person = add_person(by=actor, now=timezone.now(), partnership=actor.partnership, **form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("%(person)s is added.") % {"person": person})
            return redirect("people_person", pk=person.pk)
    return form_page(
        request,
        form,
        title=_("Add a person"),
        lede=_("Roles and an account are given afterwards."),
        button=_("Add"),
        crumbs=crumbs(request, (_("Persons"), reverse("people_persons"))),
        back=reverse("people_persons"),
    )


@require_http_methods(GET_OR_POST)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what is known of them, to be corrected here, and every seat and role they have had."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_own(request, Person.objects.select_related("partner", "user"), pk=pk)
    check_can_edit_people(actor, found.partnership_id)
    form = PersonForm(request.POST or None, initial=_initial(found), partners=_partners(request))
    if form.is_valid():
        try:
            edit_person(by=actor, now=timezone.now(), person=found, **form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("people_person", pk=pk)
    context = {
        "person": found,
        "form": form,
        "crumbs": crumbs(request, (_("Persons"), reverse("people_persons"))),
        "appointments": _appointments(found),
        "roles": _roles(found),
        "today": timezone.localdate(),
        "can_administer": can_administer_people(actor, found.partnership_id),
        "is_self": found.pk == actor.person_id,
    }
    return render(request, "people/person.html", context, status=422 if form.errors else 200)


def _appointments(person: Person) -> QuerySet[Appointment]:
    return person.appointments.select_related("seat__body").order_by("-from_on", "-id")


def _roles(person: Person) -> QuerySet[Role]:
    return person.roles.select_related("partner", "region", "clinic").order_by("-from_on", "-id")


@require_safe
def person_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The seats and the roles of one person, a sheet each."""
    found = get_own(request, Person.objects.all(), pk=pk)
    check_can_edit_people(request.actor, found.partnership_id)  # type: ignore[attr-defined]
    days = (Column(_("From"), "date"), Column(_("Last day"), "date"))
    seats = [Row((str(held.seat), held.from_on, held.to_on or "")) for held in _appointments(found)]
    roles = [
        Row(
            (
                role.get_kind_display(),
                str(role.partner or role.region or role.clinic or ""),
                role.from_on,
                role.to_on or "",
            )
        )
        for role in _roles(found)
    ]
    tables = [
        (_("Seats"), Table((Column(_("Seat"), weight=3), *days), tuple(seats))),
        (_("Roles"), Table((Column(_("Role"), weight=2), Column(_("Role for"), weight=2), *days), tuple(roles))),
    ]
    return workbook_response(f"person-{pk}", found.name, tables)


def _initial(person: Person) -> dict[str, Any]:
    return {"name": person.name, "email": person.email, "title": person.title, "partner": person.partner_id}


def _partners(request: HttpRequest) -> QuerySet[Partner]:
    return own(request, Partner.objects.all()).order_by("name")
