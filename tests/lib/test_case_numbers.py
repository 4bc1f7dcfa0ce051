import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlingsrom.lib.casenumbers import CaseNumber, CaseNumberError, parse_case_number


@pytest.mark.parametrize(
    ("written", "year", "sequence"),
    [
        ("13/26", 2026, 13),
        ("08.26", 2026, 8),
        ("22.25", 2025, 22),
        ("01-21", 2021, 1),
        ("56/09", 2009, 56),
        ("2013/01", 2013, 1),
        ("13/2026", 2026, 13),
        ("sak 13/26", 2026, 13),
        ("Sak nr. 13/26", 2026, 13),
        ("Saksnr. 08.26 ", 2026, 8),
    ],
)
def test_the_ways_papers_write_a_case_number_are_read(written, year, sequence):
    assert parse_case_number(written) == CaseNumber(year=year, sequence=sequence)


@pytest.mark.parametrize(
    "written", ["", "13", "sak", "13/26/1", "21.5.2026", "00/26", "1/1", "2013/2014", "1234/26"]
)
def test_anything_else_is_refused(written):
    with pytest.raises(CaseNumberError):
        parse_case_number(written)


def test_a_case_number_is_shown_as_the_papers_do():
    assert CaseNumber(2026, 13).short() == "13/26"
    assert CaseNumber(2026, 8).short() == "08/26"


@given(st.integers(1900, 2199), st.integers(1, 999))
def test_what_is_shown_reads_back_as_the_same_case(year, sequence):
    case = CaseNumber(year, sequence)
    assert parse_case_number(case.short()) == case


def test_cases_sort_by_year_then_sequence():
    assert sorted(map(parse_case_number, ["01/26", "22/25", "04/25"]))[0].short() == "04/25"
