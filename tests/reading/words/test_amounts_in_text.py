"""What is money in running text, and what is not."""

import pytest

from handlingsrom.lib.amounts import MINUS
from handlingsrom.reading.words.amounts import find_amounts

NBSP, THIN = "\u00a0", "\u202f"


def kroner(text: str) -> list[float]:
    return [amount.ore / 100 for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("kr 200 000,-", 200_000),
        (f"kr{NBSP}12{NBSP}382{THIN}000", 12_382_000),
        ("Kr. 200.000", 200_000),
        ("1.245.000,-", 1_245_000),
        ("kr 1 250 000,50", 1_250_000.5),
        ("1.245.000,00 kr", 1_245_000),
        ("NOK 1,000,000", 1_000_000),
        ("kr 12.50", 12.5),
        ("500,-", 500),
        ("kr 0", 0),
        ("2,6 mill", 2_600_000),
        ("10.7 mill. kroner", 10_700_000),
        ("10,615 mill", 10_615_000),
        ("12 MNOK", 12_000_000),
        ("MNOK 12", 12_000_000),
        ("500 tkr", 500_000),
        ("1 250 tkr", 1_250_000),
        ("1,2 mrd", 1_200_000_000),
        ("1 950 mill", 1_950_000_000),
        ("20 tusen kroner", 20_000),
        ("to millioner kroner", 2_000_000),
        ("en halv million", 500_000),
        ("halvannen million kroner", 1_500_000),
        (f"{MINUS} 200 000 kr", -200_000),
        ("kr -200 000", -200_000),
    ],
)
def test_amounts_are_read_however_they_are_written(text: str, amount: float) -> None:
    assert kroner(f"Det settes av {text} til arbeidet.") == [amount]


def test_what_is_found_is_the_text_with_its_currency_and_unit() -> None:
    text = "Rammen er på kr. 4,2 mill. kroner, og kr 300 000,- er igjen."
    assert [amount.text for amount in find_amounts(text)] == ["kr. 4,2 mill. kroner", "kr 300 000,-"]


def test_the_year_before_the_currency_is_no_part_of_the_amount() -> None:
    assert kroner("Rammen i 2025 kr 200 000 står urørt") == [200_000]
    assert kroner("ny ramme 2026 11 500 000") == [11_500_000]
    assert kroner("møtet 18.9.25 200 000 kr og sak 22.25 300 000 kr") == [200_000, 300_000]


@pytest.mark.parametrize(
    "text",
    [
        "i 2026",
        "2022-2027",
        "sak 08.26 og 32.24",
        "18.9.25",
        "1.4.2026",
        "10.-11. mars",
        "tlf. 912 34 567",
        "tlf 62 33 40 000",
        "+47 913 00 000",
        "org.nr. 971 032 081",
        "(971 032 081)",
        "konto 1234.56.78901",
        "postboks 1 200",
        "12,5 %",
        "12 500 prosent",
        "42 000 innbyggere",
        "5 000-6 000 innbyggere",
        "42 000 av innbyggerne",
        "2,5 millioner innbyggere",
        "2 mill. årlige konsultasjoner",
        "20 tusen pasienter",
        "et 2-3 årig budsjett",
        "punkt 2.100",
        "1. Ny satsing",
        "3.2.1 Bakgrunn",
        "versjon 2.100.000",
        "200 000 euro",
        "€ 200 000",
        "10 000-vis",
        "modell 2.0",
        "2700000",
    ],
)
def test_other_numbers_are_not_money(text: str) -> None:
    assert kroner(text) == []


def test_a_number_that_does_not_say_it_is_money_may_be_found_but_says_so() -> None:
    [found] = find_amounts("Det er igjen 1 050 000 i rammen.")
    assert (found.ore, found.is_money) == (105_000_000, False)
    [said] = find_amounts("Det er igjen kr 1 050 000 i rammen.")
    assert said.is_money


def test_bare_digits_are_money_only_after_a_word_of_money() -> None:
    assert kroner("Overføre 2700000, resten senere") == [2_700_000]
    assert kroner("Arkivert som 2700000, resten senere") == []


def test_several_with_a_plus_are_several() -> None:
    assert kroner("(600.000 + 1.200.000 + 1.200.000)") == [600_000, 1_200_000, 1_200_000]


@pytest.mark.parametrize(
    "text", ["ca kr. 16 mill", "kr ca. 16 mill", "om lag 16 mill", "nærmere 16 millioner", "inntil kr 16 mill"]
)
def test_an_amount_may_be_about_so_much(text: str) -> None:
    [found] = find_amounts(f"Det trengs {text} til neste år.")
    assert found.is_about
    assert found.ore == 1_600_000_000


def test_the_ends_of_a_range_are_not_exact() -> None:
    assert [(each.ore, each.is_about) for each in find_amounts("2-3 mill")] == [(300_000_000, True)]
    assert [each.is_about for each in find_amounts("kr 100 000 – 200 000")] == [True, True]
    assert [each.is_about for each in find_amounts("kr 650.000,- – 2 nye tiltak")] == [False]


def test_it_is_told_how_an_amount_of_millions_is_rounded() -> None:
    texts = ["16 mill", "10,7 mill", "1,2 mrd", "500 tkr", "kr 500 000"]
    assert [find_amounts(text)[0].decimals for text in texts] == [0, 1, -2, 3, None]
