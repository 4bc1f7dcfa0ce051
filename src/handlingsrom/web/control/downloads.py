"""What the page of a paper shows, as a file: the findings as Excel, and the report that stands alone."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.papers.model import Column, Row
from handlingsrom.reading.paper import Place
from handlingsrom.reading.report.facts import arithmetic
from handlingsrom.reading.report.page import as_page
from handlingsrom.reading.report.words import CONFIDENCES, SEVERITIES, where
from handlingsrom.web.control.finding import readable_paper
from handlingsrom.web.control.page import Page, Shown
from handlingsrom.web.control.paper import page_of
from handlingsrom.web.excel import xlsx_response

_LONGEST = 300


@require_safe
def findings_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    page = page_of(request, readable_paper(request, pk))
    columns = [
        Column(_("No."), "count"),
        Column(_("Severity"), weight=1.5),
        Column(_("How sure"), weight=1.5),
        Column(_("Finding"), weight=3),
        Column(_("What is found"), weight=5),
        Column(_("Arithmetic"), weight=4),
        Column(_("Where"), weight=2),
        Column(_("What it says"), weight=4),
        Column(_("Suggestion"), weight=4),
        Column(_("Settled as"), weight=1.5),
        Column(_("Explanation"), weight=4),
        Column(_("By"), weight=2),
        Column(_("Date"), "date", unknown=""),
    ]
    title = _("Findings in %(name)s") % {"name": page.checked.name}
    return xlsx_response(f"funn-{_stem(page)}", title, columns, map(_row, _chosen(page)))


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One HTML file, to be kept or mailed; never shown here, where its looks would be stopped."""
    page = page_of(request, readable_paper(request, pk))
    content = as_page([page.paper], [shown.finding for shown in _chosen(page)], translation)
    name = content_disposition_header(as_attachment=True, filename=f"kontroll-{_stem(page)}.html")
    headers = {"Content-Disposition": name or "attachment", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="text/html; charset=utf-8", headers=headers)


def _chosen(page: Page) -> list[Shown]:
    """As the toggle of the page says."""
    return {"uavgjort": page.open, "avgjort": page.settled}.get(page.which, page.findings)


def _row(shown: Shown) -> Row:
    finding, settled = shown.finding, shown.settled
    places = list(dict.fromkeys(where(place).into(translation) for place in finding.places))
    return Row(
        (
            shown.number,
            SEVERITIES[finding.severity].into(translation),
            CONFIDENCES[finding.confidence].into(translation),
            shown.title,
            shown.message,
            arithmetic(finding, translation),
            "; ".join(places),
            _says(finding.places),
            shown.advice,
            settled.get_answer_display() if settled else "",
            settled.reason if settled else "",
            settled.settled_by if settled else "",
            timezone.localtime(settled.settled_at).date() if settled else None,
        )
    )


def _says(places: tuple[Place, ...]) -> str:
    texts = dict.fromkeys(" ".join(place.text.split()) for place in places)
    said = "; ".join(f"«{text}»" for text in texts if text)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"


def _stem(page: Page) -> str:
    return slugify(page.checked.name.rpartition(".")[0] or page.checked.name)[:60] or str(page.checked.pk)
