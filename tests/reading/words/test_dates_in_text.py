"""Days as people write them; a month alone is no day, and a day that does not exist is kept as text."""

from datetime import date

import pytest

from handlingsrom.reading.words.dates import find_dates


def days(text: str, year: int | None = None) -> list[tuple[date | None, date | None, str]]:
    return [(each.first, each.last, each.text) for each in find_dates(text, year)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20.2.25", date(2025, 2, 20), date(2025, 2, 20)),
        ("20.02.2025", date(2025, 2, 20), date(2025, 2, 20)),
        ("2026-03-10", date(2026, 3, 10), date(2026, 3, 10)),
        ("10/3-2026", date(2026, 3, 10), date(2026, 3, 10)),
        ("10. mars 2026", date(2026, 3, 10), date(2026, 3, 10)),
        ("3 mai 2026", date(2026, 5, 3), date(2026, 5, 3)),
        ("2. sept. 2025", date(2025, 9, 2), date(2025, 9, 2)),
        ("10.-11. mars 2026", date(2026, 3, 10), date(2026, 3, 11)),
        ("10. og 11. mars 2026", date(2026, 3, 10), date(2026, 3, 11)),
        ("10. – 11. mars 2026", date(2026, 3, 10), date(2026, 3, 11)),
        ("28.-29.4.2026", date(2026, 4, 28), date(2026, 4, 29)),
        ("30. april–1. mai 2026", date(2026, 4, 30), date(2026, 5, 1)),
        ("30.12.-2.1.2026", date(2025, 12, 30), date(2026, 1, 2)),
        ("1.4.2026-30.6.2026", date(2026, 4, 1), date(2026, 6, 30)),
    ],
)
def test_days_are_read_however_they_are_written(text: str, first: date, last: date) -> None:
    assert days(f"Møtet {text}, i Dalen.") == [(first, last, text)]


def test_a_day_without_a_year_is_known_when_the_year_is() -> None:
    [unknown] = find_dates("Konstituert 10. april.")
    assert (unknown.first, unknown.has_year, unknown.text) == (None, False, "10. april")
    [known] = find_dates("Konstituert 10. april.", 2026)
    assert (known.first, known.has_year) == (date(2026, 4, 10), False)
    assert days("frist innen 1.4. for alle", 2026) == [(date(2026, 4, 1), date(2026, 4, 1), "1.4.")]


@pytest.mark.parametrize("text", ["31.2.2026", "30. februar 2026", "29.2.2026", "12.13.2026", "2026-13-01"])
def test_a_day_that_does_not_exist_keeps_its_text(text: str) -> None:
    [found] = find_dates(f"den {text} i møtet")
    assert (found.first, found.last, found.text, found.has_year) == (None, None, text, True)


@pytest.mark.parametrize("text", ["18.9.2", "18.9.202"])
def test_a_year_that_is_cut_is_no_year(text: str) -> None:
    [found] = find_dates(f"(sak 22.25 SSU {text})", 2025)
    assert (found.first, found.text, found.has_year) == (None, text, True)


@pytest.mark.parametrize(
    "text",
    [
        "mars 2026",
        "i mai",
        "3.1.2 Bakgrunn",
        "punkt 2.10.25",
        "sak 13/26",
        "sak 10/3-26",
        "kr 1.245.000",
        "62.33.30.00",
        "22.44.66",
        "10.7 mill",
        "12. marsipan",
        "20260310",
        "kl. 10.30",
        "2-3 årig",
    ],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert days(text) == []
