"""The same initiative under names that differ, and different ones under names that are near."""

import pytest

from handlingsrom.reading.understanding.matching import alike, groups

from .made import FUNDS, NEEDS, PLAN, row, understood

LONG = "DHO - (Økt mestring med innføring av digital hjemmeoppfølging) i regionene Nord, Sør og Vest."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Modell for felles tjeneste", "Modell for felles tjenesteutvikling - videreutvikle"),
        ("SOLVEIG; Samhandling om tjenester for barn og unge", "SOLVEIG"),
        (LONG, LONG[:-12]),
        (LONG, "DHO"),
        ("ADM utvalget (rådgivere)", "ADM utvalget (samhandlingsrådgiver - (Hamar, Valdres)"),
        ("ADM utvalget (rådgivere regioner)", "ADM utvalget (interkommunal rådgiver)"),
        ("FSU Pasientsamarbeid", "FSU pasinetsamarbeid"),
        ("Pasientens legemiddel liste (PLL)", "Pasientens legemiddelliste"),
        ("Samarbeid brann og amb", "Samarbeid brann og ambulanse"),
        ("FSU Voksne store behov", "FSU Voksne med store behov"),
        (
            "Bo trygt hjemme med gode tjenester (bil, patrolje)",
            "Bo trygt hjemme med gode tjenester (bil, patrulje, kurs)",
        ),
    ],
)
def test_names_of_the_same(one, other):
    assert alike(one, other) >= 0.85
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunikasjon", "Kommunikasjonsstrategi"),
        ("Kommunal EPJ og tilknytning til DIPS", "Kommunal EPJ (helhetlig forløp)"),
        ("Kommunal EPJ og tilknytning til DIPS", "Kommunal EPJ og avhengighet til pasientflyt"),
        ("DHO", "Digital hjemmeoppfølging"),
        ("FSU Psykisk helse", "FSU Psykisk helse med store behov"),
    ],
)
def test_names_likely_of_the_same(one, other):
    assert 0.7 <= alike(one, other) < 0.85


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FSU Barn og Unge", "Fagutvalg psykisk helse barn og unge"),
        ("FACT-Hadeland", "FACT-Nord-Gudbrandsdal"),
        ("FACT", "FACT Sikkerhet"),
        ("Pasientforløp barn med autisme (fra GSU)", "Barn med autisme - intensivt opplæringsprogram"),
        ("Rus Nord-Østerdal", "Rus Sør-Østerdal"),
        ("Delprosjekt 1", "Delprosjekt 2"),
        ("FSU Psykisk helse barn", "FSU Psykisk helse voksne"),
        ("Pakkeforløp hjem for kreftpasienter", "Pakkeforløp hjem for hjertepasienter"),
        ("Ny modell for psykisk helsevern i Valdres", "Ny modell for psykisk helsevern i Hamar"),
        ("Kurs (Hamar)", "Kurs (Valdres)"),
        ("Digitalt avvikssystem", "Digitale tjenester"),
        ("FSU - Beredskap", "FSU - Barn"),
        ("", ""),
    ],
)
def test_names_of_different_things(one, other):
    assert alike(one, other) < 0.7


def grouped(*tables):
    rows = understood(*tables).initiatives()
    return [[each.title for each in group.rows] for group in groups(rows)], groups(rows)


def test_rows_of_one_initiative_are_grouped_across_tables():
    plan = [PLAN, row("Kommunikasjonsstrategi", "SI"), row("Kurs for alle", "SI"), row("Reiser", "SI")]
    funds = [FUNDS, ["", "Kurs for alle (nye)", "500 000", "", ""], ["", "Kommunikasjon", "300 000", "", ""]]
    names, found = grouped(plan, "Midler til tiltakene:", funds)
    assert names == [
        ["Kommunikasjonsstrategi", "Kommunikasjon"],
        ["Kurs for alle", "Kurs for alle (nye)"],
        ["Reiser"],
    ]
    assert [group.confidence for group in found] == [0.75, 0.95, 1.0]


def test_the_same_amount_makes_it_surer():
    plan = [PLAN, row("Kommunikasjonsstrategi", "SI", "300 000")]
    (group,) = grouped(plan, "Så:", [FUNDS, ["", "Kommunikasjon", "300 000", "", ""]])[1]
    assert group.confidence == pytest.approx(0.85)


def test_rows_of_one_table_are_different_unless_named_the_same():
    names, _found = grouped(
        [NEEDS, ["Kurs for alle", "", "1"], ["Kurs for alle (nye)", "", "2"], ["kurs for alle", "", "3"]]
    )
    assert names == [["Kurs for alle", "kurs for alle"], ["Kurs for alle (nye)"]]


def test_a_name_that_could_be_of_two_is_joined_with_neither():
    plan = [PLAN, row("FSU Psykisk helse barn", "SI"), row("FSU Psykisk helse voksne", "SI")]
    names, _found = grouped(plan, "Så:", [FUNDS, ["", "FSU Psykisk helse", "300 000", "", ""]])
    assert [len(each) for each in names] == [1, 1, 1]


def test_a_thousand_names_are_grouped_in_no_time():
    plan = [PLAN, *(row(f"Kurs {n} i {n % 7} kommuner", "SI") for n in range(1000))]
    assert len(grouped(plan)[0]) == 1000
