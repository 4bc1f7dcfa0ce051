"""A file as the answer to a request."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from handlingsrom.papers.formats import FORMATS


def file_response(content: bytes, form: str, name: str) -> HttpResponse:
    """A file to keep: a PDF opens in the browser, the others are saved; browsers are told not to guess the type."""
    response = HttpResponse(content, content_type=FORMATS[form].content_type)
    header = content_disposition_header(as_attachment=form != "pdf", filename=f"{name}.{form}")
    response["Content-Disposition"] = header or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
