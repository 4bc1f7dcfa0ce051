"""Findings: what the money and the papers contradict, lack or have let lie."""

from django.urls import path

from handlingsrom.web.findings import views

urlpatterns = [
    path("midler/avvik/", views.findings, name="money_findings"),
    path("midler/avvik/avvik.xlsx", views.findings_xlsx, name="money_findings_xlsx"),
]
