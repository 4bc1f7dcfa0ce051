from datetime import date

import pytest
from export_files import csv_of, problems, reading, xlsx_of

NEW_YEARS_EVE = date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("31.12.2025", "31.12.25", "2025-12-31", "20251231", "31. 12. 2025", "31/12/2025", "31-12-2025"),
        *(
            "2025/12/31",
            "2025.12.31",
            "12/31/2025",
            "31.12.2025 00:00:00",
            "2025-12-31T00:00:00",
            "31.12.2025 kl. 10.15",
        ),
        *("2025-12-30T23:00:00Z", "2025-12-31T00:00:00+01:00"),
    ],
)
def test_the_ways_systems_write_a_date_are_read(text):
    [line] = reading(csv_of(f"{text};7;01;Kurs;5,00")).lines
    assert line.booked_on == NEW_YEARS_EVE


def test_whether_the_day_or_the_month_comes_first_is_settled_by_the_column():
    found = reading(csv_of("03/04/2025;7;01;Kurs;5,00", "25/04/2025;7;01;Kurs;6,00"))
    assert [line.booked_on.month for line in found.lines] == [4, 4]


@pytest.mark.parametrize(
    "texts", [("03/04/2025",), ("03/04/2025", "05/06/2025"), ("03/04/2025", "25/04/2025", "04/25/2025")]
)
def test_dates_that_can_be_two_are_problems_when_nothing_settles_them(texts):
    found = reading(csv_of(*(f"{text};7;01;Kurs;5,00" for text in texts)))
    assert found.problems[0].row == 2
    assert "Day and month" in found.problems[0].message


@pytest.mark.parametrize("text", ["202512", "202513", "2025-12", "2025/12", "12.2025", "12-2025"])
def test_a_period_is_said_to_be_no_date(text):
    [problem] = reading(csv_of("31.12.2025;7;01;Kurs;5,00", f"{text};7;01;Kurs;5,00")).problems
    assert (problem.row, problem.column) == (3, "Dato")
    assert "period" in problem.message


@pytest.mark.parametrize("text", ["31.11.2025", "31.12", "i går", "45000", "20251331", "1.1.0025", "311225"])
def test_what_is_no_date_is_a_problem_at_its_cell(text):
    assert problems(csv_of("31.12.2025;7;01;Kurs;5,00", f"{text};7;01;Kurs;5,00")) == [(3, "Dato")]


def test_dates_and_compact_numbers_of_a_spreadsheet_are_read_and_bare_numbers_are_not():
    rows = [[value, "1", 5] for value in (NEW_YEARS_EVE, 20251231, "31.12.2025", 46022, 202512)]
    found = reading(xlsx_of([["Dato", "Prosjekt", "Beløp"], *rows]))
    assert [line.booked_on for line in found.lines] == [NEW_YEARS_EVE] * 3
    assert [problem.row for problem in found.problems] == [5, 6]
    assert "number, not a date" in found.problems[0].message
    assert "period" in found.problems[1].message
