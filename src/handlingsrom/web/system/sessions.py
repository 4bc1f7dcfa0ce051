"""Sessions end after hours without use; using the program renews them, at most one write every five minutes."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

RENEW_AFTER_SECONDS = 5 * 60
_KEY = "renewed_at"


def keep_alive(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware, after authentication. Leaves strangers without a session alone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(_KEY, 0) > RENEW_AFTER_SECONDS:
                request.session[_KEY] = now
        return get_response(request)

    return middleware
