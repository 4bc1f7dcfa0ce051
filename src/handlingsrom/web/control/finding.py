"""The checked paper a page is about, and who may open it."""

from django.http import HttpRequest

from handlingsrom.findings.models import CheckedPaper
from handlingsrom.findings.policies import can_settle, check_can_read_findings, check_can_settle
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import get_own


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def readable_paper(request: HttpRequest, pk: int) -> CheckedPaper:
    """One's own partnership's; 404 for another's. Raises Forbidden for those who do not read findings."""
    paper = get_own(request, CheckedPaper.objects.select_related("case", "partnership"), pk=pk)
    check_can_read_findings(actor_of(request), paper.partnership_id)
    return paper


def own_paper(request: HttpRequest, pk: int) -> CheckedPaper:
    """The same, for who settles findings. Raises Forbidden for the others."""
    paper = readable_paper(request, pk)
    check_can_settle(actor_of(request), paper.partnership_id)
    return paper


def may_settle(request: HttpRequest) -> bool:
    actor = actor_of(request)
    return can_settle(actor, actor.partnership_id or 0)
