"""How entries of the journal are found by words, and by the initiatives they concern."""

import re
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from handlingsrom.lib.sorting import fold
from handlingsrom.money.models import Entry
from handlingsrom.plan.models import Initiative

_VOUCHER = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,6})")


class Some(NamedTuple):
    """Which initiatives: one, those of a focus area (0: of none), those of a region ("alle", "ingen" or its id)."""

    tiltak: int | None = None
    omrade: int | None = None
    region: str = ""

    @property
    def is_all(self) -> bool:
        return self == Some()


def some_initiatives(some: Some) -> Any:
    """A query for the ids of the initiatives; None when all are meant."""
    if some.is_all:
        return None
    found = Initiative.objects.all()
    if some.tiltak:
        found = found.filter(pk=some.tiltak)
    if some.omrade is not None:
        found = found.filter(focus_area_id=some.omrade or None)
    if some.region == "alle":
        found = found.filter(is_in_all_regions=True)
    elif some.region == "ingen":
        found = found.filter(is_in_all_regions=False, in_regions__isnull=True)
    elif some.region:
        found = found.filter(is_in_all_regions=False, in_regions__region_id=int(some.region))
    return found.values("pk")


def in_some(entries: QuerySet[Entry], some: Some) -> QuerySet[Entry]:
    """Entries that concern the initiatives, from or to."""
    if some.is_all:
        return entries
    if some == Some(tiltak=some.tiltak):
        return entries.filter(Q(from_account__initiative_id=some.tiltak) | Q(to_account__initiative_id=some.tiltak))
    ids = some_initiatives(some)
    return entries.filter(Q(from_account__initiative_id__in=ids) | Q(to_account__initiative_id__in=ids))


def says(word: str) -> Q:
    """Whether an entry mentions a word: in its text, reference, initiatives, case number or voucher number."""
    match = _VOUCHER.fullmatch(word)
    voucher = Q(year=int(match["year"]), number=int(match["number"])) if match else Q()
    written = Q(effect__decision__point__case__number__iexact=word)
    for form in {word, word.lower(), word.upper(), word.capitalize()}:
        written |= Q(text__icontains=form) | Q(reference__icontains=form)
    folded = fold(word)
    titles = Q(from_account__initiative__search_text__contains=folded) | Q(
        to_account__initiative__search_text__contains=folded
    )
    return voucher | written | titles if match else written | titles
