"""Running text and resolution as HTML, each figure a button that says where it comes from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.cases.figures import NAME, Figure
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import DecisionPoint
from handlingsrom.cases.projection import Projection
from handlingsrom.papers.model import Block, Bullets, Heading, Inline, Paragraph, Point, Run, as_runs
from handlingsrom.papers.text import blocks, inline, mark_figure
from handlingsrom.web.links import to_journal
from handlingsrom.web.navigation import address

_FROM_CHANGES = {
    "ramme.behov": ChangeKind.ALLOCATE,
    "fond.avsatt": ChangeKind.SET_ASIDE,
    "overfoert.sum": ChangeKind.CARRY_OVER,
    "frigjort.sum": ChangeKind.RELEASE,
    "antall.nye": ChangeKind.ADD,
    "antall.videreføres": ChangeKind.KEEP,
    "antall.avsluttes": ChangeKind.CLOSE,
    "antall.overleveres": ChangeKind.HAND_OVER,
    "antall.overføringer": ChangeKind.CARRY_OVER,
    "antall.tildelinger": ChangeKind.ALLOCATE,
}
"""Figures that are the sum or the number of the case's own changes of one kind."""


_IN_FRAME = {
    "ramme.mottatt": "received",
    "ramme.rest": "left",
    "ramme.rest_og_frigjort": "left_and_released",
    "ramme.justert": "adjusted_frame",
    "ramme.fri_foer_fond": "free_before_reserve",
    "ramme.fri": "free_after",
    "fond.saldo": "reserve_balance",
    "forbruk.sum": "spent_before",
    "tildelt.sum": "awards_before",
}
"""Figures of the year's frame, by the name the journal filters on."""


@dataclass(frozen=True)
class Explained:
    """What the popover of a figure says."""

    name: str
    value: str
    label: str
    source: str
    url: str
    link: str


def running_text(text: str, known: dict[str, Figure]) -> SafeString:
    """A text of the case as paragraphs, lists and headings below level 3."""
    return _join(_block(block, known) for block in blocks(_marked(text)))


def resolution_html(
    points: Sequence[DecisionPoint], known: dict[str, Figure], tools: Callable[[DecisionPoint], SafeString]
) -> SafeString:
    """The proposed resolution as a numbered list; `tools` are put after each point, for those who may edit."""
    mains = [point for point in points if not point.sub]
    items = (_point(point, points, known, tools) for point in mains)
    return format_html('<ol class="hr-resolution">{}</ol>', _join(items)) if mains else SafeString("")


def _point(
    point: DecisionPoint,
    points: Sequence[DecisionPoint],
    known: dict[str, Figure],
    tools: Callable[[DecisionPoint], SafeString],
) -> SafeString:
    under = [p for p in points if p.main == point.main and p.sub]
    subs = [
        format_html('<li value="{}">{}{}</li>', p.sub, _inline(inline(_marked(p.text)), known), tools(p))
        for p in under
    ]
    return format_html(
        '<li value="{}">{}{}{}</li>',
        point.main,
        _inline(inline(_marked(point.text)), known),
        tools(point),
        format_html("<ol>{}</ol>", _join(subs)) if subs else "",
    )


def explain(names: Iterable[str], known: dict[str, Figure], projection: Projection) -> list[Explained]:
    """The popovers a page needs: one for each figure its texts name, in the order of the list of figures."""
    used = set(names)
    found = [figure for name, figure in known.items() if name in used and figure.unit != "year"]
    return [_explained(figure, projection) for figure in found]


def _explained(figure: Figure, projection: Projection) -> Explained:
    kind = _FROM_CHANGES.get(figure.name)
    if kind is None:
        return _explained_elsewhere(figure, projection.case.budget_year)
    count = sum(1 for tried in projection.of_kind(kind) if not tried.refusal)
    source = ngettext("%(count)s change of this case.", "%(count)s changes of this case.", count) % {"count": count}
    return Explained(figure.name, str(figure), figure.label, source, f"#{kind}", _("Go to the changes"))


def _explained_elsewhere(figure: Figure, year: int) -> Explained:
    if figure.unit == "count":
        source, url, link = (
            _("Counted in the action plan, with the changes of this case."),
            address("plan"),
            _("See the plan"),
        )
    else:
        source, link = _("From the journal, with the changes of this case."), _("See the entries")
        url = to_journal(tall=_IN_FRAME.get(figure.name, ""), ramme=year)
    return Explained(figure.name, str(figure), figure.label, source, url, link)


def _marked(text: str) -> str:
    """The text with each name where its figure goes, so that the run still knows which figure it is."""
    return NAME.sub(lambda match: mark_figure(match[1] or " "), text)


def _join(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _block(block: Block, known: dict[str, Figure]) -> SafeString:
    match block:
        case Heading():
            return format_html('<h4 class="hr-h4">{}</h4>', block.text)
        case Paragraph():
            return format_html("<p>{}</p>", _inline(block.runs, known))
        case Bullets():
            tag = mark_safe("ol" if block.ordered else "ul")  # noqa: S308 (one of two words)
            return format_html('<{} class="hr-list">{}</{}>', tag, _items(block.items, known), tag)
        case _:
            return SafeString("")


def _items(points: Iterable[Point], known: dict[str, Figure]) -> SafeString:
    return _join(
        format_html(
            "<li>{}{}</li>",
            _inline(point.runs, known),
            format_html('<ul class="hr-list">{}</ul>', _items(point.sub, known)) if point.sub else "",
        )
        for point in points
    )


def _inline(runs: Inline, known: dict[str, Figure]) -> SafeString:
    return _join(_run(run, known) for run in as_runs(runs))


def _run(run: Run, known: dict[str, Figure]) -> SafeString:
    shown = _figure(run.text.strip(), known) if run.figure else _lines(run.text)
    if run.bold:
        shown = format_html("<strong>{}</strong>", shown)
    return format_html("<em>{}</em>", shown) if run.italic else shown


def _lines(text: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in text.split("\n")))


def _figure(name: str, known: dict[str, Figure]) -> SafeString:
    figure = known.get(name)
    if figure is None:
        return format_html('<mark class="hr-mark">{{{{ {} }}}}</mark>', name)
    if figure.unit == "year":
        return format_html("{}", str(figure))
    return format_html('<button type="button" class="hr-fig" popovertarget="fig-{}">{}</button>', name, str(figure))
