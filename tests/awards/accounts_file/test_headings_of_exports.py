"""Where the heading row is, and which column is suggested for what."""

import pytest
from export_files import csv_of, only_table, xlsx_of

from handlingsrom.awards.accounts_file.columns import Mapping, signature, suggest
from handlingsrom.awards.accounts_file.lines import read_lines


def test_titles_and_parameters_above_the_heading_are_no_rows():
    table = only_table(csv_of("Firma;SI", "", "Dato;Prosjekt;Beløp", "1.2.2025;1;5", heading="Hovedbok"))
    assert (table.header, table.header_row) == (("Dato", "Prosjekt", "Beløp"), 4)
    assert [row.number for row in table.rows] == [5]


def test_a_heading_without_known_words_is_the_first_row_of_words():
    table = only_table(csv_of("17;aa;1,5", "18;bb;2,5", heading="Løpenr;Merke;Verdi"))
    assert table.header == ("Løpenr", "Merke", "Verdi")


def test_headings_are_unique_and_columns_without_one_are_called_by_their_letter():
    table = only_table(csv_of("1;2;3;4;5;6", heading="Dato;Tekst;;Tekst;Prosjekt;"))
    assert table.header == ("Dato", "Tekst", "(C)", "Tekst (2)", "Prosjekt")


def test_lines_drawn_with_dashes_and_empty_rows_are_no_rows():
    table = only_table(csv_of("----;----;----;----;----", ";;;;", "1;2;3;4;5"))
    assert [row.number for row in table.rows] == [4]


def test_notes_to_the_right_of_a_sheet_are_left_out():
    table = only_table(xlsx_of([["Dato", "Prosjekt", "Beløp"], ["1.2.2025", "1", 5, None, "husk denne"]]))
    assert table.rows[0].cells == ("1.2.2025", "1", 5)


def test_what_stands_in_the_cells_is_not_shown_by_repr():
    assert "Kari" not in repr(only_table(csv_of("1.2.2025;7;1;Kari Nordmann;5")))


@pytest.mark.parametrize(
    ("heading", "line", "expected"),
    [
        (
            "Konto;Konto (T);Prosjekt;Prosjekt (T);Bilagsart;Bilagsnr;Periode;Bilagsdato;Forfallsdato;Tekst;"
            "Valutabeløp;Beløp",
            "6800;Kontor;01;Bo trygt;IF;10001;202512;31.12.2025;15.1.2026;Papir;10,00;100,00",
            {
                "date": "Bilagsdato",
                "amount": "Beløp",
                "project": "Prosjekt",
                "text": "Tekst",
                "voucher": "Bilagsnr",
                "account": "Konto",
            },
        ),
        (
            "Bokf.dato;Bilagsnummer;PSP-element;Tekst;Beløp i lokal valuta;Valuta;Hovedbokskonto",
            "31.12.2025;49001;P-100;Papir;100,00-;NOK;6800",
            {
                "date": "Bokf.dato",
                "amount": "Beløp i lokal valuta",
                "project": "PSP-element",
                "text": "Tekst",
                "voucher": "Bilagsnummer",
                "account": "Hovedbokskonto",
            },
        ),
        (
            "Bilag;Dato;Konto;Beskrivelse;Debet;Kredit;Prosjektnr",
            "7;31.12.2025;6800;Papir;100,00;;01",
            {
                "date": "Dato",
                "project": "Prosjektnr",
                "text": "Beskrivelse",
                "voucher": "Bilag",
                "debit": "Debet",
                "credit": "Kredit",
                "account": "Konto",
            },
        ),
        (
            "Posting Date;Document No.;G/L Account No.;Description;Project No.;Amount;VAT Amount",
            "2025-12-31;7;6800;Paper;01;100.00;25.00",
            {
                "date": "Posting Date",
                "amount": "Amount",
                "project": "Project No.",
                "text": "Description",
                "voucher": "Document No.",
                "account": "G/L Account No.",
            },
        ),
        (
            "BELØP;PROSJEKT;Ført den",
            "100,00;01;31.12.2025",
            {"amount": "BELØP", "project": "PROSJEKT", "date": "Ført den"},
        ),
    ],
)
def test_columns_are_suggested_from_headings_and_contents(heading, line, expected):
    assert suggest(only_table(csv_of(line, heading=heading))).columns == expected


def test_an_export_where_costs_are_negative_is_suggested_turned():
    lines = [f"1.2.2025;1;1;a;{text}" for text in ("-5,00", "-7,00", "-1,00", "2,00")]
    assert suggest(only_table(csv_of(*lines))).negate
    assert not suggest(only_table(csv_of("1.2.2025;1;1;a;5,00", "1.2.2025;1;1;a;-6,00"))).negate


def test_a_signature_is_the_same_for_the_same_headings_in_any_order_and_case():
    first = signature(("Dato", "Beløp", "(C)"))
    assert first == signature(["BELØP", "(C)", "Dato "])
    assert first != signature(("Dato", "Beløp", "(D)"))
    assert len(first) == 64


def test_a_remembered_mapping_fits_headings_in_another_case():
    mapping = Mapping({"date": "DATO", "project": "prosjekt", "amount": "Belop", "voucher": ""})
    [line], problems = read_lines(only_table(csv_of("1.2.2025;7;01;Kurs;5,00")), mapping)
    assert (line.amount_ore, line.voucher, problems) == (500, "", [])


def test_all_that_is_wrong_with_a_mapping_is_said_at_once():
    lines, problems = read_lines(
        only_table(csv_of("1.2.2025;7;01;Kurs;5,00")),
        Mapping({"voucher": "Bunt", "amount": "Beløp", "debit": "Tekst"}),
    )
    assert [problem.column for problem in problems] == ["Bunt", "", "", ""]
    assert (lines, {problem.row for problem in problems}) == ([], {1})
