"""Cases are found by the word before them; dates, amounts and fractions are none."""

import pytest

from handlingsrom.reading.words.cases import find_cases


def cases(text: str) -> list[tuple[str, str, str]]:
    return [(case.number.short(), case.text, case.mark) for case in find_cases(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sak 13/26", [("13/26", "13/26", "/")]),
        ("vedtak i sak 08.26 om midler", [("08/26", "08.26", ".")]),
        ("sak 01-21", [("01/21", "01-21", "-")]),
        ("PS 12/2026", [("12/26", "12/2026", "/")]),
        ("Saksnr. 13/26", [("13/26", "13/26", "/")]),
        ("SSU-sak nr. 8/26", [("08/26", "8/26", "/")]),
        ("jf. 13/26", [("13/26", "13/26", "/")]),
        ("jfr sak 22.25. Ikke brukt", [("22/25", "22.25", ".")]),
        ("sak\n13/26", [("13/26", "13/26", "/")]),
        ("sak 14.26 og 15.26", [("14/26", "14.26", "."), ("15/26", "15.26", ".")]),
        ("sakene 1/25, 2/25 og 3/25", [("01/25", "1/25", "/"), ("02/25", "2/25", "/"), ("03/25", "3/25", "/")]),
        ("sakene 1/25-3/25", [("01/25", "1/25", "/"), ("03/25", "3/25", "/")]),
        ("sak 14 og 15/26", [("15/26", "15/26", "/")]),
        ("sak 12/26 og 7 innspill", [("12/26", "12/26", "/")]),
    ],
)
def test_cases_are_found_in_the_form_they_are_written(text: str, found: list[tuple[str, str, str]]) -> None:
    assert cases(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "13/26",
        "årsak 12/26",
        "sak 18.09.25",
        "jf. 18.9.25",
        "jf. 10.70 mill",
        "jf. 3/10 av midlene",
        "sak 3.570.000",
        "sak 13/260",
        "saksnr 24/01234",
        "sakene 10-12",
        "saksbehandler 12/26",
        "sak 0/26",
    ],
)
def test_other_numbers_are_no_cases(text: str) -> None:
    assert cases(text) == []
