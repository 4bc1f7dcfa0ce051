"""The front page."""

from django.urls import path

from handlingsrom.web.overview import views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("vedtak.xlsx", views.decisions_xlsx, name="overview_decisions_xlsx"),
]
