"""Figures by name, for running text: `{{ ramme.justert }}` is always what the changes and the journal say.

Names are Norwegian, because the secretariat writes them; they are not translated. An unknown name is an error where
it stands, never an empty place in a paper.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.projection import Projection, plan_size
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.lib.errors import Refused

NAME = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
"""What is left of a name somebody began and did not end: it would be printed as it stands."""


@dataclass(frozen=True)
class Figure:
    """A named value: øre, a count or a year. `label` says in a few words what it is."""

    name: str
    label: str
    unit: Literal["kr", "count", "year"]
    value: int

    def __str__(self) -> str:
        return f"{format_kr(self.value)}{NBSP}kr" if self.unit == "kr" else str(self.value)


class UnknownFigure(Refused):
    """A text names a figure there is none of. `places` are (line number, name)."""

    def __init__(self, places: list[tuple[int, str]], *, field: str | None = None) -> None:
        self.places = places
        shown = ", ".join(_("line %(line)s: %(name)s") % {"line": n, "name": name or "{{ }}"} for n, name in places)
        super().__init__(
            _("There is no figure of this name (%(places)s). Choose one from the list.") % {"places": shown},
            field=field,
        )


def _count(*kinds: ChangeKind) -> Callable[[Projection], int]:
    return lambda p: sum(1 for t in p.of_kind(*kinds) if not t.refusal)


_FRAME: tuple[tuple[str, str, str], ...] = (
    ("ramme.mottatt", "received", gettext_noop("Received for the year")),
    ("ramme.rest", "left", gettext_noop("Left unallocated from earlier years")),
    ("ramme.rest_og_frigjort", "left_and_released", gettext_noop("Left from earlier years, and released")),
    ("ramme.justert", "adjusted_frame", gettext_noop("Adjusted frame")),
    ("ramme.fri_foer_fond", "free_before_reserve", gettext_noop("Free before the reserve")),
    ("ramme.fri", "free_after", gettext_noop("Free after the decision")),
    ("fond.saldo", "reserve_balance", gettext_noop("The reserve after the decision")),
    ("forbruk.sum", "spent_before", gettext_noop("Spent the year before")),
    ("tildelt.sum", "awards_before", gettext_noop("Awards on the books before the decision")),
)
# What this case would move: the year's figure after it, less what it was when what it corrects is reversed.
_OF_CASE: tuple[tuple[str, str, str], ...] = (
    ("ramme.behov", "requested", gettext_noop("Allocated by this case")),
    ("fond.avsatt", "to_reserve", gettext_noop("Set aside to the reserve by this case")),
    ("overfoert.sum", "carried_over", gettext_noop("Carried over by this case")),
    ("frigjort.sum", "released", gettext_noop("Released by this case")),
)
_COUNTS: tuple[tuple[str, str, Callable[[Projection], int]], ...] = (
    ("antall.nye", gettext_noop("Initiatives taken into the plan"), _count(ChangeKind.ADD)),
    ("antall.videreføres", gettext_noop("Initiatives kept"), _count(ChangeKind.KEEP)),
    ("antall.avsluttes", gettext_noop("Initiatives closed"), _count(ChangeKind.CLOSE)),
    ("antall.overleveres", gettext_noop("Initiatives handed over"), _count(ChangeKind.HAND_OVER)),
    ("antall.overføringer", gettext_noop("Initiatives whose money is carried over"), _count(ChangeKind.CARRY_OVER)),
    ("antall.tildelinger", gettext_noop("New allocations"), _count(ChangeKind.ALLOCATE)),
    ("antall.etter", gettext_noop("Initiatives in the plan after the decision"), lambda p: plan_size(p.after)),
)


def figures(projection: Projection) -> dict[str, Figure]:
    """All figures a case's text can name, in the order of the list one chooses from."""
    start, after, year = projection.frame_corrected, projection.frame_after, projection.case.budget_year
    found = [Figure(name, _(label), "kr", getattr(after, attribute)) for name, attribute, label in _FRAME]
    found += [
        Figure(name, _(label), "kr", getattr(after, attribute) - getattr(start, attribute))
        for name, attribute, label in _OF_CASE
    ]
    promised = sum(t.change.amount_ore or 0 for t in projection.of_kind(ChangeKind.COMMIT) if not t.refusal)
    found.append(Figure("tilsagn.sum", _("Promised of coming years by this case"), "kr", promised))
    found += [Figure(name, _(label), "count", count(projection)) for name, label, count in _COUNTS]
    found += [
        Figure("år.budsjett", _("The budget year"), "year", year),
        Figure("år.forrige", _("The year before"), "year", year - 1),
    ]
    return {figure.name: figure for figure in found}


def names_in(text: str) -> list[str]:
    """The names a text uses, in order, repeats included."""
    return NAME.findall(text)


def unknown_in(text: str, known: Mapping[str, Figure]) -> list[tuple[int, str]]:
    """(line number, name) of every figure a text names that there is none of, and of braces left open."""
    return [
        (number, name)
        for number, line in enumerate(text.splitlines(), start=1)
        for name in [*NAME.findall(line), *_BRACES.findall(NAME.sub("", line))]
        if name not in known
    ]


def check_names(text: str, known: dict[str, Figure], *, field: str | None = None) -> None:
    """Raises UnknownFigure with every place where a text names a figure there is none of."""
    if places := unknown_in(text, known):
        raise UnknownFigure(places, field=field)


def fill(text: str, known: dict[str, Figure], mark: Callable[[str], str] = str) -> str:
    """The text with its figures written out; `mark` wraps each. Raises UnknownFigure."""
    check_names(text, known)
    return NAME.sub(lambda match: mark(str(known[match[1]])), text)
