"""How the findings of checked papers stand: the newest answer to each counts, and one opened again has none."""

from collections import defaultdict
from collections.abc import Iterable

from handlingsrom.findings.models import Answer, CheckedPaper, Settlement

Standing = dict[str, Settlement]
"""Key of a finding → what settled it; the open ones are not here."""


def settled(papers: Iterable[CheckedPaper]) -> dict[int, Standing]:
    """For each paper's id how it stands, in one query."""
    standing: dict[int, Standing] = defaultdict(dict)
    for one in Settlement.objects.filter(paper__in=list(papers)).order_by("id"):
        if one.answer == Answer.REOPENED:
            standing[one.paper_id].pop(one.key, None)
        else:
            standing[one.paper_id][one.key] = one
    return standing
