"""What a case gave each initiative: the entries behind its decisions that put money on an award."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.models import Case, Effect
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.plan.models import Initiative

GIVES = (EntryKind.ALLOCATION, EntryKind.DRAW, EntryKind.TRANSFER, EntryKind.CARRY_OVER)
"""A reversal gives nothing: it puts back what an earlier decision took."""


@dataclass(frozen=True)
class Given:
    """`effects`: those with an entry to it, in the order of the journal, none of them reversed since."""

    initiative: Initiative
    effects: list[Effect]

    @property
    def entries(self) -> list[Entry]:
        return [effect.entry for effect in self.effects if effect.entry]


@dataclass(frozen=True)
class WithoutLetter:
    """A decided case, and how many initiatives it gave money that have no letter of it."""

    case: Case
    initiatives: int


def given_by(case: Case) -> list[Given]:
    """What the case gave, in the order of the plan; two queries."""
    found: dict[int, list[Effect]] = {}
    for effect in _giving(case.partnership_id).filter(decision__point__case=case).order_by("entry__position"):
        assert effect.entry
        assert effect.entry.to_account.initiative_id
        found.setdefault(effect.entry.to_account.initiative_id, []).append(effect)
    rows = Initiative.objects.filter(pk__in=found).select_related(
        "programme", "focus_area", "owner__partner", "leader__partner", "partnership"
    )
    return [Given(row, found[row.pk]) for row in rows.order_by("order", "id")]


def without_letters(partnership_id: int) -> list[WithoutLetter]:
    """Decided cases that gave money somebody was not told of by a letter, the newest first; two queries."""
    letter = AwardLetter.objects.filter(
        case=OuterRef("decision__point__case"), initiative=OuterRef("entry__to_account__initiative")
    )
    pairs = _giving(partnership_id).filter(~Exists(letter)).annotate(case_id=F("decision__point__case"))
    told: dict[int, set[int]] = {}
    for case_id, initiative_id in pairs.values_list("case_id", "entry__to_account__initiative").distinct():
        told.setdefault(case_id, set()).add(initiative_id)
    cases = Case.objects.filter(pk__in=told).select_related("body", "meeting").order_by("-year", "-sequence")
    return [WithoutLetter(case, len(told[case.pk])) for case in cases]


def _giving(partnership_id: int) -> QuerySet[Effect]:
    return Effect.objects.filter(
        entry__partnership_id=partnership_id,
        entry__kind__in=GIVES,
        entry__to_account__kind=AccountKind.AWARD,
        entry__reversed_by__isnull=True,
    ).select_related("entry__to_account__grant", "change", "decision__point")
