"""Errors are pages with a sentence and a reference, and the log has the same reference."""

import json
import logging

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import Client
from django.urls import path

from handlingsrom.config import urls as real
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.lib.logline import JsonLine
from handlingsrom.web.system.reference import AddReference


def _raiser(error: Exception):
    @login_not_required
    def view(request):
        raise error

    return view


@login_not_required
def _only_get(request):
    return HttpResponseNotAllowed(["GET"])


@login_not_required
def _reads_form(request):
    return HttpResponse(request.POST.get("x", ""))


urlpatterns = [
    *real.urlpatterns,
    path("breaks", _raiser(RuntimeError("the secret detail"))),
    path("forbidden", _raiser(Forbidden("Only the secretariat may do this."))),
    path("refused", _raiser(Refused("The money is not there."))),
    path("conflict", _raiser(Conflict("Kari changed this at 10:14."))),
    path("get-only", _only_get),
    path("form", _reads_form),
]
handler400, handler403, handler404 = real.handler400, real.handler403, real.handler404
handler429, handler500 = real.handler429, real.handler500

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def lines():
    """What is written to the log meanwhile, read back from its lines of JSON."""
    found = []

    class Keep(logging.Handler):
        def emit(self, record):
            found.append(json.loads(self.format(record)))

    handler = Keep()
    handler.addFilter(AddReference())
    handler.setFormatter(JsonLine())
    logging.getLogger().addHandler(handler)
    yield found
    logging.getLogger().removeHandler(handler)


def test_a_fault_of_ours_shows_a_reference_and_no_detail(client, lines):
    answer = client.get("/breaks")

    reference = answer["X-Request-ID"]
    page = answer.content.decode()
    assert answer.status_code == 500
    assert reference in page
    assert "secret detail" not in page
    line = next(line for line in lines if line["level"] == "error")
    assert line["reference"] == reference
    assert "the secret detail" in line["traceback"]


def test_a_fault_is_shown_even_if_the_template_fails(client, monkeypatch):
    def fail(*_args):
        raise RuntimeError

    monkeypatch.setattr("handlingsrom.web.system.errors.render_to_string", fail)

    answer = client.get("/breaks")

    assert answer.status_code == 500
    assert answer["X-Request-ID"] in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/forbidden", 403, "Only the secretariat may do this."),
        ("/refused", 422, "The money is not there."),
        ("/conflict", 409, "Kari changed this at 10:14."),
    ],
)
def test_a_refusal_is_a_page_with_its_sentence(client, address, status, sentence):
    answer = client.get(address)

    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_an_unknown_address_is_a_page_and_its_log_line_has_the_reference(client, lines):
    answer = client.get("/finnes-ikke")

    assert answer.status_code == 404
    assert answer["X-Request-ID"] in answer.content.decode()
    assert [line["reference"] for line in lines] == [answer["X-Request-ID"]]


def test_a_wrong_method_is_a_page_that_keeps_the_allow_header(client):
    answer = client.post("/get-only")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET"
    assert answer["X-Request-ID"] in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_a_page():
    answer = Client(enforce_csrf_checks=True).post("/form", {"x": "1"})

    assert answer.status_code == 403
    assert answer["X-Request-ID"] in answer.content.decode()


def test_too_much_text_is_refused(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    assert (
        client.post("/form", {"x": "a" * 5000}, content_type="application/x-www-form-urlencoded").status_code == 413
    )


def test_too_large_a_request_is_refused_before_it_is_read(client):
    answer = client.post("/form", b"", content_type="text/plain", headers={"content-length": str(21 * 1024 * 1024)})

    assert answer.status_code == 413


def test_a_reference_sent_by_a_stranger_is_not_used(client):
    assert client.get("/helse", headers={"x-request-id": "forged"})["X-Request-ID"] != "forged"
