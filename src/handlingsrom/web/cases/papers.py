"""The paper of a case as a file: rendered as it is now, or the very bytes that were sent."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.cases.models import PaperFile
from handlingsrom.cases.paper import file_name, render
from handlingsrom.cases.policies import can_read_working_text
from handlingsrom.cases.projection import project
from handlingsrom.lib.errors import Forbidden
from handlingsrom.papers.formats import FORMATS
from handlingsrom.web.cases.finding import readable_case
from handlingsrom.web.files import file_response


@require_safe
def preview(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper rendered now, in the language of the page."""
    case = readable_case(request, pk)
    if form not in FORMATS:
        raise Http404
    if not can_read_working_text(request.actor, case):  # type: ignore[attr-defined]
        raise Forbidden(_("Read the version that was sent out. It is on the page of the case."))
    content = render(project(case), form, now=timezone.localtime(), language=get_language() or "nb")
    response = file_response(content, form, file_name(case))
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
        response = file_response(bytes(file.content), form, f"{file_name(case)}-v{number}")
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response
