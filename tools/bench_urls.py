"""The real addresses, and `/bare/`: a constant page behind the same middleware and session."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from handlingsrom.config.urls import *  # noqa: F403
from handlingsrom.config.urls import urlpatterns as real

PAGE = b"<!doctype html><html lang=nb><title>Bar</title><p>" + b"En side som er den samme hver gang. " * 500


def bare(request: HttpRequest) -> HttpResponse:
    request.user.is_authenticated  # noqa: B018 - the session is read, as every page does
    return HttpResponse(PAGE)


urlpatterns = [path("bare/", bare), *real]
