"""`draft_of`: papers into a draft; and the draft into a workbook."""

from collections.abc import Sequence
from pathlib import Path

from handlingsrom.book.drafting.cases import draft_cases, draft_partnership
from handlingsrom.book.drafting.changes import draft_changes
from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.figures import draft_figures
from handlingsrom.book.drafting.initiatives import Initiatives, draft_initiatives
from handlingsrom.book.drafting.parties import Parties
from handlingsrom.book.drafting.plans import Plans
from handlingsrom.book.drafting.sheets import about, seen_in, to_look_at
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.drafting.statuses import draft_statuses
from handlingsrom.book.drafting.unplaced import leave_out_the_rest
from handlingsrom.book.writing import write_draft
from handlingsrom.reading.understanding.model import Understood


def draft_of(papers: Sequence[Understood]) -> Draft:
    """All papers as one book. Papers of one partnership, or they end up in the same one."""
    draft, sources = Draft(), Sources(papers)
    initiatives, parties, plans = Initiatives(papers, sources), Parties(papers), Plans(papers)
    draft_partnership(draft, sources, papers)
    parties.draft(draft, sources)
    plans.draft(draft, sources)
    draft_initiatives(draft, sources, initiatives, parties, plans)
    cases = draft_cases(draft, sources, papers)
    draft_statuses(draft, sources, papers, initiatives)
    draft_changes(draft, sources, cases, initiatives)
    draft_figures(draft, sources, cases, initiatives)
    leave_out_the_rest(draft, sources, papers)
    return draft


def write(draft: Draft, papers: Sequence[Understood], path: Path) -> None:
    """A workbook: what was read from where, what to look at, the sheets of the book, and where all names stand.

    An existing file is replaced.
    """
    write_draft(path, draft.contents(), before=[about(draft, papers), to_look_at(draft)], after=[seen_in(draft)])
