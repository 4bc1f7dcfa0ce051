"""Cases that give initiatives money, for tests of award letters."""

import re
from datetime import date, datetime
from typing import Any

from factories import NOW, Small
from handlingsrom.awards.adopting import adopt
from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Decision
from handlingsrom.cases.proposing import add_change
from handlingsrom.messages.models import Message
from handlingsrom.people.models import Person
from handlingsrom.plan.models import Initiative

DAY = date(2026, 5, 21)


def answering(initiative: Initiative, *, leader: Person | None = None, owner: Person | None = None) -> None:
    Initiative.objects.filter(pk=initiative.pk).update(leader=leader, owner=owner)
    initiative.refresh_from_db()


def person(small: Small, name: str, **fields: Any) -> Person:
    email = f"{name.split()[0].lower()}@kommune.example"
    return Person.objects.create(partnership=small.partnership, name=name, **{"email": email, **fields})


def case_that(small: Small, number: str, *changes: dict[str, Any], year: int = 2026) -> Case:
    """A draft of one point with these changes, each as the fields of `add_change`, amounts in kroner as `kr`."""
    case = create_case(
        by=small.by, now=NOW, body=small.body, title="Mer midler", budget_year=year, meeting=None, number=number
    )
    point = save_point(
        by=small.by, now=NOW, case=case, version=case.version, main=1, sub=0, text="Utvalget godkjenner dette."
    )
    for fields in changes:
        said = {**fields, "amount_ore": fields["kr"] * 100 if "kr" in fields else None}
        said.pop("kr", None)
        version = Case.objects.get(pk=case.pk).version
        add_change(by=small.by, now=NOW, case=case, version=version, point=point, **said)
    return case


def allocate(initiative: Initiative, kr: int, **fields: Any) -> dict[str, Any]:
    return {"kind": ChangeKind.ALLOCATE, "initiative": initiative, "kr": kr, **fields}


def adopted(small: Small, case: Case, *, now: datetime = NOW, **said: Any) -> list[Decision]:
    return adopt(by=small.by, now=now, case=case, decided_on=DAY, **said)


def give(small: Small, initiative: Initiative, kr: int = 100, number: str = "14/26", **fields: Any) -> AwardLetter:
    """The letter of a case that gives one initiative money."""
    adopted(small, case := case_that(small, number, allocate(initiative, kr, **fields)))
    return AwardLetter.objects.get(case=case, initiative=initiative)


def link_in(mail: Message) -> str:
    """The path of the link in a mail."""
    found = re.search(r"/brev/\S+/", mail.text)
    assert found
    return found[0]
