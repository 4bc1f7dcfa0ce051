"""Writing a case: its texts, the input received, and the points of its resolution."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handlingsrom.cases.editing import edit_texts, save_point, set_inputs
from handlingsrom.cases.editing import remove_point as take_point_out
from handlingsrom.cases.figures import figures
from handlingsrom.cases.models import TEXTS, Case, DecisionPoint
from handlingsrom.cases.projection import project
from handlingsrom.web.cases.finding import open_case
from handlingsrom.web.cases.forms import InputLines, InputsForm, PointForm, TextsForm
from handlingsrom.web.cases.saving import VersionedForm, attempt
from handlingsrom.web.cases.show import case_page, page_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, meeting and running texts, with the figures to choose from beside them."""
    case = open_case(request, pk)
    form = TextsForm(request.POST or None, initial=TextsForm.saved(case) | {"version": case.version}, case=case)
    if form.is_valid():
        data = form.cleaned_data

        def save() -> None:
            edit_texts(
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.localtime(),
                case=case,
                version=data["version"],
                title=data["title"],
                meeting=data["meeting"],
                texts={name: data[name].replace("\r\n", "\n") for name in TEXTS},
            )

        if attempt(form, case, save, TextsForm.saved):
            return _saved(request, case, "text")
    return form_page(request, case, form, "cases/texts.html", figures=_choices_of_figures(case))


@require_http_methods(METHODS)
def inputs(request: HttpRequest, pk: int) -> HttpResponse:
    """The input received, line by line: attachment 2 of the paper."""
    case = open_case(request, pk)
    saved = [{"party": line.party, "text": line.text} for line in case.inputs.all()]
    form = InputsForm(request.POST or None, initial={"version": case.version})
    lines = InputLines(request.POST or None, initial=saved, prefix="line")
    if form.is_valid() and lines.is_valid():
        written = [(f.cleaned_data.get("party", ""), f.cleaned_data.get("text", "")) for f in lines]
        now = {"by": request.actor, "now": timezone.localtime()}  # type: ignore[attr-defined]

        def save() -> None:
            kept = [(party.strip(), text.strip()) for party, text in written if party.strip()]
            set_inputs(case=case, version=form.cleaned_data["version"], inputs=kept, **now)

        if attempt(form, case, save, lambda fresh: {}):
            return _saved(request, case, "attachments")
    page = form_page(request, case, form, "cases/inputs.html", lines=lines, theirs=saved if form.conflict else [])
    page.status_code = 422 if page.status_code == 200 and lines.is_bound else page.status_code
    return page


@require_http_methods(METHODS)
def new_point(request: HttpRequest, pk: int) -> HttpResponse:
    case = open_case(request, pk)
    form = PointForm(request.POST or None, initial={"version": case.version, "number": _next_number(case)})
    if form.is_valid():
        main, sub = form.cleaned_data["number"]
        if case.points.filter(main=main, sub=sub).exists():
            form.add_error("number", _("There is a point with this number already. Choose another."))
        elif attempt(form, case, _save_point(request, case, form, main, sub), lambda fresh: {}):
            return _saved(request, case, "resolution")
    return form_page(request, case, form, "cases/point.html", figures=_choices_of_figures(case))


@require_http_methods(METHODS)
def point(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    case = open_case(request, pk)
    own = get_object_or_404(case.points, pk=point)
    form = PointForm(request.POST or None, initial={"version": case.version, "text": own.text}, point=own)

    def saved(fresh: Case) -> dict[str, Any]:
        now = DecisionPoint.objects.filter(pk=own.pk).first()
        return {"text": now.text if now else ""}

    if form.is_valid() and attempt(form, case, _save_point(request, case, form, own.main, own.sub), saved):
        return _saved(request, case, "resolution")
    return form_page(request, case, form, "cases/point.html", figures=_choices_of_figures(case), point=own)


@require_POST
def remove_point(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Take a point out; refused on its own page while something hangs on it."""
    case = open_case(request, pk)
    own = get_object_or_404(case.points, pk=point)
    form = VersionedForm(request.POST)
    if form.is_valid():
        version = form.cleaned_data["version"]
        by: Any = request.actor  # type: ignore[attr-defined]

        def save() -> None:
            take_point_out(by=by, now=timezone.localtime(), case=case, version=version, point=own)

        if attempt(form, case, save, lambda fresh: {}):
            messages.success(request, _("Point %(point)s is taken out.") % {"point": own.label})
            return redirect("cases:show", case.pk)
    reason = form.conflict or " ".join(map(str, form.non_field_errors()))
    return case_page(request, page_of(request, open_case(request, pk)), status=form.status, alert=reason)


def form_page(request: HttpRequest, case: Case, form: VersionedForm, template: str, **more: Any) -> HttpResponse:
    """A form of a case; after a conflict, `case` is read anew for who saved it and when."""
    if form.conflict:
        case.refresh_from_db(fields=["version", "edited_by", "edited_at"])
    context = {"case": case, "form": form, **more}
    return render(request, template, context, status=form.status)


def _saved(request: HttpRequest, case: Case, anchor: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('cases:show', args=[case.pk])}#{anchor}")


def _save_point(request: HttpRequest, case: Case, form: PointForm, main: int, sub: int) -> Any:
    def save() -> None:
        save_point(
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.localtime(),
            case=case,
            version=form.cleaned_data["version"],
            main=main,
            sub=sub,
            text=form.cleaned_data["text"].replace("\r\n", "\n").strip(),
        )

    return save


def _next_number(case: Case) -> str:
    """The number after the last point: 1a after 1, 1c after 1b."""
    last = case.points.order_by("main", "sub").last()
    if last is None:
        return "1"
    return f"{last.main}{chr(ord('a') + last.sub)}" if last.sub < 26 else str(last.main + 1)


def _choices_of_figures(case: Case) -> list[Any]:
    return list(figures(project(case)).values())
