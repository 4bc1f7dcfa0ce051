"""What the pages about people share: the way back, the views of the area, and a form with its refusals."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handlingsrom.people.policies import can_read_audit, can_read_persons

GET_OR_POST = ["GET", "HEAD", "POST"]


def crumbs(request: HttpRequest, *more: tuple[str, str]) -> list[tuple[str, str]]:
    home = (request.actor.partnership.name, reverse("overview"))  # type: ignore[attr-defined]
    return [home, (_("People"), reverse("people")), *more]


def views(request: HttpRequest, here: str) -> list[tuple[str, str, bool]]:
    """The pages of the area that are open to this person: label, address, whether it is this one."""
    actor = request.actor  # type: ignore[attr-defined]
    pid = actor.partnership_id
    pages = [("people", _("Bodies and partners"), True)]
    pages.append(("people_persons", _("Persons"), can_read_persons(actor, pid)))
    pages.append(("people_log", _("Log"), can_read_audit(actor, pid)))
    return [(label, reverse(name), name == here) for name, label, is_open in pages if is_open]


def form_page(
    request: HttpRequest, form: Form, *, title: str, lede: str, button: str, **context: Any
) -> HttpResponse:
    """One form on a page of its own, at its place in the area."""
    words = {"page_title": title, "page_lede": lede, "button": button}
    status = 422 if form.errors else 200
    return render(request, "people/form.html", {"form": form, **words, **context}, status=status)
