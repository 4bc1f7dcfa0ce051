"""The case a page is about: what somebody may not read does not exist for them."""

from django.db.models import Count
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from handlingsrom.cases.models import Case
from handlingsrom.cases.policies import check_can_edit_cases, readable
from handlingsrom.cases.saving import check_editable


def readable_case(request: HttpRequest, pk: int) -> Case:
    """A case the actor may read; otherwise 404, so that a draft's existence is not told either."""
    found = readable(request.actor).select_related("body", "meeting", "partnership")  # type: ignore[attr-defined]
    counted = found.annotate(input_count=Count("inputs", distinct=True), paper_count=Count("papers", distinct=True))
    case = get_object_or_404(counted, pk=pk)
    if case.meeting:
        case.meeting.body = case.body
    return case


def own_case(request: HttpRequest, pk: int) -> Case:
    """A case the actor may change, in any state. Raises Forbidden for those who may only read it."""
    case = readable_case(request, pk)
    check_can_edit_cases(request.actor, case.partnership_id)  # type: ignore[attr-defined]
    return case


def open_case(request: HttpRequest, pk: int) -> Case:
    """A case the actor may change, and that still can be. Raises Refused when it is decided or withdrawn."""
    case = own_case(request, pk)
    check_editable(case)
    return case
