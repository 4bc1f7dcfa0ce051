"""A draft has what the paper says in the sheets it belongs in, and nothing else."""

import pytest

from .paper import PAPER, drafted, texts


@pytest.fixture(scope="module")
def draft():
    return drafted(*PAPER)


def test_the_partnership_and_who_is_in_it(draft):
    assert texts(draft, "Helsefellesskap", "Kode", "Navn") == [("fjellet", "Helsefellesskap Fjellet")]
    assert texts(draft, "Regioner", "Navn") == [("Dalom",), ("Vikom",)]
    assert texts(draft, "Partnere", "Navn", "Type", "Kortnavn") == [
        ("Fjellet sykehus", "Helseforetak", "FS"),
        ("HVK", "", ""),
    ]
    assert texts(draft, "Utvalg", "Kode", "Type") == [
        ("Sekretariatet", "Sekretariat"),
        ("admSU", "Administrativt"),
        ("SSU", "Strategisk"),
    ]


def test_the_strategy_with_its_areas_and_goals(draft):
    assert texts(draft, "Strategi", "Navn", "Fra år", "Til år", "Visjon", "Mål") == [
        ("Strategiplan 2030–2035", "2030", "2035", "Trygt hele veien", "Gode tjenester i fjellet.")
    ]
    assert texts(draft, "Satsningsområder", "Strategi", "Navn", "Løfte") == [
        ("Strategiplan 2030–2035", "Tidlig hjelp", "Vi hjelper raskt ved å:"),
        ("Strategiplan 2030–2035", "Nære tjenester", "Vi er der folk bor ved å:"),
    ]
    assert texts(draft, "Mål", "Satsningsområde", "Nr", "Mål")[-1] == ("Nære tjenester", "2", "Dele fagfolk")
    assert texts(draft, "Handlingsplaner", "Navn", "Strategi") == [
        ("Handlingsplan 2030–2031", "Strategiplan 2030–2035")
    ]


def test_an_initiative_is_one_row_however_many_tables_it_stands_in(draft):
    assert texts(draft, "Tiltak", "Kode", "Handlingsplan", "Satsningsområde", "Følges opp av") == [
        ("dagbesok-i-bygda", "Handlingsplan 2030–2031", "", "AdmSU"),
        ("felles-vaktliste", "Handlingsplan 2030–2031", "", "AdmSU"),
        ("heim-med-bil", "Handlingsplan 2030–2031", "Tidlig hjelp", "SSU"),
        ("skjermbesok", "Handlingsplan 2030–2031", "Tidlig hjelp", "AdmSU"),
        ("laboratorium-pa-hjul", "Handlingsplan 2030–2031", "Nære tjenester", ""),
        ("fotlege-i-fjellet", "", "Nære tjenester", ""),
    ]


def test_who_answers_is_kept_as_written_and_as_understood(draft):
    columns = ("Ansvar som skrevet", "Ansvarlige", "Helseregioner", "Alle helseregioner")
    assert texts(draft, "Tiltak", *columns)[1:] == [
        ("Sekretariat - admSU", "Sekretariatet; admSU", "", "nei"),
        ("FS - HVK - (Dalom, Vikom?)", "Fjellet sykehus; HVK", "Dalom; Vikom?", "nei"),
        ("alle helseregioner", "", "", "ja"),
        ("FS - kommuner?", "Fjellet sykehus", "", "nei"),
        ("", "", "", ""),
    ]


def test_the_case_with_its_texts_and_points(draft):
    columns = ("Utvalg", "Saksnummer", "Tittel", "Budsjettår", "Tilstand")
    assert texts(draft, "Saker", *columns) == [
        ("SSU", "07/31", "Ny handlingsplan og midler 2031", "2031", "Utkast")
    ]
    ((recommended,),) = texts(draft, "Saker", "Anbefaling")
    assert recommended == "Det anbefales å:\n\n– sette av 500 000 kr til fond"
    assert texts(draft, "Vedtakspunkter", "Sak", "Punkt")[1:] == [("07/31", "1a"), ("07/31", "1b"), ("07/31", "1c")]


def test_what_the_attachments_propose_stands_under_the_point_that_says_it(draft):
    assert texts(draft, "Endringer", "Nr", "Punkt", "Type", "Tiltak", "Beløp") == [
        ("1", "1a", "Avslutte", "dagbesok-i-bygda", ""),
        ("2", "1a", "Avslutte", "felles-vaktliste", ""),
        ("3", "1a", "Videreføre", "heim-med-bil", ""),
        ("4", "1a", "Videreføre", "skjermbesok", ""),
        ("5", "1a", "Videreføre", "laboratorium-pa-hjul", ""),
        ("6", "1b", "Overføre midler", "heim-med-bil", "900 000"),
        ("7", "1b", "Frigjøre midler", "skjermbesok", "550 000"),
        ("8", "1c", "Tildele", "heim-med-bil", "800 000"),
        ("9", "1c", "Legg til", "fotlege-i-fjellet", ""),
        ("10", "1c", "Tildele", "fotlege-i-fjellet", "350 000"),
        ("11", "1c", "Avsette til fond", "", "500 000"),
    ]


def test_every_amount_of_the_tables_is_a_row_of_its_own(draft):
    found = texts(draft, "Oppgitte tall", "Sted", "Hva", "Tiltak", "År", "Beløp", "Merknad")
    assert found[0] == ("Saken", "Mottatt", "", "2031", "6 000 000", "Mottatt midler 2031")
    assert [row for row in found if row[0] == "Vedlegg 3"] == [
        ("Vedlegg 3", "Tildelt", "heim-med-bil", "2030", "1 200 000", ""),
        ("Vedlegg 3", "Tildelt", "skjermbesok", "2029", "400 000", ""),
        ("Vedlegg 3", "Tildelt", "skjermbesok", "2030", "300 000", ""),
        ("Vedlegg 3", "Tildelt", "skjermbesok", "2030", "250 000", ""),
    ]
    assert [row[4] for row in found if row[5] == "Sum"] == ["1 750 000", "900 000", "1 150 000"]


def test_nothing_is_said_that_the_paper_does_not_say(draft):
    for sheet in ("Personer", "Plasser", "Roller", "Møter", "Tilskudd", "Bilag", "Livsløp", "Status"):
        assert not draft.rows.get(sheet)
    assert texts(draft, "Saker", "Møtedato") == [("",)]
    assert set(texts(draft, "Tiltak", "Eier", "Leder")) == {("", "")}
