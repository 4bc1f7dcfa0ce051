"""How amounts are written by systems, and what only the whole column can tell."""

import pytest
from export_files import amounts, csv_of, problems, reading, xlsx_of


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("1 234,50", 123_450),
        ("1\u00a0234,50", 123_450),
        ("1\u202f234\u2009567,5", 123_456_750),
        ("1.234,50", 123_450),
        ("1.234.567", 123_456_700),
        ("1,234,567", 123_456_700),
        ("1,234.50", 123_450),
        ("1'234.50", 123_450),
        ("1234.50", 123_450),
        ("1234,5000", 123_450),
        ("0001234,50", 123_450),
        (",50", 50),
        ("0,500", 50),
        ("kr 200,-", 20_000),
        ("200,00 NOK", 20_000),
        ("+5", 500),
        ("-1 234,50", -123_450),
        ("− 1 234,50", -123_450),
        ("–1234,50", -123_450),
        ("1 234,50-", -123_450),
        ("1.234,50 -", -123_450),
        ("(1 234,50)", -123_450),
        ("kr -5", -500),
        ("-200,-", -20_000),
    ],
)
def test_the_ways_systems_write_an_amount_are_read(text, ore):
    assert amounts(text) == [ore]


@pytest.mark.parametrize(
    "text",
    ["x", "1 23", "1.23.456", "-(5)", "-5-", "(5", "5)", "5 000.000,1.2", "1,2,3", "2,6 mill", "12:30", "1e5", "٣"],
)
def test_what_is_no_amount_is_a_problem_at_its_cell(text):
    assert problems(csv_of("31.12.2025;7;01;Kurs;1,00", f'31.12.2025;7;01;Kurs;"{text}"')) == [(3, "Beløp")]


@pytest.mark.parametrize(
    ("others", "ore"),
    [("1,5", 123_400), ("1.234,00", 123_400), ("1.234.000", 123_400), ("0,99", 123_400)],
)
def test_an_amount_that_can_be_two_is_settled_by_the_rest_of_the_column(others, ore):
    assert amounts("1.234", others)[0] == ore


def test_a_group_mark_is_a_decimal_mark_where_the_column_has_three_decimals():
    assert amounts("1.500", "0.250", "12345.000") == [150, 25, 1_234_500]


@pytest.mark.parametrize("texts", [("1.234",), ("1,234", "500", "7")])
def test_an_amount_that_can_be_two_is_a_problem_when_nothing_settles_it(texts):
    content = csv_of(*(f'31.12.2025;7;01;Kurs;"{text}"' for text in texts))
    assert problems(content) == [(2, "Beløp")]
    assert reading(content).lines == []


def test_a_person_may_say_what_the_decimal_mark_is():
    assert amounts("1.234", decimal=",") == [123_400]
    assert amounts("1.230", decimal=".") == [123]


def test_a_column_with_both_decimal_marks_is_one_problem_that_names_the_rows():
    lines = [f"31.12.2025;7;01;Kurs;{text}" for text in ("1,50", "2,50", "3.50", "4,50", "5.50")]
    [problem] = reading(csv_of(*lines)).problems
    assert (problem.row, problem.column) == (4, "Beløp")
    assert "4, 6" in problem.message


def test_parts_of_an_ore_and_amounts_no_project_has_are_problems():
    texts = ["1,505", "1,5", "1000000000", "01019012345"]
    assert problems(csv_of(*(f"31.12.2025;7;01;Kurs;{text}" for text in texts))) == [
        (2, "Beløp"),
        (4, "Beløp"),
        (5, "Beløp"),
    ]


def test_numbers_of_a_spreadsheet_are_exact_ore():
    heading = ["Dato", "Prosjekt", "Beløp"]
    rows = [["1.2.2025", "1", amount] for amount in (0.1 + 0.2, 1234.56, -5, 99_999_999.99, "1 234,50", 0.125)]
    found = reading(xlsx_of([heading, *rows]))
    assert [line.amount_ore for line in found.lines] == [30, 123_456, -500, 9_999_999_999, 123_450]
    assert [problem.row for problem in found.problems] == [7]


def pair(*cells: tuple[str, str]) -> bytes:
    return csv_of(*(f"1.2.2025;01;{d};{k}" for d, k in cells), heading="Dato;Prosjekt;Debet;Kredit")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("100,00", ""), ("", "30,00")], [10_000, -3_000]),
        ([("100,00", "0,00"), ("0,00", "30,00")], [10_000, -3_000]),
        ([("100,00", ""), ("", "-30,00")], [10_000, -3_000]),
        ([("100,00", ""), ("-20,00", ""), ("", "30,00"), ("", "-5,00")], [10_000, -2_000, -3_000, 500]),
    ],
)
def test_debit_is_cost_and_credit_is_not_with_or_without_its_minus(cells, expected):
    assert [line.amount_ore for line in reading(pair(*cells)).lines] == expected


def test_minuses_in_debit_and_in_all_of_credit_are_asked_about():
    cells = [("-100,00", ""), ("", "-30,00")]
    assert problems(pair(*cells)) == [(1, "Kredit")]
    assert [line.amount_ore for line in reading(pair(*cells), credit="plus").lines] == [-10_000, 3_000]
    assert [line.amount_ore for line in reading(pair(*cells), credit="minus").lines] == [-10_000, -3_000]


def test_an_export_with_negative_costs_is_turned():
    assert amounts("-100,00", "20,00", "-5,00", "-1,00") == [10_000, -2_000, 500, 100]


def test_amounts_whose_sign_is_in_a_column_of_its_own_are_not_read_without_it():
    heading = "Dato;Prosjekt;Beløp;D/K"
    assert problems(csv_of("1.2.2025;1;5,00;D", "1.2.2025;1;3,00;K", heading=heading)) == [(1, "D/K")]
    assert problems(csv_of("1.2.2025;1;5,00;D", "1.2.2025;1;-3,00;K", heading=heading)) == []
