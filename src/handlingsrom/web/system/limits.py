"""Refuses requests that are too large before anything of them is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from handlingsrom.web.system.errors import too_large


def refuse_large_requests(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware. Django reads a body no further than its Content-Length, so checking that is enough."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _length(request) > settings.REQUEST_MAX_BYTES:
            return too_large(request)
        return get_response(request)

    return middleware


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
