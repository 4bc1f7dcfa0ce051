"""Kontroll: papers that are checked, and the findings in them that somebody settles."""

from django.urls import path

from handlingsrom.web.control import deleting, downloads, listing, paper, settling, uploading

app_name = "control"

urlpatterns = [
    path("", listing.papers, name="list"),
    path("last-opp/", uploading.upload, name="upload"),
    path("sak/<int:pk>/", uploading.check_case, name="check_case"),
    path("<int:pk>/", paper.paper, name="paper"),
    path("<int:pk>/funn.xlsx", downloads.findings_xlsx, name="findings_xlsx"),
    path("<int:pk>/rapport.html", downloads.report, name="report"),
    path("<int:pk>/avgjor/", settling.settle_finding, name="settle"),
    path("<int:pk>/slett/", deleting.forget, name="forget"),
]
