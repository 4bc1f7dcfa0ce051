"""The money of an initiative as columns, one a year: what became of it. Geometry here, SVG in plan/_story.html.

Text in a drawing is never scaled, so it is made twice: wide, and slim for narrow windows. The table below it holds
every figure. Positions are strings with a decimal point, because a template would write a float with a comma.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from handlingsrom.lib.amounts import format_kr
from handlingsrom.money.award_years import AwardYear

GROUND, TALLEST = 188, 150
"""Where the columns stand, and the height of the tallest; below the ground come the year and its sum."""
_ONE_LINE, _TWO_LINES = 17, 34


@dataclass(frozen=True)
class Canvas:
    css: str
    width: int
    bar: int
    gap: int
    columns: int

    @property
    def has_room(self) -> bool:
        """Whether a word and an amount fit on one line beside a column."""
        return self.width > 500


WIDE = Canvas("is-wide", 760, 92, 12, 4)
SLIM = Canvas("is-slim", 326, 26, 6, 3)


@dataclass(frozen=True)
class Part:
    """A part of a column and what is written beside it: one or two lines, none where there is no room."""

    kind: str
    y: str
    height: str
    label: str
    value: str
    label_y: str
    value_y: str


@dataclass(frozen=True)
class Column:
    x: str
    label_x: str
    year: str
    total: str
    parts: list[Part]


@dataclass(frozen=True)
class Story:
    canvas: Canvas
    columns: list[Column]


def stories(years: Sequence[AwardYear]) -> list[Story]:
    """The drawing for each width; none when fewer than two years have money, as one figure needs no chart."""
    filled = [year for year in years if year.total_ore > 0]
    return [_story(filled[-canvas.columns :], canvas) for canvas in (WIDE, SLIM)] if len(filled) > 1 else []


def _story(years: Sequence[AwardYear], canvas: Canvas) -> Story:
    scale = TALLEST / max(year.total_ore for year in years)
    pitch = canvas.width / len(years)
    return Story(canvas, [_column(year, number * pitch + 1, scale, canvas) for number, year in enumerate(years)])


def _column(year: AwardYear, x: float, scale: float, canvas: Canvas) -> Column:
    return Column(
        x=f"{x:.1f}",
        label_x=f"{x + canvas.bar + canvas.gap:.1f}",
        year=str(year.year),
        total=format_kr(year.total_ore),
        parts=list(_parts(year, scale, canvas)),
    )


def _parts(year: AwardYear, scale: float, canvas: Canvas) -> Iterator[Part]:
    """From the ground up. A label stays by its part, but never runs into the one below."""
    top = free = float(GROUND)
    for kind, label, ore in _became(year):
        if ore <= 0:
            continue
        height = ore * scale
        top -= height
        room = _TWO_LINES if height >= _TWO_LINES else _ONE_LINE
        middle = min(top + height / 2, free - room / 2)
        free = middle - room / 2
        first = middle - 4 if room == _TWO_LINES else middle + 4
        yield Part(
            kind=kind,
            y=f"{top:.1f}",
            height=f"{max(height - 1, 1):.1f}",
            label=label if room == _TWO_LINES else "",
            value=f"{label} {format_kr(ore)}" if room == _ONE_LINE and canvas.has_room else format_kr(ore),
            label_y=f"{first:.1f}",
            value_y=f"{first + (17 if room == _TWO_LINES else 0):.1f}",
        )


def _became(year: AwardYear) -> list[tuple[str, str, int]]:
    return [
        ("spent", _("Spent"), year.spent_ore),
        ("unknown", pgettext("in a chart", "Unexplained"), year.unaccounted_ore),
        ("released", _("Released"), year.released_ore),
        ("moved", _("To other initiatives"), year.moved_out_ore),
        ("moved", _("Paid back"), year.repaid_ore),
        ("carry", _("Carried on"), year.carried_out_ore),
        ("new", _("Left"), year.left_ore),
    ]
