"""Names and long words that are spelt in two ways."""

import pytest

from reading.written import found, written


def often(word, n=4):
    return [f"Dette gjelder {word} og flere." for _ in range(n)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Hadeland", "Hadeleand"),
        ("pasientsamarbeid", "pasinetsamarbeid"),
        ("rekrutteringsmidler", "rekutteringsmidler"),
        ("pasientene", "pasinetene"),
    ],
)
def test_a_slip_is_found(right, wrong):
    (finding,) = found("misspelt-name", written(*often(right), f"Det gjelder også {wrong} her."))

    assert [place.text for place in finding.places] == [wrong]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("satsningene", "satsingene"),
        ("fremdriften", "framdriften"),
        ("samarbeidsutvalg", "samarbeidsutvalget"),
        ("foreligger", "forelegger"),
        ("styring", "styrking"),
        ("Kristensen", "Kristiansen"),
        ("Hansen", "Hanssen"),
        ("kommunale", "kommunalt"),
        ("Nordre", "Søndre"),
    ],
)
def test_two_words_and_two_ways_that_are_both_right_are_left_alone(one, other):
    assert found("misspelt-name", written(*often(one), f"Det gjelder også {other} her.")) == []


def test_a_common_word_of_the_field_is_right_however_rare():
    paper = written(*often("helsefelleskapet"), "Det gjelder helsefellesskapet.")

    (finding,) = found("misspelt-name", paper)

    assert {place.text for place in finding.places} == {"helsefelleskapet"}


def test_a_text_read_from_a_picture_is_told_of_once():
    paper = written("I mgtet ble det drgftet fglgende.", "Vi bgr Igse det stgrste fgrst, og understgtter det.")

    (finding,) = found("misspelt-name", paper)

    assert "mgtet" in {place.text for place in finding.places}
