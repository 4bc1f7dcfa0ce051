"""Roles and accounts, for the administrator alone, and never for oneself."""

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import request_password_reset
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.lib.errors import Refused
from handlingsrom.people.accounts import close_account, create_account, end_role, grant_role
from handlingsrom.people.models import Person, Role, User
from handlingsrom.people.policies import check_can_administer_people
from handlingsrom.web.access import get_own
from handlingsrom.web.forms import put_on
from handlingsrom.web.people.forms import LastDayForm, NoQuestions, RoleForm
from handlingsrom.web.people.page import GET_OR_POST, crumbs, form_page


@require_http_methods(GET_OR_POST)
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    person = _person(request, pk)
    initial = {"from_on": timezone.localdate(), "partner": person.partner_id}
    form = RoleForm(request.POST or None, initial=initial, partnership_id=person.partnership_id)
    if form.is_valid():
        try:
            grant_role(by=actor, now=timezone.now(), person=person, **_for_role(form.cleaned_data))
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("%(person)s has the role.") % {"person": person})
            return redirect("people_person", pk=pk)
    return form_page(
        request,
        form,
        title=_("Give %(person)s a role") % {"person": person.name},
        lede=_("Members, leaders and owners have theirs from where they sit; these are given by you."),
        button=_("Give the role"),
        **_place(request, person),
    )


def _for_role(said: dict) -> dict:
    """Only a submitter speaks for somebody; the other roles are for the whole partnership."""
    places = ("partner", "region", "clinic")
    return {k: v for k, v in said.items() if k not in places or (v and said["kind"] == "submitter")}


@require_http_methods(GET_OR_POST)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    role = get_own(request, Role.objects.select_related("person"), through="person__partnership", pk=pk)
    check_can_administer_people(actor, role.person.partnership_id)
    form = LastDayForm(request.POST or None, initial={"to_on": role.to_on or timezone.localdate()})
    if form.is_valid():
        try:
            end_role(by=actor, now=timezone.now(), role=role, **form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The role ends."))
            return redirect("people_person", pk=role.person_id)
    return form_page(
        request,
        form,
        title=_("End the role of %(person)s") % {"person": role.person.name},
        lede=str(role.get_kind_display()),
        button=_("End the role"),
        **_place(request, role.person),
    )


@require_http_methods(GET_OR_POST)
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """An account with the person's own address. The link for choosing a password goes there, and only there."""
    person = _person(request, pk)
    form = NoQuestions(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            user = create_account(by=request.actor, now=timezone.now(), person=person, email=person.email)  # type: ignore[attr-defined]
        except Refused as refusal:
            put_on(form, refusal)
        else:
            _invite(request, person, user)
            return redirect("people_person", pk=pk)
    return form_page(
        request,
        form,
        title=_("Create an account for %(person)s") % {"person": person.name},
        lede=_("A link for choosing a password is sent to %(email)s. It works for one day.")
        % {"email": person.email},
        button=_("Create the account"),
        **_place(request, person),
    )


@require_http_methods(GET_OR_POST)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever leaves cannot sign in any more; what they did, and where they sat, stays."""
    person = _person(request, pk)
    form = NoQuestions(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            close_account(by=request.actor, now=timezone.now(), person=person)  # type: ignore[attr-defined]
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("%(person)s can no longer sign in here.") % {"person": person})
            return redirect("people_person", pk=pk)
    return form_page(
        request,
        form,
        title=_("Close the account of %(person)s") % {"person": person.name},
        lede=_("The person is shut out at once. Roles, seats and what they have done stay as they are."),
        button=_("Close the account"),
        **_place(request, person),
    )


def _invite(request: HttpRequest, person: Person, user: User) -> None:
    """Who has a password already, from another partnership, uses that one."""
    if user.has_usable_password():
        messages.success(request, _("%(person)s can sign in with the account they have.") % {"person": person})
        return
    request_password_reset(request, user.email, [user], default_token_generator)
    messages.success(request, _("The account is made, and a link is sent to %(email)s.") % {"email": user.email})


def _person(request: HttpRequest, pk: int) -> Person:
    person = get_own(request, Person.objects.select_related("partner"), pk=pk)
    check_can_administer_people(request.actor, person.partnership_id)  # type: ignore[attr-defined]
    return person


def _place(request: HttpRequest, person: Person) -> dict:
    page = reverse("people_person", args=[person.pk])
    trail = crumbs(request, (_("Persons"), reverse("people_persons")), (person.name, page))
    return {"crumbs": trail, "back": page}
