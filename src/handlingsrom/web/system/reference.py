"""Every request has a short reference: on its error page, in X-Request-ID, in its log lines and audit records."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from handlingsrom.lib.logline import new_reference
from handlingsrom.lib.logline import reference as current

log = logging.getLogger("handlingsrom.request")


def current_reference() -> str:
    """The reference of the request being answered, or an empty string outside one."""
    return current.get()


class AddReference(logging.Filter):
    """Gives each log record the reference of its request: the one it names (Django's do), or the current one.

    The key in the address of a link that was mailed stays out of the log.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if not getattr(record, "reference", ""):
            record.reference = getattr(request, "reference", "") or current.get()
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            record.args = tuple(
                without_key(request, part) if isinstance(part, str) else part for part in record.args
            )
        return True


def without_key(request: HttpRequest, text: str) -> str:
    """The text, such as the request's path, without the token of its address, if it has one."""
    match = request.resolver_match
    token = match.kwargs.get("token") if match else None
    return text.replace(token, "…") if token else text


def request_reference(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware, outermost. A reference sent by the client is ignored: it would let a stranger write our log."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        # On the request as well: Django logs 404s and their like after the last middleware has returned.
        request.reference = new_reference()  # type: ignore[attr-defined]
        token = current.set(request.reference)  # type: ignore[attr-defined]
        try:
            response = get_response(request)
            response["X-Request-ID"] = current.get()
            log.info("request", extra={"facts": _facts(request, response, started)})
            return response
        finally:
            current.reset(token)

    return middleware


def _facts(request: HttpRequest, response: HttpResponse, started: float) -> dict[str, object]:
    """The path without its query: searches may hold names."""
    ms = round((time.perf_counter() - started) * 1000, 1)
    path = without_key(request, request.path)
    return {"method": request.method, "path": path, "status": response.status_code, "ms": ms}
