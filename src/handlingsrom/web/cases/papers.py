"""The paper of a case as a file: rendered as it is now, or the very bytes that were sent."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.cases.models import Case, PaperFile
from handlingsrom.cases.paper import FORMATS, render
from handlingsrom.cases.projection import project
from handlingsrom.cases.states import DECIDED
from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import RoleKind
from handlingsrom.web.cases.finding import readable_case

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def may_preview(by: Actor, case: Case) -> bool:
    """Members read what was sent to them; what is being written since is the secretariat's."""
    return case.state in DECIDED or by.has(RoleKind.SECRETARIAT, RoleKind.AUDITOR)


@require_safe
def preview(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper rendered now, in the language of the page."""
    case = readable_case(request, pk)
    if form not in FORMATS:
        raise Http404
    if not may_preview(request.actor, case):  # type: ignore[attr-defined]
        raise Forbidden(_("Read the version that was sent out. It is on the page of the case."))
    content = render(project(case), form, now=timezone.localtime(), language=get_language() or "nb")
    response = file_response(content, form, _name(case))
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def version(request: HttpRequest, pk: int, number: int, form: str) -> HttpResponse:
    """A version as sent, byte for byte. Its sha256 is the ETag, so that anyone can check it."""
    case = readable_case(request, pk)
    wanted = {"version__case": case, "version__number": number, "format": form}
    file = get_object_or_404(PaperFile.objects.defer("content"), **wanted)
    etag = f'"{file.sha256}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = file_response(bytes(file.content), form, f"{_name(case)}-v{number}")
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def file_response(content: bytes, form: str, name: str) -> HttpResponse:
    """A file to keep: a PDF opens in the browser, the others are saved; browsers are told not to guess the type."""
    response = HttpResponse(content, content_type=TYPES[form])
    header = content_disposition_header(as_attachment=form != "pdf", filename=f"{name}.{form}")
    response["Content-Disposition"] = header or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _name(case: Case) -> str:
    return f"sak-{case.body.code}-{case.number}".replace("/", "-").replace(" ", "").lower()
