"""Every error at once, each with its cell; nothing is loaded."""

from pathlib import Path

import pytest

from book.books import add_row, problems, rows, set_cell, write
from handlingsrom.people.models import Partnership

pytestmark = pytest.mark.django_db


def test_all_errors_come_at_once_and_nothing_is_loaded(copy: Path):
    set_cell(copy, "Partnere", 3, "Kommunenummer", "12")
    set_cell(copy, "Partnere", 4, "Organisasjonsnummer", "123456789")
    set_cell(copy, "Tiltak", 5, "Tittel", "")
    set_cell(copy, "Status", 4, "Rapportert", "31.2.2026")
    set_cell(copy, "Bilag", 9, "Beløp", "kr. 5.150.000,- mill")
    set_cell(copy, "Saker", 3, "Saksnummer", "sak fire")
    found = problems(copy)
    assert {"Partnere E3", "Partnere F4", "Tiltak B5", "Status D4", "Bilag L9", "Saker B3"} <= set(found)
    assert not Partnership.objects.exists()


@pytest.mark.parametrize(
    ("sheet", "row", "column", "text", "cell", "says"),
    [
        (
            "Tiltak",
            16,
            "Satsningsområde",
            "Samhandle med de som trenger mest",
            "E16",
            "Samhandle med de som trenger det",
        ),
        ("Tiltak", 16, "Ansvarlige", "Sykehuset Innlandet; NAV?", "H16", "NAV"),
        ("Livsløp", 2, "Tilstand", "Igang", "B2", "Foreslått"),
        ("Klinikker", 2, "Navn", "Pasient 010203 12345", "A2", "Tegn 9 til 20 kan være et fødselsnummer"),
        ("Plasser", 2, "Rekkefølge", "en", "G2", "fra 0 til 32000"),
        ("Bilag", 2, "Dato", "46000", "B2", "for eksempel 21.5.2026"),
    ],
)
def test_the_error_names_the_cell_and_what_to_do(copy: Path, sheet, row, column, text, cell, says):
    set_cell(copy, sheet, row, column, text)
    found = problems(copy)
    assert f"{sheet} {cell}" in found
    assert says in found[f"{sheet} {cell}"]
    assert "12345" not in "".join(found.values())


def test_a_row_with_an_error_is_reported_once_however_many_name_it(copy: Path):
    set_cell(copy, "Regioner", 2, "Rekkefølge", "først")
    set_cell(copy, "Tiltak", 16, "Alle helseregioner", "kanskje")
    assert list(problems(copy)) == ["Regioner B2", "Tiltak J16"]


def test_a_row_that_stands_twice_is_an_error(copy: Path):
    add_row(copy, "Regioner", Navn="valdres")
    assert list(problems(copy)) == ["Regioner A9"]


def test_unknown_sheets_and_columns_are_errors(copy: Path):
    write(copy, "Tiltakk", [["Kode"], ["x"]])
    table = rows(copy, "Klinikker")
    write(copy, "Klinikker", [["Nvan", "Navn"], *(["", *row] for row in table[1:])])
    found = problems(copy)
    assert "Tiltak" in found["Tiltakk"]
    assert "Navn" in found["Klinikker A1"]


def test_a_missing_column_that_must_be_there_is_an_error(copy: Path):
    table = rows(copy, "Tilskudd")
    write(copy, "Tilskudd", [row[:2] for row in table])
    assert "År" in problems(copy)["Tilskudd"]


def test_money_that_is_not_there_is_an_error_of_its_row(copy: Path):
    set_cell(copy, "Bilag", 29, "Beløp", "7 500 000")
    found = problems(copy)
    assert "Bilag L29" in found, found


def test_a_step_the_lifecycle_does_not_have_is_an_error_of_its_row(copy: Path):
    add_row(copy, "Livsløp", Tiltak="fsu-beredskap", Tilstand="Pågår", Gjelder_fra="1.5.2026")
    assert list(problems(copy)) == ["Livsløp A64"]


def test_money_is_only_moved_by_an_adopted_point(copy: Path):
    set_cell(copy, "Bilag", 3, "Vedtakspunkt", "13/26 1c")
    set_cell(copy, "Bilag", 4, "Vedtakspunkt", "")
    found = problems(copy)
    assert {"Bilag O3", "Bilag O4"} <= set(found)


def test_a_gap_in_the_vouchers_is_an_error(copy: Path):
    table = rows(copy, "Bilag")
    write(copy, "Bilag", [*table[:-1], ["2026-0003", *table[-1][1:]]])
    assert "2026-0001" in problems(copy)["Bilag A34"]
