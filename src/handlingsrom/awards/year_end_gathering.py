"""Putting the answers of a year end into a case: one proposed change for each wish, through the case's own actions.

What is proposed is never more than the journal says is left. A row whose change the case refuses is left as it was,
and named with the reason; a row the case has such a change for already is not doubled.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end_lines import GATHERED_AS, Line, lines
from handlingsrom.cases.editing import create_case, edit_texts, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import TEXTS, Case, DecisionPoint, Meeting
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.proposing import add_change
from handlingsrom.cases.states import CaseState
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Body


@dataclass(frozen=True)
class Wish:
    """What is proposed for a row, in øre. `less_ore`, `more_ore`: what the journal has changed since the answer."""

    line: Line
    carry_over_ore: int
    release_ore: int
    less_ore: int = 0
    more_ore: int = 0

    @property
    def answer(self) -> YearEndAnswer:
        return self.line.answer


@dataclass
class Gathered:
    """What became of each row. `already`: the case has a change for it; `refused`: with the reason."""

    case: Case
    taken: list[Wish] = field(default_factory=list)
    already: list[Wish] = field(default_factory=list)
    refused: list[tuple[Wish, str]] = field(default_factory=list)
    unanswered: list[Line] = field(default_factory=list)


def wishes(found: Iterable[Line]) -> list[Wish]:
    """What the answers that can be gathered come to now.

    Money spent since the answer was to be carried over: that is what an initiative goes on using.
    """
    return [_wish(line) for line in found if line.can_be_gathered]


def _wish(line: Line) -> Wish:
    release = min(line.answer.release_ore, line.left_ore)
    carry_over = min(line.answer.carry_over_ore, line.left_ore - release)
    return Wish(line, carry_over, release, line.less_ore, line.more_ore)


def drafts_for(year_end: YearEnd) -> list[Case]:
    """The drafts the answers can be put in: those of the year after."""
    found = Case.objects.filter(
        partnership_id=year_end.partnership_id, state=CaseState.DRAFT, budget_year=year_end.year + 1
    )
    return list(found.select_related("body", "meeting"))


@transaction.atomic
def gather(*, by: Actor, now: datetime, year_end: YearEnd, case: Case, lists_unanswered: bool = False) -> Gathered:
    """Put every answer that stands in no case into a draft of the year after, as proposed changes.

    With `lists_unanswered`, those who have not answered are named in the case's assessment. Raises Refused for a
    case that is no such draft, and when there is nothing to gather.
    """
    check_can_edit_cases(by, year_end.partnership_id)
    locked_case = _draft(year_end, case)
    found = _locked_lines(year_end)
    result = Gathered(locked_case, unanswered=[line for line in found if line.waits])
    wanted = wishes(found)
    if not wanted:
        raise Refused(_("There are no answers to gather."))
    there = set(locked_case.changes.filter(kind__in=GATHERED_AS).values_list("initiative_id", flat=True))
    for wish in wanted:
        if wish.answer.initiative_id in there:
            result.already.append(wish)
        elif reason := _put(by, now, locked_case, wish):
            result.refused.append((wish, reason))
        else:
            result.taken.append(wish)
    _check_came_in(result)
    if lists_unanswered and result.unanswered:
        _name_unanswered(by, now, year_end, locked_case, result.unanswered)
    settled = [wish.answer.pk for wish in (*result.taken, *result.already)]
    YearEndAnswer.objects.filter(pk__in=settled).update(gathered_in=locked_case)
    _record(by, now, year_end, result)
    return result


@transaction.atomic
def gather_into_new(
    *,
    by: Actor,
    now: datetime,
    year_end: YearEnd,
    body: Body,
    title: str,
    meeting: Meeting | None = None,
    lists_unanswered: bool = False,
) -> Gathered:
    """As `gather`, into a new case for the body."""
    year = year_end.year + 1
    case = create_case(by=by, now=now, body=body, title=title, budget_year=year, meeting=meeting)
    return gather(by=by, now=now, year_end=year_end, case=case, lists_unanswered=lists_unanswered)


def _draft(year_end: YearEnd, case: Case) -> Case:
    found = Case.objects.select_for_update(of=("self",)).select_related("body", "meeting").get(pk=case.pk)
    if found.partnership_id != year_end.partnership_id:
        raise Refused(_("This belongs to another partnership."), field="case")
    if found.state != CaseState.DRAFT:
        raise Refused(_("Case %(number)s is not a draft.") % {"number": found.number}, field="case")
    if found.budget_year != year_end.year + 1:
        raise Refused(
            _("Case %(number)s is about the money of %(other)s. Choose one about %(year)s.")
            % {"number": found.number, "other": found.budget_year, "year": year_end.year + 1},
            field="case",
        )
    return found


def _locked_lines(year_end: YearEnd) -> list[Line]:
    """The rows, which nobody can answer or gather until this is done."""
    list(YearEndAnswer.objects.select_for_update().filter(year_end=year_end).values_list("pk").order_by("pk"))
    return lines(year_end)


def _put(by: Actor, now: datetime, case: Case, wish: Wish) -> str:
    """Propose both changes of a row, or none: then the reason is returned."""
    parts = ((ChangeKind.CARRY_OVER, wish.carry_over_ore), (ChangeKind.RELEASE, wish.release_ore))
    try:
        with transaction.atomic():
            for kind, ore in parts:
                if ore:
                    _propose(by, now, case, kind, wish, ore)
    except Refused as refusal:
        return str(refusal)
    return ""


def _check_came_in(result: Gathered) -> None:
    """A case that would get nothing is not touched."""
    if result.taken or result.already:
        return
    reasons = "; ".join(f"{wish.answer.initiative}: {reason}" for wish, reason in result.refused)
    raise Refused(_("None of the answers can be put in the case. %(reasons)s") % {"reasons": reasons})


def _propose(by: Actor, now: datetime, case: Case, kind: ChangeKind, wish: Wish, ore: int) -> None:
    add_change(
        by=by,
        now=now,
        case=case,
        point=_point_for(by, now, case, kind),
        version=_version(case),
        kind=kind,
        initiative=wish.answer.initiative,
        amount_ore=ore,
        text=_explained(kind, wish.answer),
    )


def _version(case: Case) -> int:
    """The draft is locked, so this is what nobody else can have changed."""
    return Case.objects.values_list("version", flat=True).get(pk=case.pk)


def _point_for(by: Actor, now: datetime, case: Case, kind: ChangeKind) -> DecisionPoint:
    """The point such changes stand under; a new one, last, if the case has none."""
    text = _point_text(kind)
    if earlier := case.changes.filter(kind=kind).select_related("point").order_by("-order", "-id").first():
        return earlier.point
    if written := case.points.filter(text=text).first():
        return written
    last = case.points.order_by("-main").values_list("main", flat=True).first() or 0
    return save_point(by=by, now=now, case=case, version=_version(case), main=last + 1, sub=0, text=text)


def _point_text(kind: ChangeKind) -> str:
    """Its figures are filled in where it is read, so that it always agrees with the changes."""
    with translation.override(_language()):
        if kind == ChangeKind.CARRY_OVER:
            return _(
                "Unspent money of {{ år.forrige }}, {{ overfoert.sum }} in all, is carried over to "
                "{{ år.budsjett }}, to be used by the same initiatives."
            )
        return _(
            "{{ frigjort.sum }} that initiatives will not use is released, and becomes free funds of "
            "{{ år.budsjett }}."
        )


def _explained(kind: ChangeKind, answer: YearEndAnswer) -> str:
    """What the initiative wrote: the plan for what it keeps, and why it is left."""
    said = [answer.plan, answer.why] if kind == ChangeKind.CARRY_OVER else [answer.why]
    return "\n".join(filter(None, said))


def _name_unanswered(by: Actor, now: datetime, year_end: YearEnd, case: Case, waiting: list[Line]) -> None:
    """Add to the assessment who has not answered, and what they have left."""
    fresh = Case.objects.select_related("meeting").get(pk=case.pk)
    with translation.override(_language()):
        head = _("These initiatives have not said what is to become of the money of %(year)s, as of %(date)s:")
    head %= {"date": format_date(timezone.localtime(now).date()), "year": year_end.year}
    listed = [f"- {line.answer.initiative.title}, {format_kr(line.left_ore)}{NBSP}kr" for line in waiting]
    texts = {name: getattr(fresh, name) for name in TEXTS}
    texts["assessment"] = "\n\n".join(filter(None, [fresh.assessment, "\n".join([head, "", *listed])]))
    edit_texts(
        by=by,
        now=now,
        case=fresh,
        version=fresh.version,
        title=fresh.title,
        texts=texts,
        meeting=fresh.meeting,
    )


def _language() -> str:
    """A case is written in Norwegian, whatever the menus are in."""
    return "nn" if (translation.get_language() or "").startswith("nn") else "nb"


def _record(by: Actor, now: datetime, year_end: YearEnd, result: Gathered) -> None:
    after = {
        "case": str(result.case),
        "taken": [str(wish.answer.initiative) for wish in result.taken],
        "already": [str(wish.answer.initiative) for wish in result.already],
        "refused": [f"{wish.answer.initiative}: {reason}" for wish, reason in result.refused],
        "unanswered": [str(line.answer.initiative) for line in result.unanswered],
    }
    record(by=by, now=now, action="year_end.gather", subject=year_end, after=after)
