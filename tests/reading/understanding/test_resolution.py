"""The points of the resolution as people refer to them, and what the paper recommends."""

import pytest

from .made import understood


def points(*parts):
    return [(point.number, point.text) for point in understood(*parts).resolution]


def recommended(*parts):
    return [(point.lead, point.text) for point in understood(*parts).recommendations]


def test_points_are_numbered_and_lettered():
    found = understood(
        "# Forslag til vedtak", "1. Utvalget godkjenner", "a) planen.", "b) midlene.", "2. Utvalget ber om rutiner."
    )
    assert [point.number for point in found.resolution] == ["1", "1 a", "1 b", "2"]
    assert [point.lead for point in found.resolution] == ["", "Utvalget godkjenner", "Utvalget godkjenner", ""]
    assert found.resolution[2].place.block == 3


def test_a_list_that_goes_on_from_further_up_is_counted_from_one():
    assert points("# Forslag til vedtak", "4. Planen godkjennes.", "a) Alt.", "5. Midlene tildeles.") == [
        ("1", "Planen godkjennes."),
        ("1 a", "Alt."),
        ("2", "Midlene tildeles."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "# Innstilling",
        "# Sekretariatets forslag til vedtak",
        "# 6 Forslag til vedtak",
        "Forslag til vedtak:",
        "# Vedtak",
    ],
)
def test_the_heading_may_be_worded_in_several_ways(heading):
    assert points(heading, "1. Planen godkjennes.") == [("1", "Planen godkjennes.")]


def test_what_is_proposed_goes_before_what_was_decided():
    assert points("# Forslag til vedtak", "1. Forslag.", "# Vedtak", "1. Vedtatt.") == [("1", "Forslag.")]


def test_a_paragraph_cut_in_two_is_one_point():
    found = points(
        "# Forslag til vedtak",
        "1. Utvalget ber sekretariatet",
        "legge frem planen til høsten.",
        "2. Saken tas til orientering.",
    )
    assert found[0] == ("1", "Utvalget ber sekretariatet legge frem planen til høsten.")


def test_a_resolution_without_numbers_is_a_point():
    assert points("Forslag til vedtak: Saken tas til orientering.") == [("", "Saken tas til orientering.")]
    assert points("# Forslag til vedtak", "Saken tas til orientering.") == [("", "Saken tas til orientering.")]


def test_what_follows_is_no_part_of_it():
    found = points(
        "# Forslag til vedtak",
        "1. Planen godkjennes.",
        "Hamar, 12.5.2026",
        "Vedlegg:",
        "* Planen",
        "# Vedlegg 1: Plan",
        "1. Ett",
    )
    assert found == [("1", "Planen godkjennes.")]


def test_recommendations_are_items_with_their_lead_and_paragraphs():
    parts = [
        "# Anbefaling",
        "Det anbefales å gjøre følgende:",
        "* Starte kurset",
        "* Kjøpe appen",
        "Rutinene skrives ned.",
        "# Forslag til vedtak",
        "1. Alt.",
    ]
    assert recommended(*parts) == [
        ("Det anbefales å gjøre følgende:", "Starte kurset"),
        ("Det anbefales å gjøre følgende:", "Kjøpe appen"),
        ("", "Rutinene skrives ned."),
    ]


def test_a_list_led_by_a_recommendation_counts_wherever_it_stands():
    assert recommended(
        "# Vurdering", "Sekretariatet tilrår følgende:", "* Starte kurset", "Ellers ikke.", "* Annet"
    ) == [("Sekretariatet tilrår følgende:", "Starte kurset")]


def test_of_weighing_and_recommending_only_what_recommends():
    parts = ["# Vurdering og anbefaling", "Kurset går bra.", "Vi foreslår å fortsette.", "* Alt", "Slutt."]
    assert [text for _lead, text in recommended(*parts)] == ["Alt"]
