import pytest

from handlingsrom.lib.amounts import format_kr, format_percent


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
