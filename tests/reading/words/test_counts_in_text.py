"""How many a text says there are, in numerals and in words."""

import pytest

from handlingsrom.reading.words.counts import find_counts


def counts(text: str) -> list[tuple[int, str]]:
    return [(count.n, count.noun) for count in find_counts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det kom 7 innspill, hvorav 2 er nye satsninger", [(7, "innspill"), (2, "nye satsninger")]),
        ("oppsummert i 3 hovedpunkter", [(3, "hovedpunkter")]),
        ("to innspill etter frist", [(2, "innspill")]),
        ("Sju", [(7, "")]),
        ("to nye.", [(2, "nye")]),
        ("Begge satsningene", [(2, "satsningene")]),
        ("åtte strategiske satsningsområder", [(8, "strategiske satsningsområder")]),
        ("7 (sju) innspill", [(7, "innspill")]),
        ("12 tiltak, derav ett nytt", [(12, "tiltak"), (1, "nytt")]),
        ("fem tiltak, hvorav en ny", [(5, "tiltak"), (1, "ny")]),
        ("42 000 innbyggere", [(42_000, "innbyggere")]),
    ],
)
def test_numbers_of_things_are_counted(text: str, found: list[tuple[int, str]]) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "en ny satsning",
        "Vedlegg 5 forts",
        "sak 13/26 gjelder",
        "18.9.25",
        "kr 7 mill",
        "to millioner",
        "i 2026 var",
        "5 prosent",
        "2-3 årig",
        "1. Mål",
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert counts(text) == []


def test_a_count_may_be_about_so_many() -> None:
    assert [count.is_about for count in find_counts("minst 2 ganger og 3 tiltak")] == [True, False]
