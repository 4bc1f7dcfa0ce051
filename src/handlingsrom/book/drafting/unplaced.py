"""What a paper recommends or tabulates that no sheet has room for: told, so that nobody thinks it was read."""

from collections.abc import Sequence

from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.reading.paper import Place
from handlingsrom.reading.understanding.model import TableKind, Understood

_TABLE = "Tabellen er av et slag boka ikke har noe ark for."
_TEXTS = ("Endringer", "Saker", "Vedtakspunkter")
_AMOUNTS = "Beløp i løpende tekst er ikke lagt i arket Oppgitte tall."
_ADVICE = "Anbefalingen er ikke lagt i noe ark."


def leave_out_the_rest(draft: Draft, sources: Sources, papers: Sequence[Understood]) -> None:
    used = "\n".join(str(cell.value) for sheet in _TEXTS for row in draft.rows[sheet] for cell in row.values())
    for paper in papers:
        for table in paper.of_kind(TableKind.OTHER):
            first = table.pieces[0]
            texts = " | ".join(cell.text for cell in first.rows[0].cells if cell.text)
            draft.leave_out(sources.where(paper.paper.cell_place(first, 0, 0)), texts, _TABLE)
        for point in paper.recommendations:
            if point.text not in used:
                draft.leave_out(sources.where(point.place), point.text, _ADVICE)
        for block, text in _with_amounts(paper).items():
            draft.leave_out(sources.where(block), text, _AMOUNTS)


def _with_amounts(paper: Understood) -> dict[Place, str]:
    """The running texts of the case that tell amounts."""
    return {
        paper.paper.place(mention.text): mention.context
        for mention in paper.amounts
        if mention.text is not None and mention.what.is_money
    }
