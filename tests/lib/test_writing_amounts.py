import pytest

from handlingsrom.lib.amounts import format_kr, format_percent, keep_together


@pytest.mark.parametrize(
    ("ore", "text"),
    [
        (1_238_200_000, "12\u00a0382\u00a0000"),
        (-515_000_000, "−\u00a05\u00a0150\u00a0000"),
        (125_000_050, "1\u00a0250\u00a0000,50"),
        (-5, "−\u00a00,05"),
        (0, "0"),
        (99_900, "999"),
    ],
)
def test_amounts_have_hard_spaces_and_ore_only_when_not_whole(ore, text):
    assert format_kr(ore) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (831_446, 17_065_000, "4,9\u00a0%"),
        (1, 2000, "0,1\u00a0%"),
        (5, 5, "100,0\u00a0%"),
        (-1, 20, "−\u00a05,0\u00a0%"),
        (0, -20, "0,0\u00a0%"),
        (-1, 100_000, "0,0\u00a0%"),
        (3, 0, "–"),
    ],
)
def test_a_percentage_has_one_decimal_and_a_hard_space(part, whole, text):
    assert format_percent(part, whole) == text


def test_amounts_somebody_wrote_are_not_broken_between_lines():
    typed = "I 2024 fikk 7 tiltak 9 053 333 kr, VIP 1 000 000 og resten 2,6 mill. Se 13/26 1d."

    kept = keep_together(typed)
    assert kept.replace("\u00a0", " ") == typed
    assert [part for part in kept.split(" ") if "\u00a0" in part] == [
        "9\u00a0053\u00a0333\u00a0kr,",
        "1\u00a0000\u00a0000",
        "2,6\u00a0mill.",
    ]
