"""Figures one paper gives differently in different places, and totals its own parts do not add up to."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.cases.compared import Key, by_key
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.findings.evidence import of_figure, place_of, said_on, to_case
from handlingsrom.findings.finding import Evidence, Finding, Rule, Severity, days_since
from handlingsrom.lib.amounts import format_kr

ID = "paper-against-itself"
_Said = dict[Key, list[PaperFigure]]


def find(partnership_id: int, on: date) -> list[Finding]:
    said = by_key(standing(partnership_id))
    return [*_different(said, on), *_parts(said, on)]


def _different(said: _Said, on: date) -> Iterator[Finding]:
    """The same of the same, with another amount. What is free is said before and after the reserve, so not that."""
    places: dict[Key, list[Key]] = defaultdict(list)
    for key in said:
        if key.what != FigureSaid.FREE:
            places[key._replace(place="")].append(key)
    for keys in places.values():
        sums = {key: _sum(said[key]) for key in keys}
        if len(set(sums.values())) > 1:
            first = said[keys[0]][0]
            words = "; ".join(f"{key.place} {format_kr(ore)} kr" for key, ore in sums.items())
            message = _("%(what)s: %(places)s.") % {"what": _what(keys[0]), "places": words}
            lines = [line for key in keys for line in _lines(said[key])]
            yield _finding(keys[0], first, message, max(sums.values()) - min(sums.values()), lines, on)


def _parts(said: _Said, on: date) -> Iterator[Finding]:
    """A total of a table beside what its rows come to."""
    for key, total in said.items():
        rows = [
            figures
            for other, figures in said.items()
            if other[:4] == key[:4] and (other.initiative_id or other.programme_id)
        ]
        if key.initiative_id or key.programme_id or not rows:
            continue
        whole, parts = _sum(total), sum(map(_sum, rows))
        if whole != parts:
            message = _("%(what)s: %(place)s gives %(whole)s kr in all, its parts %(parts)s kr.") % {
                "what": _what(key),
                "place": key.place,
                "whole": format_kr(whole),
                "parts": format_kr(parts),
            }
            lines = [line for figures in (total, *rows) for line in _lines(figures)]
            yield _finding(key, total[0], message, whole - parts, lines, on)


def _finding(key: Key, first: PaperFigure, message: str, ore: int, lines: list[Evidence], on: date) -> Finding:
    whose = first.initiative or first.programme
    since = said_on(first, on)
    return Finding(
        rule=ID,
        about=f"{first.case.number}:{key.what}:{key.year}:{whose or ''}",
        subject=place_of(first.case.number, str(whose)) if whose else first.case.number,
        message=message,
        link=to_case(first.case_id),
        amount_ore=ore,
        since=since,
        age_days=days_since(since, on),
        evidence=tuple(lines),
    )


def _lines(figures: list[PaperFigure]) -> list[Evidence]:
    return [of_figure(figure) for figure in figures]


def _sum(figures: list[PaperFigure]) -> int:
    return sum(figure.amount_ore for figure in figures)


def _what(key: Key) -> str:
    return f"{key.what.label} {key.year}"


RULE = Rule(
    ID,
    gettext_lazy("A paper against itself"),
    gettext_lazy("The same figure has different amounts in one paper, or a total is not the sum of its parts."),
    Severity.SHOULD,
    find,
)
