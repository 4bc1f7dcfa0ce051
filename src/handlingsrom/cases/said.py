"""The figures a paper sent from here says, kept beside the file, to be compared with the journal later.

A figure's place names the attachment and the version it stands in: `Vedlegg 6, versjon 2`. Places are data and in
bokmål, like those of papers brought in by a workbook. Of a case sent again, the newest version is what it says.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import override

from handlingsrom.cases.attachments import Attached, attachments
from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.material import Material, read_material
from handlingsrom.cases.models import PaperFigure, PaperVersion
from handlingsrom.cases.projection import Projection, Tried

_KEPT = re.compile(r", versjon (?P<version>[0-9]+)$")
FRAME = "Ramme"


def is_kept(figure: PaperFigure) -> bool:
    """Whether the program itself kept the figure when it sent a paper."""
    return bool(_KEPT.search(figure.place))


def standing(partnership_id: int) -> list[PaperFigure]:
    """What every paper says, with its case, initiative and programme; of a case sent again, what it says now."""
    found = PaperFigure.objects.filter(case__partnership_id=partnership_id).select_related(
        "case__body", "case__meeting", "initiative", "programme"
    )
    figures = list(found.order_by("case__year", "case__sequence", "id"))
    newest: dict[int, int] = {}
    for figure in figures:
        newest[figure.case_id] = max(newest.get(figure.case_id, 0), _version(figure))
    return [figure for figure in figures if _version(figure) in (0, newest[figure.case_id])]


def _version(figure: PaperFigure) -> int:
    found = _KEPT.search(figure.place)
    return int(found["version"]) if found else 0


@dataclass(frozen=True)
class _Said:
    where: str
    what: FigureSaid
    year: int
    amount_ore: int
    initiative_id: int | None = None


def keep_figures(version: PaperVersion, projection: Projection) -> list[PaperFigure]:
    """Keep every figure of the tables of a paper about to be sent; called in the transaction that sends it."""
    with override("nb"):
        material = read_material(projection, {})
        return PaperFigure.objects.bulk_create(
            PaperFigure(
                case=version.case,
                place=f"{said.where}, versjon {version.number}",
                what=said.what,
                initiative_id=said.initiative_id,
                year=said.year,
                amount_ore=said.amount_ore,
            )
            for said in _figures(material)
        )


def _figures(material: Material) -> Iterator[_Said]:
    """In the order of the paper. What the paper adds up over several years has no year, and is left out."""
    year = material.year
    places = {which: f"Vedlegg {made.number}" for which, made in attachments(material).items()}
    if material.projection.tried:
        yield from _frame(material)
    for which, kind in (
        (Attached.CLOSED, ChangeKind.CLOSE),
        (Attached.HANDED_OVER, ChangeKind.HAND_OVER),
        (Attached.KEPT, ChangeKind.KEEP),
    ):
        if which in places:
            yield from _awards(material, places[which], material.of(kind))
    if Attached.FUNDS in places:
        yield from _funds(material, places[Attached.FUNDS])
    if Attached.NEEDS in places:
        yield from _sums(places[Attached.NEEDS], FigureSaid.NEEDED, year, material.of(ChangeKind.ALLOCATE))


def _frame(material: Material) -> Iterator[_Said]:
    start, after, year = material.projection.frame_corrected, material.projection.frame_after, material.year
    for what, ore in (
        (FigureSaid.RECEIVED, after.received),
        (FigureSaid.LEFT, after.left_and_released),
        (FigureSaid.NEEDED, after.requested - start.requested),
        (FigureSaid.RESERVE, after.to_reserve - start.to_reserve),
        (FigureSaid.FREE, after.free_after),
    ):
        if ore or what in (FigureSaid.RECEIVED, FigureSaid.FREE):
            yield _Said(f"{FRAME} {year}", what, year, ore)


def _awards(material: Material, where: str, changes: Iterable[Tried]) -> Iterator[_Said]:
    for tried in changes:
        pk = tried.change.initiative_id or 0
        for year in (material.year - 2, material.year - 1):
            if ore := material.awards.get((pk, year)):
                yield _Said(where, FigureSaid.AWARDED, year, ore, pk)


def _funds(material: Material, where: str) -> Iterator[_Said]:
    changes = material.of(ChangeKind.RELEASE, ChangeKind.CARRY_OVER)
    for pk in dict.fromkeys(tried.change.initiative_id or 0 for tried in changes):
        line = material.lines.get(pk)
        yield _Said(where, FigureSaid.SPENT, material.year - 1, line.spent_ore if line else 0, pk)
    yield from _sums(where, FigureSaid.RELEASED, material.year, material.of(ChangeKind.RELEASE))
    yield from _sums(where, FigureSaid.CARRIED_OVER, material.year, material.of(ChangeKind.CARRY_OVER))
    for frame in material.frames:
        yield _Said(where, FigureSaid.RECEIVED, frame.year, frame.received)
        if (
            frame.year != material.year
        ):  # what the year itself comes to is no fact before the decision, nor final after
            yield _Said(where, FigureSaid.AWARDED, frame.year, frame.requested)
            yield _Said(where, FigureSaid.RESERVE, frame.year, frame.to_reserve)


def _sums(where: str, what: FigureSaid, year: int, changes: list[Tried]) -> Iterator[_Said]:
    """What the changes come to for each initiative, and in all."""
    if not changes:
        return
    found: dict[int, int] = {}
    for change in (tried.change for tried in changes):
        pk = change.initiative_id or 0
        found[pk] = found.get(pk, 0) + (change.amount_ore or 0)
    for pk, ore in found.items():
        yield _Said(where, what, year, ore, pk)
    yield _Said(where, what, year, sum(found.values()))
