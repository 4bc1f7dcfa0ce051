from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from cast import make_cast
from handlingsrom.people.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return make_cast().client("secretariat")


def exported(client) -> bytes:
    return client.get("/arbeidsbok/arbeidsbok.xlsx").content


def with_region(content: bytes, name: str, order: object = 9) -> SimpleUploadedFile:
    """The workbook with one more region, as a person would add it in Excel."""
    book = load_workbook(BytesIO(content))
    sheet = book["Regioner"]
    row = next(n for n in range(2, 200) if not sheet.cell(n, 1).value)
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = name, order
    saved = BytesIO()
    book.save(saved)
    return SimpleUploadedFile("bok.xlsx", saved.getvalue())


def test_what_is_there_comes_back_unchanged(secretary):
    book = SimpleUploadedFile("bok.xlsx", exported(secretary))
    page = secretary.post("/arbeidsbok/prov/", {"book": book})
    assert page.status_code == 200
    assert page.context["report"].is_unchanged


def test_a_book_is_tried_first_and_then_loaded(secretary):
    page = secretary.post("/arbeidsbok/prov/", {"book": with_region(exported(secretary), "Hadeland")})
    assert not Region.objects.filter(name="Hadeland").exists()
    token = page.context["load_form"].initial["token"]
    assert secretary.post("/arbeidsbok/les-inn/", {"token": token}).status_code == 302
    assert Region.objects.filter(name="Hadeland").exists()


def test_every_error_is_shown_with_its_cell(secretary):
    page = secretary.post("/arbeidsbok/prov/", {"book": with_region(exported(secretary), "Hadeland", "ni")})
    assert page.status_code == 422
    [problem] = page.context["refused"].problems
    assert problem.sheet == "Regioner"
    assert problem.cell in page.content.decode()


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(secretary):
    page = secretary.post("/arbeidsbok/prov/", {"book": SimpleUploadedFile("bok.xlsx", b"hei")})
    assert page.status_code == 422
    assert page.context["form"].errors["book"]


def test_a_book_tried_by_one_cannot_be_loaded_by_another():
    cast = make_cast()
    one, other = cast.client("secretariat"), cast.client("outsider")
    page = one.post("/arbeidsbok/prov/", {"book": with_region(exported(one), "Hadeland")})
    other.post("/arbeidsbok/les-inn/", {"token": page.context["load_form"].initial["token"]})
    assert not Region.objects.filter(name="Hadeland").exists()
