"""Error pages: a sentence that says what is wrong and what to do, and the reference to give when asking for help.

They need neither database nor session, so that they can be shown when those are what failed.
"""

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.web.actor import actor_context
from handlingsrom.web.navigation import Links
from handlingsrom.web.system.reference import current_reference

log = logging.getLogger("handlingsrom.web")

# If even the template fails. Bokmål, as there may be nothing to translate with.
_LAST_RESORT = (
    '<!doctype html><html lang="nb"><meta charset="utf-8"><title>Noe gikk galt</title>'
    "<h1>Noe gikk galt</h1><p>Feilen er logget. Oppgi referansen {reference} når du ber om hjelp.</p></html>"
)


def error_page(request: HttpRequest, status: int, title: str, what: str, to_do: str = "") -> HttpResponse:
    """The page for any error. Texts are translated sentences; `to_do` says how to go on."""
    reference = current_reference()
    context = {"title": title, "what": what, "to_do": to_do, "reference": reference, "links": Links()}
    context |= {"request": request, "csrf_token": SimpleLazyObject(lambda: get_token(request))}
    context["is_demo"] = _is_demo(request)
    try:
        html: str = render_to_string("system/error.html", context)
    except Exception:
        log.exception("the error page itself failed")
        html = _LAST_RESORT.format(reference=reference)
    return HttpResponse(html, status=status)


def _is_demo(request: HttpRequest) -> bool:
    """Every page of a demo installation says so; one about a broken database cannot know."""
    try:
        return bool(actor_context(request)["is_demo"]())
    except Exception:
        return False


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, (RequestDataTooBig, TooManyFilesSent)):
        return too_large(request)
    return error_page(
        request,
        400,
        _("The request could not be understood"),
        _("The address or the form holds something the program cannot read."),
        _("Go back and try again."),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception) if isinstance(exception, Refused) else ""
    return error_page(
        request,
        403,
        _("You do not have access to this"),
        reason or _("Your roles in the partnership do not give access to this page or action."),
        _("If you should have access, ask the secretariat."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(
        request,
        403,
        _("The form could not be confirmed as yours"),
        _("The page may have been open for a long time, or the browser does not send cookies."),
        _("Go back, load the page again and send the form once more."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        404,
        _("The page does not exist"),
        _("The address is wrong, or what was there has been moved."),
        _("Check the address, or start from the front page."),
    )


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        405,
        _("This cannot be done here"),
        _("The address does not accept this kind of request."),
        _("Start from the front page."),
    )


def conflict(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(
        request, 409, _("Someone else has changed this"), str(exception), _("Go back and load the page again.")
    )


def too_large(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        413,
        _("What you sent is too large"),
        _("A text may hold about two million characters, and the files of one form at most 20 MB in all."),
        _("Send less at a time."),
    )


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(
        request, 422, _("This cannot be done"), str(exception), _("Go back, correct it and try again.")
    )


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        429,
        _("Too many attempts"),
        _("There have been too many attempts in a short time."),
        _("Wait a few minutes and try again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        500,
        _("Something went wrong"),
        _("The fault is ours, and it has been logged."),
        _("Try again in a while. Give the reference if you ask for help."),
    )


_EMPTY = {400: bad_request, 403: permission_denied, 404: not_found, 405: method_not_allowed, 429: too_many_requests}


def fill_empty_errors(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: error responses without a word get a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in _EMPTY and not response.streaming and not response.content:
            page = _EMPTY[response.status_code](request)
            if allow := response.headers.get("Allow"):
                page["Allow"] = allow
            return page
        return response

    return middleware


class RefusalPages:
    """Middleware: a refusal that no view turned into a message on its form becomes a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Forbidden):
            return permission_denied(request, exception)
        if isinstance(exception, Conflict):
            return conflict(request, exception)
        return refused(request, exception) if isinstance(exception, Refused) else None
