"""The addresses of everything: one line per area of `web`, and the error pages."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "handlingsrom.web.system.errors.bad_request"
handler403 = "handlingsrom.web.system.errors.permission_denied"
handler404 = "handlingsrom.web.system.errors.not_found"
handler429 = "handlingsrom.web.system.errors.too_many_requests"
handler500 = "handlingsrom.web.system.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("handlingsrom.web.system.urls")),
    path("", include("handlingsrom.web.account.urls")),
    path("handlingsplan/", include("handlingsrom.web.plan.urls")),
    path("", include("handlingsrom.web.overview.urls")),
    # Before money, whose addresses they share the first part of.
    path("", include("handlingsrom.web.awards.urls")),
    path("", include("handlingsrom.web.awards.spending_urls")),
    path("", include("handlingsrom.web.findings.urls")),
    path("", include("handlingsrom.web.money.urls")),
    path("", include("handlingsrom.web.people.urls")),
    path("", include("handlingsrom.web.book.urls")),
    path("kontroll/", include("handlingsrom.web.control.urls")),
    path("meldinger/", include("handlingsrom.web.messages.urls")),
    path("saker/", include("handlingsrom.web.cases.urls")),
]
