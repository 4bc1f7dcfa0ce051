"""Health, and the pages about the program itself."""

from django.urls import path

from handlingsrom.web.system import health, pages

urlpatterns = [
    path("helse", health.alive, name="alive"),
    path("klar", health.ready, name="ready"),
    path("tilgjengelighet", pages.accessibility, name="accessibility"),
    path("personvern", pages.privacy, name="privacy"),
]
