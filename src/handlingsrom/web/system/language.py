"""Which language a page is in: the one kept with the account, then the one chosen in this browser, then bokmål.

What the browser prefers is not asked: many Norwegian offices run English browsers, and read Norwegian.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Next = Callable[[HttpRequest], HttpResponse]


def norwegian_first(get_response: Next) -> Next:
    """Leave only the cookie for Django's LocaleMiddleware to look at."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return get_response(request)

    return middleware


def language_of_account(get_response: Next) -> Next:
    """What a person has chosen for themselves goes before what somebody chose in the browser they sit at."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.session.session_key:
            kept = getattr(request.user, "language", "")
            if kept in dict(settings.LANGUAGES):
                translation.activate(kept)
                request.LANGUAGE_CODE = kept
        return get_response(request)

    return middleware
