"""The last line of defence: a request with a possible fødselsnummer changes nothing, unless a form answered for it.

Forms (see `web/forms.py`) point at the field. What reaches the program past a form, or through one that somebody
forgot, is caught here: the whole request runs in a transaction that is rolled back, and the person gets a page
with what they typed, so that nothing is lost.
"""

from collections.abc import Callable, Iterator
from contextvars import ContextVar

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handlingsrom.lib.birthnumbers import FOUND, find_possible

View = Callable[[HttpRequest], HttpResponse]

# Fields of machine-made or secret text, which is never stored as typed.
UNSCANNED = {"csrfmiddlewaretoken", "credential", "code", "key"}
_SECRETS = ("password", "oldpassword", "newpassword")

_answered: ContextVar[set[str] | None] = ContextVar("answered", default=None)


def answered_for(text: str) -> None:
    """A form tells that it has refused this text, with a message at its field."""
    if (answered := _answered.get()) is not None:
        answered.add(text)


def stop_birth_numbers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, innermost."""

    def middleware(request: HttpRequest) -> HttpResponse:
        suspects = [] if request.method in {"GET", "HEAD", "OPTIONS"} else list(_suspects(request))
        return _guarded(request, suspects, get_response) if suspects else get_response(request)

    return middleware


def _guarded(request: HttpRequest, suspects: list[str], get_response: View) -> HttpResponse:
    token = _answered.set(set())
    try:
        with transaction.atomic():
            response = get_response(request)
            unanswered = set(suspects) - (_answered.get() or set())
            if unanswered:
                transaction.set_rollback(True)
    finally:
        _answered.reset(token)
    return _page(request, suspects) if unanswered else response


def _suspects(request: HttpRequest) -> Iterator[str]:
    """Every text and file name sent that holds a possible number."""
    if request.content_type == "application/json":
        body = request.body.decode(errors="replace")
        yield from [body] if find_possible(body) else []
        return
    for name, values in request.POST.lists():
        if name not in UNSCANNED and not name.startswith(_SECRETS):
            yield from (value for value in values if find_possible(value))
    for _field, files in request.FILES.lists():
        yield from (file.name or "" for file in files if find_possible(file.name or ""))


def _page(request: HttpRequest, suspects: list[str]) -> HttpResponse:
    places = [{"text": text, "where": _(FOUND) % find_possible(text)[0].params} for text in suspects]
    typed = [text for name, text in request.POST.items() if _is_prose(name, str(text)) and text not in suspects]
    return render(request, "account/birth_number.html", {"places": places, "typed": typed}, status=422)


def _is_prose(name: str, text: str) -> bool:
    """Whether a person would miss the text if it were lost."""
    return bool(text.strip()) and name not in UNSCANNED and not name.startswith(_SECRETS)
