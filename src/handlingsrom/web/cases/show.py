"""The page of one case."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.awards.letter_list import letters
from handlingsrom.awards.letter_policies import can_read_letters
from handlingsrom.cases.attachments import attachment_titles
from handlingsrom.cases.models import Case, PaperFile
from handlingsrom.cases.policies import can_edit_cases, can_read_working_text
from handlingsrom.cases.states import STEPS, CaseState
from handlingsrom.web.cases.decided import decided_points
from handlingsrom.web.cases.finding import readable_case
from handlingsrom.web.cases.page import Page

PATH = (CaseState.DRAFT, CaseState.SENT, CaseState.DECIDED, CaseState.FOLLOWED_UP)


@dataclass(frozen=True)
class Stage:
    """A step on the way of a case: behind it, where it is, or ahead."""

    label: str
    place: str


@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    return case_page(request, page_of(request, readable_case(request, pk)))


def page_of(request: HttpRequest, case: Case, **more: object) -> Page:
    return Page(case, can_edit_cases(request.actor, case.partnership_id), **more)  # type: ignore[arg-type, attr-defined]


def case_page(request: HttpRequest, page: Page, *, status: int = 200, alert: str = "") -> HttpResponse:
    case = page.case
    context = {
        "page": page,
        "case": case,
        "alert": alert,
        "path": path_of(case),
        "papers": _papers(case),
        "decided": decided_points(page) if page.is_decided else [],
        "letters": _letters(request, case) if page.is_decided else 0,
        "attachments": attachment_titles(
            page.projection, years=page.strategy_years, has_inputs=bool(page.input_count)
        ),
        "may_read_working_text": can_read_working_text(request.actor, case),  # type: ignore[attr-defined]
        "can": {to.value for to in STEPS[CaseState(case.state)]} if page.may_edit else set(),
    }
    return render(request, "cases/show.html", context, status=status)


def path_of(case: Case) -> list[Stage]:
    """The way of a case; a withdrawn one stands beside it."""
    if case.state == CaseState.WITHDRAWN:
        return [Stage(_("Draft"), "behind"), Stage(str(CaseState.WITHDRAWN.label), "here")]
    here = PATH.index(CaseState(case.state))
    places = ["behind" if n < here else "here" if n == here else "ahead" for n in range(len(PATH))]
    return [Stage(str(state.label), place) for state, place in zip(PATH, places, strict=True)]


def _letters(request: HttpRequest, case: Case) -> int:
    """How many award letters the decision made, for those who may read them."""
    if not can_read_letters(request.actor, case.partnership_id):  # type: ignore[attr-defined]
        return 0
    return letters(case.partnership_id).filter(case=case).count()


def _papers(case: Case) -> list[dict[str, object]]:
    """The versions sent, the newest first, each with its files."""
    if not getattr(case, "paper_count", 1):
        return []
    files = PaperFile.objects.filter(version__case=case).select_related("version").defer("content")
    found: dict[int, dict[str, object]] = {}
    for file in files.order_by("-version__number", "format"):
        group = found.setdefault(file.version_id, {"version": file.version, "files": []})
        group["files"].append(file)  # type: ignore[attr-defined]
    return list(found.values())
