"""A paper is the case and its attachments, by their headings."""

import pytest

from reading.written import written


def parts(*blocks):
    return [(part.name, part.title, part.first, part.last) for part in written(*blocks).parts]


def test_the_case_is_first_and_then_each_attachment():
    found = parts("# Sak 1/26", "Tekst", "# Vedlegg 1: Plan", "Mer", "# Vedlegg 2 – Midler", "Slutt")
    assert found == [("Saken", "", 0, 1), ("Vedlegg 1", "Plan", 2, 3), ("Vedlegg 2", "Midler", 4, 5)]


@pytest.mark.parametrize(
    "again", ["Vedlegg 1 forts: Plan", "Vedlegg 1 (forts.)", "Vedlegg 1 fortsettelse", "VEDLEGG 1: Plan"]
)
def test_an_attachment_that_goes_on_is_one(again):
    assert parts("# Sak", "# Vedlegg 1: Plan", "Tekst", f"# {again}", "Mer")[1:] == [("Vedlegg 1", "Plan", 1, 4)]


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Vedlegg a) Plan", ("Vedlegg A", "Plan")),
        ("Vedlegg B. Plan", ("Vedlegg B", "Plan")),
        ("Vedlegg C Plan", ("Vedlegg C", "Plan")),
        ("Utrykt vedlegg nr. 4", ("Vedlegg 4", "")),
    ],
)
def test_attachments_have_numbers_or_letters(heading, named):
    assert parts("# Sak", f"# {heading}")[1][:2] == named


@pytest.mark.parametrize(
    "heading", ["Vedlegg til sak 13/26", "Vedlegg 1 til sak 13/26", "Vedlegg", "Vedlegg i saken", "Vedlegg 13/26"]
)
def test_other_headings_start_none(heading):
    assert len(parts(f"# {heading}", "Tekst")) == 1


def test_lines_set_apart_start_attachments_where_there_are_no_headings():
    found = parts("Sak 1/26", "Vedlegg 1: Plan", [["Tiltak"], ["Kurs"]], "Vedlegg 2", "Tekst")
    assert [each[:2] for each in found] == [("Saken", ""), ("Vedlegg 1", "Plan"), ("Vedlegg 2", "")]


def test_a_list_of_attachments_and_a_sentence_start_none():
    assert len(parts("Sak", "Vedlegg 1: Plan", "Vedlegg 2: Midler")) == 1
    assert len(parts("Sak", "Vedlegg 3 viser tiltakene.", "Mer")) == 1
    assert len(parts("Sak", "Vedlegg 1: Plan", "Vedlegg 2: Midler", "# Vedlegg 1: Plan", "Tekst")) == 2


def test_a_paper_without_attachments_is_all_case():
    assert parts("Tekst") == [("Saken", "", 0, 0)]
    assert parts() == [("Saken", "", 0, -1)]
