"""What the end of a year and conditions ask of somebody, for the front page."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.awards.models import YearEndAnswer
from handlingsrom.awards.year_end_lines import Line, all_answers, to_ask
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.money.conditions import missing, waiting_of
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Condition
from handlingsrom.money.movements import Movement, balances
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import RoleKind
from handlingsrom.plan.models import Initiative
from handlingsrom.web.awards.year_end import address_of
from handlingsrom.web.links import to_initiative
from handlingsrom.web.money.conditions import in_words
from handlingsrom.web.navigation import address
from handlingsrom.web.overview.todo import Todo, days_ago

NAMED = 3


def year_end_items(actor: Actor, plan: Iterable[Any], moved: Iterable[Movement], today: date) -> Iterator[Todo]:
    """One's own initiatives to answer for; for the secretariat, who has not answered in time, and what to gather.

    `plan`: annotated `has_year_end`. One query, if anybody was asked.
    """
    found = _lines(actor, moved) if any(initiative.has_year_end for initiative in plan) else []
    for line in found:
        if line.waits and _is_own(actor, line.answer.initiative):
            yield _to_answer(line, today)
    if actor.has(RoleKind.SECRETARIAT):
        for year in sorted({line.answer.year_end.year for line in found}):
            yield from _of_year([line for line in found if line.answer.year_end.year == year], year, today)


def condition_items(actor: Actor, plan: Iterable[Any]) -> Iterator[Todo]:
    """Money that waits for a condition, the most first: all of it for the secretariat, one's own for others.

    `plan`: annotated `has_condition`. Two queries, if there are any.
    """
    is_secretariat = actor.has(RoleKind.SECRETARIAT)
    if not any(initiative.has_condition for initiative in plan):
        return
    of_partnership = Condition.objects.filter(initiative__partnership_id=actor.partnership_id or 0)
    for condition, ore in sorted(waiting_of(of_partnership).items(), key=lambda pair: -pair[1]):
        if is_secretariat or _is_own(actor, condition.initiative):
            said = {"needed": in_words(missing(condition)), "title": condition.initiative.title}
            yield Todo(
                "padlocklocked",
                _("Get the %(needed)s of %(title)s in place") % said,
                address("money_conditions") if is_secretariat else to_initiative(condition.initiative_id),
                _("%(kr)s cannot be spent before that") % {"kr": _kr(ore)},
            )


def _lines(actor: Actor, moved: Iterable[Movement]) -> list[Line]:
    """The rows that may ask something of somebody; one query. What is left follows from the movements."""
    answers = list(
        all_answers()
        .filter(year_end__partnership_id=actor.partnership_id or 0)
        .order_by("year_end__year", "initiative__order", "id")
    )
    held = balances(moved) if answers else {}
    return [Line(answer, _left(held, answer), to_ask(answer.initiative)) for answer in answers]


def _left(held: dict, answer: YearEndAnswer) -> int:
    """As `awards.year_end_lines.left_now`."""
    return sum(
        ore
        for key, ore in held.items()
        if key.kind == AccountKind.AWARD
        and key.initiative_id == answer.initiative_id
        and key.year <= answer.year_end.year
    )


def _is_own(actor: Actor, initiative: Initiative) -> bool:
    return actor.person_id is not None and actor.person_id in (initiative.leader_id, initiative.owner_id)


def _to_answer(line: Line, today: date) -> Todo:
    answer, year_end = line.answer, line.answer.year_end
    return Todo(
        "notepencil",
        _("Answer what is left of %(year)s: %(title)s") % {"year": year_end.year, "title": answer.initiative.title},
        reverse("money_year_end_answer", args=[year_end.year, answer.initiative.code]),
        _("%(kr)s is left") % {"kr": _kr(line.left_ore)},
        year_end.due_on,
        days_ago(year_end.due_on, today),
    )


def _of_year(found: list[Line], year: int, today: date) -> Iterator[Todo]:
    due_on = found[0].answer.year_end.due_on
    waiting = [line for line in found if line.waits]
    if waiting and today > due_on:
        title = ngettext(
            "%(n)s initiative has not answered what is left of %(year)s",
            "%(n)s initiatives have not answered what is left of %(year)s",
            len(waiting),
        )
        yield Todo(
            "inboxdown",
            title % {"n": len(waiting), "year": year},
            address_of(year),
            _names(waiting),
            due_on,
            days_ago(due_on, today),
        )
    ready = sum(line.can_be_gathered for line in found)
    if ready and (today > due_on or not waiting):
        title = ngettext("Put %(n)s answer of %(year)s in a case", "Put %(n)s answers of %(year)s in a case", ready)
        url = reverse("money_year_end_gather", args=[year])
        yield Todo("inboxdown", title % {"n": ready, "year": year}, url, _("Carry-over and release"))


def _names(waiting: list[Line]) -> str:
    """What is left with them, and who the largest are."""
    largest = sorted(waiting, key=lambda line: -line.left_ore)
    named = ", ".join(line.answer.initiative.title for line in largest[:NAMED]) + (
        " …" if len(waiting) > NAMED else ""
    )
    return _("%(kr)s is left: %(names)s") % {
        "kr": _kr(sum(line.left_ore for line in waiting)),
        "names": named,
    }


def _kr(ore: int) -> str:
    return f"{format_kr(ore)}{NBSP}kr"
