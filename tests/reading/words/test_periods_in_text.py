"""Periods of years, with the word of the plan they belong to."""

import pytest

from handlingsrom.reading.words.periods import find_periods


def periods(text: str) -> list[tuple[int, int, str]]:
    return [(period.first, period.last, period.what) for period in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Strategiplan for Helsefellesskap Dalen 2022-2027", (2022, 2027, "strategiplan")),
        ("strategiplanen (2022–2027)", (2022, 2027, "strategiplan")),
        ("Strategisk plan for perioden 2022-27", (2022, 2027, "strategiplan")),
        ("Handlingsplan 2025/2026", (2025, 2026, "handlingsplan")),
        ("handlingsdel 2025 - 2026 - pågående", (2025, 2026, "handlingsdel")),
        ("Strategiske satsningsområder Helsefellesskap Dalen 2022 – 2027", (2022, 2027, "satsningsområder")),
        ("satsingsområdene 2022-2027", (2022, 2027, "satsningsområder")),
        ("økonomiplan 2026 til 2029", (2026, 2029, "økonomiplan")),
        ("tilskudd 2025-2026", (2025, 2026, "")),
        ("strategiplanen er vedtatt, og tilskuddet gjelder 2025-2026", (2025, 2026, "")),
    ],
)
def test_a_period_is_told_with_its_plan(text: str, period: tuple[int, int, str]) -> None:
    assert periods(text) == [period]


def test_each_period_has_its_own_plan() -> None:
    text = "Strategi 2022–2027 og handlingsplan 2025–2026, 2024-2025"
    assert periods(text) == [(2022, 2027, "strategiplan"), (2025, 2026, "handlingsplan"), (2024, 2025, "")]


@pytest.mark.parametrize(
    "text",
    [
        "ikke brukt i 2025/2026",
        "fra 2025 til 2026",
        "2026-03-10",
        "2027-2022",
        "2022-2022",
        "sak 2013/01",
        "1950-2027",
    ],
)
def test_other_years_are_no_periods(text: str) -> None:
    assert periods(text) == []
