"""No possible fødselsnummer gets in: not through a form, not past one, not in a file or its name."""

import importlib
import io
import pkgutil
import zipfile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

import handlingsrom.web
from cast import make_cast
from handlingsrom.lib.errors import Refused
from handlingsrom.people.models import Region
from handlingsrom.web.birthnumbers import stop_birth_numbers
from handlingsrom.web.forms import SafeForm, SafeFormMixin
from handlingsrom.web.uploads import MEGABYTE, UploadField, check_upload

# A date and five digits; nobody has it, as the control digits are wrong.
NUMBER = "15032080119"


class NoteForm(SafeForm):
    title = forms.CharField()
    secret = forms.CharField(widget=forms.PasswordInput, required=False)


def every_form() -> list[type]:
    for found in pkgutil.walk_packages(handlingsrom.web.__path__, "handlingsrom.web."):
        importlib.import_module(found.name)
    found, waiting = [], [forms.BaseForm]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found += [form for form in below if form.__module__.startswith("handlingsrom.")]
    return found


def test_every_form_of_ours_looks_for_birth_numbers():
    careless = [form for form in every_form() if not issubclass(form, SafeFormMixin)]

    assert careless == []


def test_every_file_field_of_ours_checks_what_it_gets():
    careless = [
        f"{form.__name__}.{name}"
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.FileField) and not isinstance(field, UploadField)
    ]

    assert careless == []


def test_a_form_points_at_the_field_and_does_not_repeat_the_number():
    form = NoteForm({"title": f"Gjelder {NUMBER} i Valdres"})

    assert not form.is_valid()
    assert "9" in form.errors["title"][0]
    assert NUMBER not in form.errors["title"][0]


def test_a_form_that_forgets_its_parents_clean_is_safe_too():
    class Careless(NoteForm):
        def clean(self):
            return {}

    assert not Careless({"title": NUMBER}).is_valid()


def test_passwords_and_amounts_are_left_alone():
    assert NoteForm({"title": "12 382 000 kr til 42 kommuner", "secret": NUMBER}).is_valid()


def posted(data: dict, view, path: str = "/"):
    request = RequestFactory().post(path, data)
    return stop_birth_numbers(view)(request)


@pytest.mark.django_db
def test_what_is_posted_past_a_form_is_rolled_back_and_shown_again():
    partnership = make_cast().partnership

    def forgetful(request):
        Region.objects.create(partnership=partnership, name=request.POST["name"])
        return HttpResponse("saved")

    answer = posted({"name": f"Region {NUMBER}", "note": "En lang tekst"}, forgetful)

    assert answer.status_code == 422
    assert not Region.objects.filter(name__contains=NUMBER).exists()
    assert NUMBER in answer.content.decode()
    assert "En lang tekst" in answer.content.decode()


@pytest.mark.django_db
def test_a_forms_own_answer_is_let_through():
    def view(request):
        return HttpResponse(str(NoteForm(request.POST).errors), status=200)

    assert posted({"title": NUMBER}, view).status_code == 200


@pytest.mark.django_db
def test_a_form_that_answers_for_one_field_does_not_answer_for_another():
    def view(request):
        return HttpResponse(str(NoteForm(request.POST).errors))

    assert posted({"title": NUMBER, "other": f"{NUMBER} igjen"}, view).status_code == 422


@pytest.mark.django_db
def test_json_and_file_names_are_looked_through():
    json = RequestFactory().post("/", f'{{"note": "{NUMBER}"}}', content_type="application/json")
    file = SimpleUploadedFile(f"{NUMBER}.pdf", b"%PDF-")

    assert stop_birth_numbers(lambda request: HttpResponse())(json).status_code == 422
    assert posted({"file": file}, lambda request: HttpResponse()).status_code == 422


@pytest.mark.django_db
def test_the_whole_stack_stops_it(client):
    answer = client.post("/konto/sprak/", {"language": "nb", "next": f"/{NUMBER}/"})

    assert answer.status_code == 422


def archive(*parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for part in parts:
            file.writestr(part, "x")
    return packed.getvalue()


def check(name: str, content: bytes, *kinds: str, max_bytes: int = MEGABYTE) -> None:
    check_upload(SimpleUploadedFile(name, content), kinds or ("xlsx", "pdf", "csv"), max_bytes)


def test_files_of_the_right_kind_are_taken():
    check("bok.xlsx", archive("xl/workbook.xml"))
    check("papir.PDF", b"%PDF-1.7")
    check("liste.csv", "navn;kr\nÅl;100\n".encode())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bok.exe", b"MZ"),
        ("bok.xlsx", b"MZ not an archive"),
        ("bok.xlsx", archive("word/document.xml")),
        ("bok.xlsx", archive("xl/workbook.xml", "xl/vbaProject.bin")),
        ("papir.pdf", b"<html>"),
        ("liste.csv", b"a\0b"),
        ("liste.csv", b""),
        ("liste.csv", f"navn\n{NUMBER}\n".encode()),
        (f"{NUMBER}.csv", b"navn"),
        ("liste.csv", b"a" * (MEGABYTE + 1)),
    ],
)
def test_other_files_are_refused(name, content):
    with pytest.raises(Refused):
        check(name, content)
