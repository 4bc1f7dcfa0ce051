"""Which entries of the journal to show, as the address says: year, kind, initiative, decision, figure, words."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from handlingsrom.lib.sorting import fold
from handlingsrom.money.behind import FIGURES, behind
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.web.asked import number

FIGURE_NAMES = {
    "received": _("Received"),
    "left": _("Left from earlier years"),
    "released": _("Released"),
    "left_and_released": _("Left and released"),
    "drawn": _("Drawn from the reserve to free funds"),
    "corrected": _("Differences between sources, to free funds"),
    "adjusted_frame": _("Adjusted frame"),
    "requested": _("New needs"),
    "free_before_reserve": _("Free before the reserve"),
    "to_reserve": _("Set aside to the reserve"),
    "repaid": _("Paid back"),
    "reserve_balance": _("The reserve"),
    "free_after": _("Free funds"),
    "carried_over": _("Carried over"),
    "spent_before": _("Spent the year before"),
    "awards_before": _("Awards of earlier years"),
    "in_awards": _("Held in awards"),
    "not_accounted_for": _("Not accounted for"),
}
"""The figures of `money.figures.Frame` in the words of the page."""

_VOUCHER = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,6})")


@dataclass(frozen=True)
class JournalFilter:
    """`ar` is the year booked in, `tilskudd` a grant, `omrade` a focus area (0: none); `tall` with `ramme` names a
    figure of a year's frame.
    """

    ar: int | None = None
    slag: str = ""
    tiltak: int | None = None
    tilskudd: int | None = None
    omrade: int | None = None
    vedtak: int | None = None
    sak: int | None = None
    tall: str = ""
    ramme: int | None = None
    q: str = ""

    @property
    def is_empty(self) -> bool:
        return self == JournalFilter()

    @property
    def figure_name(self) -> str:
        return str(FIGURE_NAMES[self.tall]) if self.tall else ""

    def apply(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        found = entries.filter(**self._exact())
        if self.tiltak:
            found = found.filter(
                Q(from_account__initiative_id=self.tiltak) | Q(to_account__initiative_id=self.tiltak)
            )
        if self.tilskudd:
            found = found.filter(Q(from_account__grant_id=self.tilskudd) | Q(to_account__grant_id=self.tilskudd))
        if self.omrade is not None:
            found = found.filter(_in_area(self.omrade))
        for word in self.q.split():
            found = found.filter(_says(word))
        return behind(found, self.tall, self.ramme or 0) if self.tall else found

    def _exact(self) -> dict[str, Any]:
        wanted = {
            "year": self.ar,
            "kind": self.slag,
            "effect__decision_id": self.vedtak,
            "effect__decision__point__case_id": self.sak,
        }
        return {lookup: value for lookup, value in wanted.items() if value}


def read_filter(query: QueryDict) -> JournalFilter:
    """The filter of an address. What cannot be read is left out, as when somebody cut the address short."""
    figure = query.get("tall", "")
    year = number(query.get("ramme"))
    has_figure = figure in FIGURES and year is not None
    kind = query.get("slag", "")
    return JournalFilter(
        ar=number(query.get("ar")),
        slag=kind if kind in EntryKind else "",
        tiltak=number(query.get("tiltak")),
        omrade=number(query.get("omrade")),
        tilskudd=number(query.get("tilskudd")),
        vedtak=number(query.get("vedtak")),
        sak=number(query.get("sak")),
        tall=figure if has_figure else "",
        ramme=year if has_figure else None,
        q=query.get("q", "").strip()[:100],
    )


def _in_area(area_id: int) -> Q:
    """Of initiatives in a focus area; 0 stands for those in none."""
    of = Q()
    for side in ("from_account", "to_account"):
        initiative = f"{side}__initiative"
        here = {f"{initiative}__focus_area_id": area_id} if area_id else {f"{initiative}__focus_area__isnull": True}
        of |= Q(**{f"{initiative}__isnull": False, **here})
    return of


def _says(word: str) -> Q:
    """Whether an entry mentions a word: in its text, reference, initiatives or voucher number."""
    match = _VOUCHER.fullmatch(word)
    voucher = Q(year=int(match["year"]), number=int(match["number"])) if match else Q()
    written = Q()
    for form in {word, word.lower(), word.upper(), word.capitalize()}:
        written |= Q(text__icontains=form) | Q(reference__icontains=form)
    folded = fold(word)
    titles = Q(from_account__initiative__search_text__contains=folded) | Q(
        to_account__initiative__search_text__contains=folded
    )
    return voucher | written | titles if match else written | titles
