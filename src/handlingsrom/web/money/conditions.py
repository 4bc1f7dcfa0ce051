"""Money given on condition: what waits and for what, what has been met, and saying that a mandate is there."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handlingsrom.cases.models import Effect
from handlingsrom.lib.errors import Refused
from handlingsrom.money.conditions import confirm_mandate, missing, waiting_of
from handlingsrom.money.kinds import Requirement
from handlingsrom.money.models import Condition
from handlingsrom.money.policies import can_post, check_can_post
from handlingsrom.papers.model import Cell, Column, Row
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import get_own, own
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_case, to_initiative
from handlingsrom.web.money.conditions_form import MandateForm


@dataclass(frozen=True)
class ConditionRow:
    """A condition with the decision behind it. `held_ore`: what it holds back now, 0 when nothing of it is left."""

    condition: Condition
    missing: list[Requirement]
    held_ore: int
    days: int
    basis: str
    basis_url: str
    url: str

    @property
    def needs_mandate(self) -> bool:
        return Requirement.MANDATE in self.missing

    @property
    def needs_people(self) -> bool:
        return bool({Requirement.OWNER, Requirement.LEADER} & set(self.missing))

    @property
    def words(self) -> str:
        """What is missing: `mandat og eier`."""
        return in_words(self.missing)

    @property
    def required(self) -> str:
        return in_words([Requirement(code) for code in self.condition.requires.split()])


def in_words(requirements: list[Requirement]) -> str:
    """`mandat, eier og leder`, in small letters."""
    *first, last = [str(requirement.label).lower() for requirement in requirements] or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


@require_safe
def conditions(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = _rows(own(request, Condition.objects.all(), through="initiative__partnership"))
    waiting = [row for row in rows if row.held_ore]
    context = {
        "crumbs": _crumbs(request)[:-1],
        "waiting": waiting,
        "others": [row for row in rows if not row.held_ore],
        "sum_ore": sum(row.held_ore for row in waiting),
        "may": can_post(actor, actor.partnership_id or 0),
    }
    return render(request, "money/conditions.html", context)


@require_safe
def conditions_xlsx(request: HttpRequest) -> HttpResponse:
    columns = [
        Column(_("Initiative"), weight=4),
        Column(_("For the year")),
        Column(_("Amount"), "amount"),
        Column(_("Held back now"), "amount"),
        Column(_("Requires"), weight=2),
        Column(_("Missing"), weight=2),
        Column(_("Since"), "date"),
        Column(_("Decision"), weight=2),
        Column(_("Mandate from"), "date"),
        Column(_("Where the mandate is found"), weight=3),
    ]
    rows = _rows(own(request, Condition.objects.all(), through="initiative__partnership"))
    return xlsx_response(_("conditions"), _("Conditions"), columns, [Row(_cells(row)) for row in rows])


@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the mandate a condition waits for is there, since when, and where it is found."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    waiting = Condition.objects.select_related("initiative")
    condition = get_own(request, waiting, through="initiative__partnership", pk=pk)
    check_can_post(actor, condition.initiative.partnership_id)
    form = MandateForm(request.POST or None, initial={"mandate_on": timezone.localdate()})
    if form.is_valid():
        said = form.cleaned_data
        try:
            confirm_mandate(by=actor, now=timezone.now(), condition=condition, **said)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _confirmed(Condition.objects.select_related("initiative").get(pk=pk)))
            return redirect("money_conditions")
    context = {"form": form, "crumbs": _crumbs(request), "row": _rows(waiting.filter(pk=pk))[0]}
    return render(request, "money/mandate.html", context, status=422 if form.errors else 200)


def _confirmed(condition: Condition) -> str:
    """Whether the money is free to spend, or what is missing still."""
    title = condition.initiative.title
    if needed := missing(condition):
        said = _("The mandate of “%(title)s” is in place. Still missing: %(needed)s.")
        return said % {"title": title, "needed": in_words(needed)}
    return _("The mandate of “%(title)s” is in place, and its money can be spent.") % {"title": title}


def _rows(found: QuerySet[Condition]) -> list[ConditionRow]:
    """The oldest first; four queries, however many there are."""
    listed = list(found.select_related("initiative").order_by("set_on", "id"))
    effects = Effect.objects.filter(condition__in=listed).select_related("decision__point__case")
    behind = {effect.condition_id: effect.decision.point for effect in effects}
    held = waiting_of(found)
    return [_row(condition, behind.get(condition.pk), held.get(condition, 0)) for condition in listed]


def _row(condition: Condition, point: Any, held_ore: int) -> ConditionRow:
    return ConditionRow(
        condition=condition,
        missing=missing(condition),
        held_ore=held_ore,
        days=(timezone.localdate() - condition.set_on).days,
        basis=f"{point.case.number} {point.label}" if point else "",
        basis_url=to_case(point.case_id) if point else "",
        url=to_initiative(condition.initiative_id),
    )


def _cells(row: ConditionRow) -> tuple[Cell, ...]:
    condition = row.condition
    return (
        condition.initiative.title,
        str(condition.year),
        condition.amount_ore,
        row.held_ore,
        row.required,
        row.words,
        condition.set_on,
        row.basis,
        condition.mandate_on or "",
        condition.mandate_note,
    )


def _crumbs(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (request.actor.partnership.name, reverse("overview")),  # type: ignore[attr-defined]
        (_("Funds"), reverse("money")),
        (_("Conditions"), reverse("money_conditions")),
    ]
