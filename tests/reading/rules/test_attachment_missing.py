"""Attachments that the paper refers to."""

import pytest

from reading.written import found, written


def case(*texts, attachments=("# Vedlegg 1: Plan", "Tekst.", "# Vedlegg 2: Midler", "Tekst.")):
    return written("# Bakgrunn", *texts, *attachments)


@pytest.mark.parametrize("text", ["Se vedlegg 3.", "Dette står i vedlegg 1–3.", "Jf. vedlegg 1, 2 og 3 til saken."])
def test_one_that_is_not_there_is_found(text):
    (finding,) = found("attachment-missing", case(text))

    assert finding.title.values["numbers"] == "3"


@pytest.mark.parametrize(
    "text",
    ["Se vedlegg 2.", "Se vedlegg 1 og 2.", "Etter vedlegg 4 til sak 12/25.", "Vedlegg 3: Egen fil", "Se vedlegg."],
)
def test_those_there_or_listed_or_of_others_are_left_alone(text):
    assert found("attachment-missing", case(text)) == []


def test_a_paper_without_attachments_is_only_doubted():
    paper = case("Se vedlegg 3.", attachments=())

    assert found("attachment-missing", paper) == []
    assert len(found("attachment-missing", paper, strict=True)) == 1


def test_an_attachment_may_be_a_file_of_its_own():
    other = written("# Tall", file="Vedlegg 3 - tall.docx")

    assert found("attachment-missing", case("Se vedlegg 3."), other) == []
