"""The menu shows the pages that are there, and marks the one we are in."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from handlingsrom.web.navigation import Links, area, entries

urlpatterns = [
    path("", lambda request: HttpResponse(), name="overview"),
    path("plan/", lambda request: HttpResponse(), name="plan"),
]


@override_settings(ROOT_URLCONF=__name__)
def test_pages_that_are_not_there_are_left_out():
    request = RequestFactory().get("/plan/")
    assert [entry["url"] for entry in entries(request)] == ["/", "/plan/"]
    assert Links()["money"] == ""
    assert Links()["plan"] == "/plan/"


@pytest.mark.parametrize(
    ("namespace", "url_name", "module", "expected"),
    [
        ("", "plan", "anywhere", "plan"),
        ("cases", "detail", "anywhere", "cases"),
        ("", "plan_initiative", "anywhere", "plan"),
        ("", "initiative", "handlingsrom.web.plan.views", "plan"),
        ("", "initiative", "handlingsrom.web.money.views", "money"),
        ("", "account_login", "allauth.account.views", ""),
    ],
)
def test_a_page_lies_under_its_area(namespace, url_name, module, expected):
    request = RequestFactory().get("/")
    view = SimpleNamespace(__module__=module)
    request.resolver_match = SimpleNamespace(namespace=namespace, url_name=url_name, func=view)
    assert area(request) == expected


def test_an_error_page_has_no_area():
    assert area(RequestFactory().get("/")) == ""
