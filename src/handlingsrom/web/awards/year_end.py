"""The list of a year end: who was asked, what they answered, and what is in a case already."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from handlingsrom.awards.models import YearEnd
from handlingsrom.awards.year_end_lines import Line, count, is_late, lines, not_asked
from handlingsrom.awards.year_end_mail import not_delivered
from handlingsrom.awards.year_end_policies import can_read_answer, can_read_answers
from handlingsrom.messages.models import Message
from handlingsrom.money.policies import can_post
from handlingsrom.papers.model import Cell, Column, Row
from handlingsrom.people.actors import Actor
from handlingsrom.web import charts
from handlingsrom.web.asked import number
from handlingsrom.web.excel import xlsx_response
from handlingsrom.web.links import to_case, to_initiative


@dataclass(frozen=True)
class Shown:
    """A row of the page: the line with its addresses. `mail_url` leads to a mail that did not arrive."""

    line: Line
    url: str
    case_url: str
    initiative_url: str
    mail_url: str = ""

    @property
    def answer(self) -> Any:
        return self.line.answer


@dataclass(frozen=True)
class Group:
    key: str
    label: str
    rows: list[Shown]


@require_safe
def year_end(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    opened = list(YearEnd.objects.filter(partnership_id=actor.partnership_id or 0).select_related("partnership"))
    chosen = choose(request, opened)
    found = visible(actor, chosen) if chosen else []
    may = can_post(actor, actor.partnership_id or 0)
    sees_all = can_read_answers(actor, actor.partnership_id or 0)
    lost = not_delivered(actor.partnership_id or 0) if found and sees_all else {}
    context = {
        "crumbs": crumbs(request)[:-1],
        "opened": opened,
        "chosen": chosen,
        "next_year": _next_to_ask(opened),
        "today": timezone.localdate(),
        "groups": groups(found, lost),
        "count": count(found),
        "sums": sums(found),
        "bar": bar(found),
        "is_late": bool(chosen) and is_late(chosen, timezone.localdate()),  # type: ignore[arg-type]
        "not_asked": list(not_asked(chosen)) if chosen and may else [],
        "may": may,
        "sees_all": sees_all,
    }
    return render(request, "awards/year_end.html", context)


@require_safe
def year_end_xlsx(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    chosen = choose(request, list(YearEnd.objects.filter(partnership_id=actor.partnership_id or 0)))
    found = visible(actor, chosen) if chosen else []
    title = _("Year end %(year)s") % {"year": chosen.year if chosen else timezone.localdate().year}
    rows = [Row(_cells(line)) for line in found]
    total = sums(found)
    rows.append(Row((_("Sum"), "", total.left, total.carry_over, total.release, *[""] * 5), "sum"))
    return xlsx_response(title, title, _columns(), rows)


def choose(request: HttpRequest, opened: list[YearEnd]) -> YearEnd | None:
    """The year of the address, else the newest that was asked about."""
    asked = number(request.GET.get("ar"))
    by_year = {one.year: one for one in opened}
    return by_year.get(asked) if asked else next(iter(opened), None)


def visible(actor: Actor, chosen: YearEnd) -> list[Line]:
    """The rows one may read: all of them for the secretariat and the auditor, one's own for others."""
    found = lines(chosen)
    if can_read_answers(actor, chosen.partnership_id):
        return found
    return [line for line in found if can_read_answer(actor, line.answer.initiative)]


def _next_to_ask(opened: list[YearEnd]) -> int:
    """This year from October on, else the year before; never one that was asked about."""
    today = timezone.localdate()
    wanted = today.year if today.month >= 10 else today.year - 1
    return wanted if wanted not in {one.year for one in opened} else 0


_ORDER = ("nobody", "waiting", "answered", "nothing", "gathered")


def state_of(line: Line) -> str:
    """One of _ORDER: what is to be done about a row."""
    if line.is_gathered:
        return "gathered"
    if line.is_answered:
        return "answered"
    if not line.waits:
        return "nothing"
    return "waiting" if line.asked else "nobody"


def groups(found: list[Line], lost: dict[int, Message] | None = None) -> list[Group]:
    """The rows by what is to be done about them; what is missing comes first. `lost`: mails that did not arrive."""
    words = {
        "nobody": _("Nobody to ask"),
        "waiting": _("Not answered"),
        "answered": pgettext("year end", "Answered"),
        "nothing": _("Nothing left"),
        "gathered": _("In a case"),
    }
    by_state: dict[str, list[Shown]] = {}
    for line in found:
        by_state.setdefault(state_of(line), []).append(show(line, (lost or {}).get(line.answer.pk)))
    return [Group(key, words[key], by_state[key]) for key in _ORDER if key in by_state]


def show(line: Line, lost: Message | None) -> Shown:
    answer = line.answer
    return Shown(
        line,
        reverse("money_year_end_answer", args=[answer.year_end.year, answer.initiative.code]),
        to_case(answer.gathered_in_id) if line.is_gathered else "",
        to_initiative(answer.initiative_id),
        reverse("messages:show", args=[lost.pk]) if lost and line.waits else "",
    )


@dataclass(frozen=True)
class Sums:
    left: int = 0
    carry_over: int = 0
    release: int = 0
    open: int = 0


def sums(found: list[Line]) -> Sums:
    """In øre. `open` is what is left where nobody has answered."""
    total = Sums()
    for line in found:
        total = replace(
            total,
            left=total.left + line.left_ore,
            carry_over=total.carry_over + line.answer.carry_over_ore,
            release=total.release + line.answer.release_ore,
            open=total.open + (line.left_ore if line.waits else 0),
        )
    return total


def bar(found: list[Line]) -> list[charts.Segment]:
    total = sums(found)
    return charts.segments(
        [
            ("spent", _("To be carried over"), total.carry_over),
            ("released", _("To be released"), total.release),
            ("open", _("Not answered"), total.open),
        ]
    )


def status_words(line: Line) -> str:
    """How far a row has come, in words, for the workbook."""
    word = {group.key: group.label for group in groups([line])}[state_of(line)]
    if line.is_gathered and line.answer.gathered_in:
        return f"{word}: {line.answer.gathered_in.number}"
    return word


def _columns() -> list[Column]:
    return [
        Column(_("Initiative"), weight=4),
        Column(_("Asked"), weight=2),
        Column(_("Left"), "amount"),
        Column(_("To be carried over"), "amount"),
        Column(_("To be released"), "amount"),
        Column(_("Status"), weight=2),
        Column(_("Answered by"), weight=2),
        Column(_("Answered on"), "date"),
        Column(_("Why"), weight=4),
        Column(_("Plan"), weight=4),
    ]


def _cells(line: Line) -> tuple[Cell, ...]:
    answer = line.answer
    given: tuple[Cell, Cell] = (answer.carry_over_ore, answer.release_ore) if line.is_answered else ("", "")
    return (
        answer.initiative.title,
        ", ".join(person.name for person in line.asked),
        line.left_ore,
        *given,
        status_words(line),
        answer.answered_by,
        timezone.localtime(answer.answered_at).date() if answer.answered_at else "",
        answer.why,
        answer.plan,
    )


def crumbs(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (request.actor.partnership.name, reverse("overview")),  # type: ignore[attr-defined]
        (_("Funds"), reverse("money")),
        (_("Year end"), reverse("money_year_end")),
    ]


def address_of(year: int) -> str:
    return f"{reverse('money_year_end')}?ar={year}"
