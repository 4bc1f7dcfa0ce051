"""The action plan, the strategy behind it, and each initiative."""

from django.urls import path

from handlingsrom.web.plan import editing, proposing, views

app_name = "plan"

urlpatterns = [
    path("", views.index, name="index"),
    path("excel", views.excel, name="excel"),
    path("strategi/", views.strategy, name="strategy"),
    path("nytt/", proposing.propose, name="propose"),
    path("id/<int:pk>/", views.by_id, name="by_id"),
    path("<str:code>/", views.initiative, name="initiative"),
    path("<str:code>/tiltak.xlsx", views.initiative_xlsx, name="initiative_xlsx"),
    path("<str:code>/status/", editing.status, name="status"),
    path("<str:code>/folk/", editing.people, name="people"),
    path("<str:code>/rediger/", proposing.edit, name="edit"),
]
