"""The question at the end of a year: what is left, how much is carried over, how much is released, and why.

One row for each initiative asked. What is left is always what the journal says; an answer divides all of it between
carry-over and release. It can be changed until it stands in a case; see `year_end_gathering.py`.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end_lines import answers_of, left_now
from handlingsrom.awards.year_end_mail import send_question
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.policies import check_can_post, check_can_report_spending
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership

LONGEST = 2_000
"""Characters of an explanation: it becomes a row in a table of a paper."""


@transaction.atomic
def open_year_end(*, by: Actor, now: datetime, partnership: Partnership, year: int, due_on: date) -> YearEnd:
    """Ask every initiative that has money of the year, or of earlier ones, left; mails their leaders and owners.

    Refused before the year, when it is opened already, when nothing is left, or for a day that is past.
    """
    check_can_post(by, partnership.pk)
    _check_due(due_on, now)
    lock_journal(partnership.pk)
    if year > timezone.localtime(now).year:
        raise Refused(_("%(year)s has not begun.") % {"year": year}, field="year")
    if YearEnd.objects.filter(partnership=partnership, year=year).exists():
        raise Refused(_("The initiatives have been asked about %(year)s already.") % {"year": year}, field="year")
    if not left_now(partnership.pk, year):
        raise Refused(_("No initiative has money of %(year)s left.") % {"year": year}, field="year")
    made = YearEnd.objects.create(
        partnership=partnership, year=year, due_on=due_on, opened_at=now, opened_by=by.name
    )
    asked = _ask(by, now, made)
    record(
        by=by, now=now, action="year_end.open", subject=made, after={"due_on": due_on, "initiatives": len(asked)}
    )
    return made


@transaction.atomic
def ask_the_rest(*, by: Actor, now: datetime, year_end: YearEnd) -> list[YearEndAnswer]:
    """Ask the initiatives that have got money left since the question was put. Returns their rows."""
    check_can_post(by, year_end.partnership_id)
    locked = _locked(year_end)
    asked = _ask(by, now, locked)
    if asked:
        titles = [str(answer.initiative) for answer in asked]
        record(by=by, now=now, action="year_end.ask", subject=locked, after={"initiatives": titles})
    return asked


@transaction.atomic
def move_due_date(*, by: Actor, now: datetime, year_end: YearEnd, due_on: date) -> YearEnd:
    """Give the initiatives another due date. The mail with the new one is the next reminder."""
    check_can_post(by, year_end.partnership_id)
    _check_due(due_on, now)
    locked = _locked(year_end)
    before, locked.due_on = locked.due_on, due_on
    locked.save(update_fields=["due_on"])
    record(
        by=by,
        now=now,
        action="year_end.due",
        subject=locked,
        before={"due_on": before},
        after={"due_on": due_on},
    )
    return locked


@transaction.atomic
def answer_year_end(
    *,
    by: Actor,
    now: datetime,
    answer: YearEndAnswer,
    carry_over_ore: int,
    release_ore: int,
    why: str,
    plan: str,
    based_on: datetime | None,
) -> YearEndAnswer:
    """Answer for an initiative, or change the answer. `based_on`: when the answer one saw was given, None for none.

    Its leader or owner answers; the secretariat may on its behalf, and that is said. Raises Refused when the two
    amounts are not all that is left, or the answer stands in a case; Conflict when somebody answered meanwhile.
    """
    check_can_report_spending(by, answer.initiative)
    locked = answers_of(answer.year_end).select_for_update(of=("self",)).get(pk=answer.pk)
    _check_still_open(locked, based_on)
    left_ore = left_now(answer.year_end.partnership_id, answer.year_end.year).get(answer.initiative_id, 0)
    _check_divides(left_ore, carry_over_ore, release_ore)
    _check_explained(carry_over_ore, release_ore, why.strip(), plan.strip())
    before = _said(locked) if locked.answered_at else {}
    locked.left_ore, locked.carry_over_ore, locked.release_ore = left_ore, carry_over_ore, release_ore
    locked.why, locked.plan = why.strip(), plan.strip()
    locked.answered_at, locked.answered_by = now, _who(by, locked)
    locked.save()
    record(by=by, now=now, action="year_end.answer", subject=locked, before=before, after=_said(locked))
    return locked


def _ask(by: Actor, now: datetime, year_end: YearEnd) -> list[YearEndAnswer]:
    """Rows and mails for the initiatives with money left that are not asked yet."""
    asked = set(year_end.answers.values_list("initiative_id", flat=True))
    wanted = set(left_now(year_end.partnership_id, year_end.year)) - asked
    YearEndAnswer.objects.bulk_create(
        YearEndAnswer(year_end=year_end, initiative_id=initiative_id) for initiative_id in sorted(wanted)
    )
    made = list(answers_of(year_end).filter(initiative_id__in=wanted))
    for answer in made:
        send_question(by=by, now=now, answer=answer)
    return made


def _locked(year_end: YearEnd) -> YearEnd:
    return YearEnd.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=year_end.pk)


def _check_due(due_on: date, now: datetime) -> None:
    if due_on < timezone.localtime(now).date():
        raise Refused(_("Choose a day that is not past."), field="due_on")


def _check_still_open(answer: YearEndAnswer, based_on: datetime | None) -> None:
    if answer.is_gathered:  # type: ignore[attr-defined]
        raise Refused(
            _("The answer is part of case %(number)s, and is changed there by the secretariat.")
            % {"number": answer.gathered_in.number if answer.gathered_in else ""}
        )
    if answer.answered_at != based_on:
        raise Conflict(
            _("%(name)s has answered while you were writing. Nothing of yours is lost: see both, and save again.")
            % {"name": answer.answered_by}
        )


def _check_divides(left_ore: int, carry_over_ore: int, release_ore: int) -> None:
    """Every krone left is either carried over or released; nothing stays without an answer."""
    if min(carry_over_ore, release_ore) < 0:
        raise Refused(_("Write the amounts without a minus."), field="carry_over")
    said = carry_over_ore + release_ore
    if said == left_ore:
        return
    words = {
        "carry": format_kr(carry_over_ore),
        "release": format_kr(release_ore),
        "said": format_kr(said),
        "left": format_kr(left_ore),
        "difference": format_kr(abs(left_ore - said)),
    }
    if said < left_ore:
        sentence = _("%(carry)s + %(release)s = %(said)s. %(left)s kr is left, so %(difference)s kr is missing.")
    else:
        sentence = _(
            "%(carry)s + %(release)s = %(said)s. Only %(left)s kr is left, so it is %(difference)s kr too much."
        )
    raise Refused(sentence % words, field="carry_over")


def _check_explained(carry_over_ore: int, release_ore: int, why: str, plan: str) -> None:
    if (carry_over_ore or release_ore) and not why:
        raise Refused(_("Write why the money is left."), field="why")
    if carry_over_ore and not plan:
        raise Refused(_("Write what the money that is carried over is to be used for."), field="plan")
    for name, text in (("why", why), ("plan", plan)):
        if len(text) > LONGEST:
            raise Refused(
                _("The text has %(count)d characters; there is room for %(longest)d. Shorten it.")
                % {"count": len(text), "longest": LONGEST},
                field=name,
            )


def _who(by: Actor, answer: YearEndAnswer) -> str:
    """The name of whoever answered; that of the secretariat says that it was on the initiative's behalf."""
    initiative = answer.initiative
    if by.person_id is not None and by.person_id in (initiative.leader_id, initiative.owner_id):
        return by.name[:200]
    return (_("%(name)s (the secretariat, on behalf of the initiative)") % {"name": by.name})[:200]


def _said(answer: YearEndAnswer) -> dict[str, object]:
    return {
        "left_ore": answer.left_ore,
        "carry_over_ore": answer.carry_over_ore,
        "release_ore": answer.release_ore,
        "why": answer.why,
        "plan": answer.plan,
    }
