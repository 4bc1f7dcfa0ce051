"""The papers that are checked, newest first, with the form for one more."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.findings.models import CheckedPaper
from handlingsrom.findings.policies import check_can_read_findings
from handlingsrom.findings.queries import found
from handlingsrom.findings.settled import Standing, settled
from handlingsrom.reading.finding import Confidence
from handlingsrom.web.access import own
from handlingsrom.web.control.finding import actor_of, may_settle
from handlingsrom.web.control.forms import PaperForm

PER_PAGE = 25


@dataclass(frozen=True)
class Line:
    """A paper in the list; only what can be proven from it is counted."""

    paper: CheckedPaper
    count: int
    settled: int

    @property
    def left(self) -> int:
        return self.count - self.settled


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    return list_page(request, PaperForm())


def list_page(request: HttpRequest, form: PaperForm) -> HttpResponse:
    actor = actor_of(request)
    check_can_read_findings(actor, actor.partnership_id or 0)
    rows = own(request, CheckedPaper.objects.select_related("case").defer("read"))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    standing = settled(page.object_list)
    context = {
        "crumbs": [(str(actor.partnership), reverse("overview"))],
        "here": _("Control"),
        "form": form if may_settle(request) else None,
        "page": page,
        "lines": [_line(paper, standing.get(paper.pk, {})) for paper in page],
        "living": _living(actor.partnership_id or 0),
    }
    return render(request, "control/list.html", context, status=422 if form.errors else 200)


def _line(paper: CheckedPaper, standing: Standing) -> Line:
    keys = [each["key"] for each in paper.findings if each["confidence"] == Confidence.PROVEN]
    return Line(paper, len(keys), sum(key in standing for key in keys))


def _living(partnership_id: int) -> int:
    """How many findings the rules over the living data have."""
    return sum(len(group.findings) for group in found(partnership_id, timezone.localdate()))
