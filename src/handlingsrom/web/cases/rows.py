"""The lists of cases and follow-ups: what the address filters on, and the rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from handlingsrom.cases.models import Case, FollowUp
from handlingsrom.cases.queries import open_follow_ups
from handlingsrom.cases.states import CaseState
from handlingsrom.lib.casenumbers import CaseNumberError, parse_case_number
from handlingsrom.lib.sorting import fold
from handlingsrom.papers.model import Column, Row
from handlingsrom.web.asked import number


@dataclass(frozen=True)
class CaseFilter:
    """`utvalg` is a body's id; what the address holds that cannot be read is left out."""

    q: str = ""
    utvalg: int | None = None
    ar: int | None = None
    status: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "CaseFilter":
        status = query.get("status", "")
        return cls(
            q=query.get("q", "").strip()[:100],
            utvalg=number(query.get("utvalg")),
            ar=number(query.get("ar")),
            status=status if status in CaseState.values else "",
        )

    @property
    def is_empty(self) -> bool:
        return self == CaseFilter()

    def choose(self, cases: Iterable[Case]) -> list[Case]:
        return [case for case in cases if self._fits(case)]

    def _fits(self, case: Case) -> bool:
        if self.utvalg and case.body_id != self.utvalg:
            return False
        if (self.ar and case.year != self.ar) or (self.status and case.state != self.status):
            return False
        return not self.q or self._has_words(case)

    def _has_words(self, case: Case) -> bool:
        """Titles, numbers and bodies are searched folded, as the database cannot tell that Å is å."""
        try:
            wanted = parse_case_number(self.q)
        except CaseNumberError:
            there = fold(f"{case.number} {case.title} {case.body.code} {case.body.name}")
            return all(word in there for word in fold(self.q).split())
        return (wanted.year, wanted.sequence) == (case.year, case.sequence)


def case_columns() -> tuple[Column, ...]:
    return (
        Column(_("Number")),
        Column(_("Body")),
        Column(_("Title"), weight=6),
        Column(_("Meeting"), "date"),
        Column(_("State")),
        Column(_("Changed"), "date"),
    )


def case_row(case: Case) -> Row:
    held_on = case.meeting.held_on if case.meeting else None
    edited = case.edited_at.date() if case.edited_at else None
    return Row((case.number, case.body.code, case.title, held_on, str(case.get_state_display()), edited))


@dataclass(frozen=True)
class FollowUpGroup:
    key: str
    label: str
    rows: list[FollowUp]


def follow_up_groups(partnership_id: int, today: date, *, with_done: bool) -> list[FollowUpGroup]:
    """Overdue first, then what is to come, then what has no date; what is done last, when asked for."""
    rows = list(open_follow_ups(partnership_id))
    late = [f for f in rows if f.due_on and f.due_on < today]
    coming = [f for f in rows if f.due_on and f.due_on >= today]
    undated = [f for f in rows if f.due_on is None]
    groups = [
        FollowUpGroup("late", _("Overdue"), late),
        FollowUpGroup("coming", _("To come"), coming),
        FollowUpGroup("undated", _("Without a date"), undated),
    ]
    if with_done:
        done = FollowUp.objects.filter(partnership_id=partnership_id, done_on__isnull=False)
        related = ("initiative", "effect__decision__point__case")
        groups.append(
            FollowUpGroup("done", _("Done"), list(done.select_related(*related).order_by("-done_on")[:200]))
        )
    return [group for group in groups if group.rows]


def case_of(follow_up: FollowUp) -> Case | None:
    """The case whose decision a follow-up comes from."""
    effect = getattr(follow_up, "effect", None)
    return effect.decision.point.case if effect else None


def follow_up_columns() -> tuple[Column, ...]:
    return (
        Column(_("State")),
        Column(_("What"), weight=6),
        Column(_("Responsible"), weight=2),
        Column(_("Due date"), "date"),
        Column(_("Initiative"), weight=3),
        Column(_("Case")),
        Column(_("Done on"), "date"),
        Column(_("Note"), weight=3),
    )


def follow_up_row(group: FollowUpGroup, follow_up: FollowUp) -> Row:
    case = case_of(follow_up)
    return Row(
        (
            group.label,
            follow_up.text,
            follow_up.responsible,
            follow_up.due_on,
            follow_up.initiative.title if follow_up.initiative else "",
            case.number if case else "",
            follow_up.done_on,
            follow_up.done_note,
        )
    )
