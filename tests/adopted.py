"""A case written and adopted at once, for tests that need several decisions one after another."""

from datetime import datetime
from typing import Any

from factories import NOW, Small
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.proposing import add_change
from handlingsrom.plan.models import Initiative

Change = tuple[ChangeKind, Initiative | None, int | None, dict[str, Any]]
"""Kind, initiative, kroner, other fields."""


def adopt_next(small: Small, *changes: Change, budget_year: int = 2026, now: datetime = NOW) -> Case:
    """The next case of the year, adopted that day."""
    words: dict[str, Any] = {"by": small.by, "now": now}
    number = f"{20 + Case.objects.count()}/26"
    case = create_case(**words, body=small.body, title="Neste sak", budget_year=budget_year, number=number)
    point = save_point(**words, case=case, version=1, main=1, sub=0, text="Utvalget godkjenner dette.")
    for version, (kind, initiative, kr, fields) in enumerate(changes, start=2):
        ore = None if kr is None else kr * 100
        add_change(
            **words,
            case=case,
            version=version,
            point=point,
            kind=kind,
            initiative=initiative,
            amount_ore=ore,
            **fields,
        )
    case.refresh_from_db()
    record_decision(**words, case=case, decided_on=now.date())
    return case
