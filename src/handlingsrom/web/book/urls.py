"""The workbook of a partnership: what it has, as Excel, out and in."""

from django.urls import path

from handlingsrom.web.book import views

urlpatterns = [
    path("arbeidsbok/", views.book, name="book"),
    path("arbeidsbok/prov/", views.try_out, name="book_try"),
    path("arbeidsbok/les-inn/", views.load, name="book_load"),
    path("arbeidsbok/mal.xlsx", views.template_xlsx, name="book_template_xlsx"),
    path("arbeidsbok/arbeidsbok.xlsx", views.export_xlsx, name="book_export_xlsx"),
]
