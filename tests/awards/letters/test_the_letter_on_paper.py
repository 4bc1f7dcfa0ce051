"""The letter as PDF and Word: addressed, dated, with the amounts, the conditions and the decision; in bokmål."""

import io
import re

import docx
import pytest
from django.utils import translation
from pypdf import PdfReader

from award_letters import adopted, allocate, answering, case_that, give, person
from factories import Small
from handlingsrom.awards.letter_paper import file_name, render
from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.people.models import Partner, PartnerKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def pdf(letter: AwardLetter) -> PdfReader:
    return PdfReader(io.BytesIO(render(letter, "pdf")))


def words(letter: AwardLetter) -> str:
    text = "\n".join(page.extract_text() for page in pdf(letter).pages)
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))


def in_word(letter: AwardLetter) -> str:
    body = docx.Document(io.BytesIO(render(letter, "docx"))).element.body
    return re.sub(r"\s+", " ", "".join(node for node in body.itertext()).replace("\xa0", " "))


def test_it_is_a_letter_to_those_who_answer_for_the_initiative(small):
    where = Partner.objects.create(partnership=small.partnership, name="Vang", kind=PartnerKind.MUNICIPALITY)
    answering(small.alfa, leader=person(small, "Leif Leder", partner=where), owner=person(small, "Eva Eier"))
    letter = give(small, small.alfa, 100, text="Lønn")

    text = words(letter)

    for said in (
        "Helsefellesskap Innlandet Til Leif Leder, leder, Vang Eva Eier, eier",
        "Dato 21.5.2026",
        "Vår referanse Sak SSU 14/26",
        "Tildelingsbrev 2026: Alfa",
        "vedtok 21.5.2026 å gi tiltaket «Alfa» 100 kr for 2026.",
        "Lønn",
        "Pengene kan brukes til og med 31.12.2026.",
        "minst to ganger i året",
        "Utvalget godkjenner dette.",
        "Sekretariatet for Helsefellesskap Innlandet",
    ):
        assert said in text
    assert file_name(letter) == "tildelingsbrev-2026-alfa"


def test_it_is_accessible_and_has_its_title(small):
    reader = pdf(give(small, small.alfa))

    assert reader.metadata.title == "Tildelingsbrev 2026: Alfa"
    assert reader.trailer["/Root"]["/Lang"] == "nb-NO"
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_word_says_the_same(small):
    letter = give(small, small.alfa, 100, text="Lønn")

    text = in_word(letter)

    for said in ("Tildelingsbrev 2026: Alfa", "100 kr", "Lønn", "31.12.2026", "Utvalget godkjenner dette."):
        assert said in text


def test_it_is_in_bokmål_whatever_the_reader_has_chosen(small):
    letter = give(small, small.alfa)

    with translation.override("en"):
        text = words(letter)

    assert "Vilkår" in text
    assert "Conditions" not in text


def test_the_same_letter_is_the_same_bytes(small):
    letter = give(small, small.alfa)

    assert render(letter, "pdf") == render(letter, "pdf")
    assert render(letter, "docx") == render(letter, "docx")


def test_money_of_two_grants_for_one_purpose_is_one_line(small):
    letter = give(small, small.alfa, 100, text="Lønn")

    assert len(letter.content["lines"]) == 2
    assert words(letter).count("Ny tildeling") == 1


def test_new_and_carried_over_money_are_told_apart(small):
    case = case_that(
        small,
        "14/26",
        allocate(small.alfa, 100, text="Lønn"),
        {"kind": ChangeKind.CARRY_OVER, "initiative": small.alfa, "kr": 300, "text": "Ubrukt"},
    )
    adopted(small, case)

    text = words(AwardLetter.objects.get())

    assert "får bruke 400 kr i 2026: 100 kr i ny tildeling og 300 kr overført fra tidligere år." in text
    assert "Overført fra 2025" in text
    assert "Med det tiltaket hadde fra før, har det 500 kr å bruke i 2026." in text


def test_without_a_leader_or_an_owner_it_is_to_whoever_has_that_duty(small):
    assert "Til Den som leder eller eier tiltaket" in words(give(small, small.alfa))


def test_what_people_write_is_only_text(small):
    evil = '#let x = 1; **fet** <b>"æøå"</b> \u0007\u2028 $x$'
    type(small.alfa).objects.filter(pk=small.alfa.pk).update(title=evil)
    small.alfa.refresh_from_db()

    letter = give(small, small.alfa, text=evil)

    assert "#let x = 1; **fet** <b>" in words(letter)
    assert "**fet** <b>" in in_word(letter)
