"""Which rows become lines, which are passed over, and everything that is wrong, at once."""

from datetime import date

import pytest
from export_files import amounts, csv_of, only_table, problems, reading, xlsx_of

from handlingsrom.awards.accounts_file.columns import suggest
from handlingsrom.awards.accounts_file.lines import NO_PROJECT
from handlingsrom.awards.accounts_reading import read_accounts

BIRTH_NUMBER = "010190" + "12345"
BOOKING = "31.12.2025;7;01;Kurs;100,00"


def skipped(*lines: str) -> list[tuple[int, str]]:
    found = reading(csv_of(*lines))
    assert found.problems == []
    return [(row.row, row.reason) for row in found.skipped]


@pytest.mark.parametrize(
    "line",
    [
        ";;;Sum;100,00",
        "Sum;;;;100,00",
        "Totalt 2025;;;;100,00",
        ";;01;Delsum;100,00",
        ";;Sum 01;;100,00",
        "**;;;;100,00",
        "31.12.2025;;;Utgående saldo;100,00",
        ";;;;100,00",
        ";;01;;100,00",
    ],
)
def test_a_line_of_sums_is_no_booking(line):
    assert skipped(BOOKING, line) == [(3, "sum")]


def test_sums_without_a_word_are_known_by_what_stands_above_them():
    assert skipped(BOOKING, BOOKING, ";;;;200,00", BOOKING, ";;;;100,00", ";;;;300,00") == [
        (4, "sum"),
        (6, "sum"),
        (7, "sum"),
    ]


@pytest.mark.parametrize(
    "line", [";;;;99,00", ";7;;Sum;100,00", ";;01;Kurs;100,00", "31.12.2025;;;Total leie;100,00"]
)
def test_a_booking_that_lacks_something_is_not_taken_for_a_sum(line):
    assert problems(csv_of(BOOKING, line))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Dato;Bilagsnr;Prosjekt;Tekst;Beløp", "heading"),
        ("Utskrevet 2.1.2026 av KN;;;;", "note"),
        (";;;Side 1 av 2;", "note"),
        (";;Bo trygt;;", "note"),
        (";;;;Antall rader", "note"),
        ("31.12.2025;7;01;Kurs;0,00", "zero"),
    ],
)
def test_rows_that_are_no_bookings_are_told_of(line, reason):
    assert skipped(BOOKING, line, BOOKING) == [(3, reason)]


def test_everything_that_is_wrong_is_said_at_once_with_its_row():
    found = problems(
        csv_of(
            f"202512;7;01;{'x' * 3000};x",
            BOOKING,
            ";7;01;Kurs;5,00",
            "31.12.2025;7;01;Kurs;",
            f"31.12.2025;{BIRTH_NUMBER};01;Kurs {BIRTH_NUMBER};5,00",
            "31.12.2025;7;01;Lunsj; kaffe;5,00",
        )
    )
    assert sorted(found) == [
        *((2, "Beløp"), (2, "Dato"), (2, "Tekst"), (4, "Dato"), (5, "Beløp"), (6, "Bilagsnr"), (6, "Tekst")),
        *((7, ""), (7, "Beløp")),
    ]


def test_of_a_booking_on_no_project_only_that_is_said():
    found = reading(csv_of(f"x;7;;Lønn {BIRTH_NUMBER};y", BOOKING))
    assert [(problem.row, problem.column, problem.kind) for problem in found.problems] == [
        (2, "Prosjekt", NO_PROJECT)
    ]
    assert len(found.lines) == 1


def test_rows_on_no_project_stop_nothing_but_one_whose_cells_stand_wrong_does():
    table = only_table(csv_of("31.12.2025;7;;Kurs;5,00", BOOKING, "31.12.2025;7;;Kurs; med mat;5,00"))
    found = read_accounts(table, suggest(table))
    assert found.without_project == [2]
    assert {problem.row for problem in found.problems} == {4}
    assert "Prosjekt" in {problem.column for problem in found.problems}


def test_a_cell_with_nothing_to_be_seen_in_it_is_empty():
    assert problems(csv_of("31.12.2025;7;\u200b;Kurs;5,00", '31.12.2025;7;"=""""";Kurs;5,00')) == [
        (2, "Prosjekt"),
        (3, "Prosjekt"),
    ]


def test_numbers_that_a_system_protects_from_spreadsheets_are_read():
    [line] = reading(csv_of('31.12.2025;="0012";"=""007""";Kurs;5,00')).lines
    assert (line.voucher, line.project) == ("0012", "007")


def test_rows_are_numbered_as_in_the_spreadsheet():
    assert problems(csv_of('1.2.2025;7;01;"to\r\nlinjer";5,00', "", "x;7;01;Kurs;5,00")) == [(4, "Dato")]


def test_a_column_where_nothing_can_be_read_is_one_problem():
    found = reading(csv_of(*["202512;7;01;Kurs;5,00"] * 50, heading="Dato;Bilagsnr;Prosjekt;Tekst;Beløp"))
    [problem] = found.problems
    assert (problem.row, problem.column) == (2, "Dato")
    assert "50" in problem.message


@pytest.mark.parametrize("column", ["Bilagsnr", "Prosjekt", "Tekst"])
@pytest.mark.parametrize("number", [BIRTH_NUMBER, "01.01.90 12345", int("15" + BIRTH_NUMBER[2:])])
def test_a_possible_birth_number_is_a_problem_that_does_not_repeat_it(column, number):
    heading = ["Dato", "Bilagsnr", "Prosjekt", "Tekst", "Beløp"]
    row = {"Dato": date(2025, 2, 1), "Bilagsnr": 7, "Prosjekt": "01", "Tekst": "Kurs", "Beløp": 5, column: number}
    found = reading(xlsx_of([heading, list(row.values())]))
    [problem] = found.problems
    assert (problem.row, problem.column, found.lines) == (2, column, [])
    assert "12345" not in str(found)


@pytest.mark.parametrize(
    ("cell", "project"),
    [
        ("00123", "00123"),
        (12345, "12345"),
        (12345.0, "12345"),
        (" P-12 ", "P-12"),
        ("'007", "007"),
    ],
)
def test_project_numbers_are_texts(cell, project):
    [line] = reading(
        xlsx_of([["Dato", "Prosjekt", "Beløp"], [date(2025, 2, 1), "01", 5], ["1.3.2025", cell, 5]])
    ).lines[1:]
    assert line.project == project


@pytest.mark.parametrize("cell", [123.5, date(2025, 1, 2), "1,23457E+11", 10**17])
def test_a_project_number_that_excel_has_changed_is_a_problem(cell):
    assert problems(xlsx_of([["Dato", "Prosjekt", "Beløp"], [date(2025, 2, 1), cell, 5]])) == [(2, "Prosjekt")]


def test_only_what_is_mapped_is_kept():
    content = csv_of("1.2.2025;01;5,00;Kari Nordmann;6800", heading="Dato;Prosjekt;Beløp;Leverandørnavn;Konto")
    found = reading(content)
    assert "Nordmann" not in str(found)
    assert found.lines[0].account == "6800"


def test_the_same_file_again_gives_the_same_keys_and_lines_alike_are_two():
    first = reading(csv_of(BOOKING, BOOKING, BOOKING.replace("100", "50"))).lines
    later = reading(csv_of("1.1.2026;9;01;Ny;7,00", *[BOOKING.replace("100", "50"), BOOKING, BOOKING])).lines
    assert len({line.key for line in first}) == 3
    assert {line.key for line in first} == {line.key for line in later[1:]}


def test_every_part_of_a_booking_tells_it_from_others():
    variants = [
        BOOKING,
        *(BOOKING.replace(*change) for change in (("31", "30"), ("7;", "8;"), ("01", "1"), ("K", "B"))),
    ]
    variants += [
        BOOKING.replace("100", "-100"),
        BOOKING.replace("100,00", "100,01"),
        BOOKING.replace("100,00", "101,00"),
    ]
    assert len({line.key for line in reading(csv_of(*variants)).lines}) == len(variants)


def test_a_spreadsheet_and_a_text_file_of_the_same_give_the_same_keys():
    text = csv_of("31.12.2025;100234;12345;Kjøp «A» – dag  1;1 234,50", "30.12.25;100235;00123;;-200,00")
    rows = [
        ["Bilagsdato", "Beløp", "Tekst", "Prosjektnr", "Bilag"],
        [date(2025, 12, 30), -200, None, "00123", 100235],
        [date(2025, 12, 31), 1234.5, "Kjøp «A» – dag 1", 12345, 100234],
    ]
    assert {line.key for line in reading(text).lines} == {line.key for line in reading(xlsx_of(rows)).lines}


def test_amounts_helper_keeps_to_whole_columns():
    assert amounts("5", "6") == [500, 600]
