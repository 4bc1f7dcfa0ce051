"""Making the award letters of a decided case: one for each initiative it gave money.

A letter is never changed. Made again, those that are missing are made, and nothing else happens.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.awards.letter_content import Content, contents
from handlingsrom.awards.letter_given import given_by
from handlingsrom.awards.letter_policies import check_can_send_letters
from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.models import Case
from handlingsrom.cases.states import DECIDED
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative


@transaction.atomic
def make_letters(*, by: Actor, now: datetime, case: Case) -> list[AwardLetter]:
    """Make the letters the case lacks, and return those. None is mailed. Refused for a case that is not decided."""
    check_can_send_letters(by, case.partnership_id)
    locked = Case.objects.select_for_update(of=("self",)).select_related("body", "partnership").get(pk=case.pk)
    if locked.state not in DECIDED:
        raise Refused(
            _("Case %(number)s is not decided yet, so there is no award to write about.") % {"number": case.number}
        )
    there = set(AwardLetter.objects.filter(case=locked).values_list("initiative_id", flat=True))
    given = [one for one in given_by(locked) if one.initiative.pk not in there]
    if not given:
        return []
    said = contents(locked, given, now)
    return [_make(by, now, locked, one.initiative, said[one.initiative.pk]) for one in given]


def _make(by: Actor, now: datetime, case: Case, initiative: Initiative, content: Content) -> AwardLetter:
    letter = AwardLetter.objects.create(
        partnership=case.partnership,
        case=case,
        initiative=initiative,
        year=case.budget_year,
        amount_ore=content["sum_ore"],
        content=content,
        made_at=now,
        made_by=by.name,
    )
    record(
        by=by,
        now=now,
        action="award.letter",
        subject=letter,
        after={"case": case.number, "amount_ore": letter.amount_ore},
    )
    return letter
