"""The sheet Status: what a paper says of how things go, when it also says which day that is."""

from collections.abc import Sequence

from handlingsrom.book import words
from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.initiatives import Initiatives, row_doubts
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.plan.models import Health
from handlingsrom.reading.understanding.model import Understood

_NOT_JUDGED = "Papiret beskriver hvordan det går, men vurderer det ikke."


def draft_statuses(draft: Draft, sources: Sources, papers: Sequence[Understood], found: Initiatives) -> None:
    """Without a day there is no such row: the text then stands with the change that is proposed."""
    for paper in papers:
        for row in paper.initiatives() if paper.written_on else ():
            if row.status:
                doubts = row_doubts(row)
                draft.add(
                    "Status",
                    initiative=sources.made(found.of(row).code, "Koden tiltaket har i arket Tiltak.", row.place),
                    health=sources.made(words.HEALTH[Health.UNKNOWN], _NOT_JUDGED),
                    text=sources.cell(row.status, row.status_place, doubts=doubts),
                    reported_on=sources.made(paper.written_on, f"{paper.paper.file}: papirets eller møtets dato."),
                )
