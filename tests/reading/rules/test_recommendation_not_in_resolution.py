"""What is recommended is looked for in the resolution."""

import pytest

from reading.written import found, written

RULE = "recommendation-not-in-resolution"


def case(*recommended: str, decided: tuple[str, ...] = ("1. SSU vedtar oppdatert handlingsplan.",)):
    return written("# Bakgrunn", "Tekst.", "# Anbefaling", *recommended, "# Forslag til vedtak", *decided)


@pytest.mark.parametrize(
    "recommended",
    [
        "AdmSU oppretter plan for implementering, for å ha oversikt over samhandlingen.",
        "Det anbefales å etablere en felles opplæringsportal for kommunene.",
        "Det utarbeides retningslinjer for bruk av hjelpemidler.",
        "Overføring av 400 000 kr til neste år anbefales.",
    ],
)
def test_a_task_the_resolution_says_nothing_of_is_found(recommended):
    (finding,) = found(RULE, case(recommended))

    assert finding.places[0].text == recommended


@pytest.mark.parametrize(
    ("recommended", "decided"),
    [
        ("AdmSU oppretter plan for implementering.", "SSU ber om en implementeringsplan."),
        ("AdmSU utarbeider rutiner for å innhente informasjon.", "SSU ber om rutiner for oppfølging."),
        ("Det anbefales å etablere en opplæringsportal.", "SSU ber om at portalen settes i drift."),
        ("Det anbefales å utrede et felles legevaktsenter.", "SSU slutter seg til anbefalingene."),
        ("Det anbefales å overføre 400 000 kr.", "Midler som ikke er brukt overføres til neste år."),
        ("Saken tas til orientering.", "SSU tar saken til etterretning."),
        ("Kommunene er godt fornøyd med arbeidet.", "SSU vedtar planen."),
    ],
)
def test_what_is_there_in_other_words_is_left_alone(recommended, decided):
    assert found(RULE, case(recommended, decided=(f"1. {decided}",))) == []


def test_one_of_a_list_that_is_left_out_is_found():
    items = ("* Nattpatrulje", "* Felles legevakt", "* Digital sårpleie")
    decided = ("1. SSU vedtar å starte nattpatrulje og felles legevakt.",)

    (finding,) = found(RULE, case("Det anbefales å starte:", *items, decided=decided))

    assert finding.places[0].text == "Digital sårpleie"


def test_a_list_that_is_adopted_as_one_is_left_alone():
    items = ("* Nattpatrulje", "* Felles legevakt", "* Digital sårpleie")
    decided = ("1. SSU vedtar satsningene fra samlingen.",)

    assert found(RULE, case("Det anbefales å starte:", *items, decided=decided)) == []
