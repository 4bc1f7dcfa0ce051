"""The proposed changes of a case: added, edited, taken out, and their amounts saved straight from the list."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handlingsrom.cases.changes import KINDS, kind_of
from handlingsrom.cases.changes.kind import Kind
from handlingsrom.cases.kinds import ChangeKind, Family
from handlingsrom.cases.models import Case, ProposedChange
from handlingsrom.cases.projection import Projection, changes_of, project
from handlingsrom.cases.proposing import add_change, edit_change, remove_change
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.web.asked import number
from handlingsrom.web.cases.amounts import Typed, save_amounts
from handlingsrom.web.cases.change_form import ChangeForm
from handlingsrom.web.cases.changelist import title_of
from handlingsrom.web.cases.choices import held
from handlingsrom.web.cases.editing import form_page
from handlingsrom.web.cases.finding import open_case
from handlingsrom.web.cases.saving import attempt
from handlingsrom.web.cases.show import case_page, page_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """First the kind (`?slag=allocate`), then a form with that kind's fields."""
    case = open_case(request, pk)
    code = request.GET.get("slag", "")
    points = list(case.points.all())
    if code not in ChangeKind.values or not points:
        families = [(family, [kind for kind in KINDS.values() if kind.family == family]) for family in Family]
        return render(request, "cases/change_kind.html", {"case": case, "families": families, "points": points})
    kind, projection = kind_of(code), project(case)
    initial = {"version": case.version, **_suggested(request, kind, projection)}
    form = ChangeForm(request.POST or None, initial=initial, kind=kind, projection=projection, points=points)
    if form.is_valid():

        def save() -> None:
            add_change(
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.localtime(),
                case=case,
                version=form.cleaned_data["version"],
                point=case.points.get(pk=form.cleaned_data["point"]),
                kind=kind.code,
                **form.values(),
            )

        if attempt(form, case, save, lambda fresh: {}):
            messages.success(request, _("The change is added."))
            return _to_changes(case, kind.code)
    return form_page(request, case, form, "cases/change.html", kind=kind, there=_there(kind, projection))


@require_http_methods(METHODS)
def change(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """A proposed change, with the fields of its kind."""
    case = open_case(request, pk)
    own = get_object_or_404(case.changes.select_related("initiative", "into"), pk=change)
    kind = kind_of(own.kind)
    others = project(case, [c for c in changes_of(case) if c.pk != own.pk])
    form = ChangeForm(
        request.POST or None,
        initial=_values(own, kind) | {"version": case.version},
        kind=kind,
        projection=others,
        points=case.points.all(),
        chosen=own.initiative_id,
    )
    if form.is_valid():

        def save() -> None:
            edit_change(
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.localtime(),
                case=case,
                version=form.cleaned_data["version"],
                change=own,
                point=case.points.get(pk=form.cleaned_data["point"]),
                **form.values(),
            )

        if attempt(form, case, save, lambda fresh: _values(_again(own), kind)):
            messages.success(request, _("Saved."))
            return _to_changes(case, own.kind)
    more = {"kind": kind, "change": own, "title": title_of(own), "there": _there(kind, others)}
    return form_page(request, case, form, "cases/change.html", **more)


@require_POST
def remove(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """Take a change out. Amounts typed in the same list are saved along with it, so that none is lost."""
    case = open_case(request, pk)
    own = get_object_or_404(case.changes.select_related("initiative", "into", "point"), pk=change)
    typed = Typed.read(request.POST, case, leave_out=own.pk)
    if typed.can_be_saved:
        try:
            case = save_amounts(request.actor, case, typed)  # type: ignore[attr-defined]
            by: Any = request.actor  # type: ignore[attr-defined]
            remove_change(by=by, now=timezone.localtime(), case=case, version=case.version, change=own)
        except Forbidden:
            raise
        except Refused as refusal:
            return _not_saved(request, case, typed, refusal)
    return _saved(request, case, typed, _("“%(title)s” is taken out.") % {"title": title_of(own)}, has_gone=True)


@require_POST
def amounts(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the amounts of the list: all of them, or none when one cannot be read or carried out.

    The list's own crosses come here too (`remove` is the change), so that one form serves the whole list.
    """
    if removed := number(request.POST.get("remove")):
        return remove(request, pk, removed)
    case = open_case(request, pk)
    typed = Typed.read(request.POST, case)
    if typed.can_be_saved:
        try:
            save_amounts(request.actor, case, typed)  # type: ignore[attr-defined]
        except Forbidden:
            raise
        except Refused as refusal:
            return _not_saved(request, case, typed, refusal)
    return _saved(request, case, typed, _("The amounts are saved."))


def _saved(
    request: HttpRequest, case: Case, typed: Typed, sentence: str, *, has_gone: bool = False
) -> HttpResponse:
    """`has_gone`: what had the focus is no longer there, so the sentence takes it."""
    if not typed.can_be_saved:
        return _list(request, case, typed, status=422)
    if request.htmx:  # type: ignore[attr-defined]
        return _list(request, case, None, said=sentence, takes_focus=has_gone)
    messages.success(request, sentence)
    return redirect(f"{_show_url(case)}#changes")


def _not_saved(request: HttpRequest, case: Case, typed: Typed, refusal: Refused) -> HttpResponse:
    """What was typed stays; after a conflict the list is based on what is saved now, and says what that is."""
    is_conflict = isinstance(refusal, Conflict)
    if is_conflict:
        typed.compare_with(case)
    elif refusal.field and refusal.field.isdigit():
        typed.errors[int(refusal.field)] = str(refusal)
        return _list(request, case, typed, status=422)
    return _list(request, case, typed, status=409 if is_conflict else 422, alert=str(refusal))


def _list(
    request: HttpRequest, case: Case, typed: Typed | None, *, status: int = 200, alert: str = "", **swap: Any
) -> HttpResponse:
    """The change list and what follows from it, or the whole page. HTMX swaps nothing but a 200."""
    fresh = open_case(request, case.pk)
    state = {"typed": typed.texts, "errors": typed.errors, "theirs": typed.theirs} if typed else {}
    page = page_of(request, fresh, **state)
    if not request.htmx:  # type: ignore[attr-defined]
        return case_page(request, page, status=status, alert=alert)
    context = {"page": page, "case": fresh, "alert": alert, "is_swap": True, **swap}
    response = render(request, "cases/_swap.html", context)
    response["Vary"] = "HX-Request"
    return response


def _to_changes(case: Case, kind: str) -> HttpResponse:
    return redirect(f"{_show_url(case)}#{kind}")


def _show_url(case: Case) -> str:
    return reverse("cases:show", args=[case.pk])


def _again(change: ProposedChange) -> ProposedChange:
    """The change as it is now; as it was, if somebody took it out."""
    return ProposedChange.objects.filter(pk=change.pk).first() or change


def _values(change: ProposedChange, kind: Kind) -> dict[str, Any]:
    """A change as the initial values of its form."""
    found: dict[str, Any] = {
        name: getattr(change, name) for name in kind.fields if name not in ("initiative", "into")
    }
    ids: dict[str, Any] = {
        name: getattr(change, f"{name}_id") for name in ("initiative", "into") if name in kind.fields
    }
    said = {"entry": change.entry.voucher if change.entry else "", "requires": change.requires.split()}
    return {**found, **ids, **{n: v for n, v in said.items() if n in kind.fields}, "point": change.point_id}


def _suggested(request: HttpRequest, kind: Kind, projection: Projection) -> dict[str, Any]:
    """The initiative an address may name, what there is to move, and the point others of this kind stand under."""
    initiative_id = number(request.GET.get("tiltak"))
    found: dict[str, Any] = {"initiative": initiative_id, "point": _likely_point(kind, projection)}
    found["entry"] = request.GET.get("bilag", "")
    if kind.code in (ChangeKind.CARRY_OVER, ChangeKind.RELEASE) and initiative_id in projection.after.initiatives:
        found["amount_ore"] = held(kind.code, initiative_id or 0, projection.after) or None
    return found


def _likely_point(kind: Kind, projection: Projection) -> int | None:
    """Where others of this kind stand; else others that move money as this one does, or as little."""
    alike = projection.of_kind(kind.code) or [
        t for t in projection.tried if kind_of(t.change.kind).has_amount == kind.has_amount
    ]
    return alike[-1].change.point_id if alike else None


def _there(kind: Kind, projection: Projection) -> int | None:
    """What is left of the source a change of this kind draws on: free funds or the reserve, in øre."""
    if kind.code in (ChangeKind.ALLOCATE, ChangeKind.SET_ASIDE):
        return projection.frame_after.free_after
    return projection.frame_after.reserve_balance if kind.code == ChangeKind.DRAW else None
