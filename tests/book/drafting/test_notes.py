"""Every cell says where it comes from; what may be wrong or is missing is marked, and the note says so first."""

from dataclasses import replace

import pytest

from handlingsrom.book.drafting import draft_of
from handlingsrom.book.drafting.findings import SENTENCES
from handlingsrom.book.notes import Mark, Note, Noted, note_of, value_of
from handlingsrom.reading.rules import all_rules
from handlingsrom.reading.understanding import understand
from reading.written import written

from .paper import CASE, ENDED, FUNDS, KEPT, PAPER, STRATEGY, drafted, note, texts

PLAN = "# Vedlegg 3: Handlingsplan 2030-2031 - prinsipp «videreføre satsning»"
MONEY = "# Vedlegg 4: Midler 2030, status og overføring til 2031"


@pytest.fixture(scope="module")
def draft():
    return drafted(*PAPER)


def in_cell(rows, row, column, text):
    """The table with another text in one cell."""
    return [
        [text if (r, c) == (row, column) else cell for c, cell in enumerate(cells)] for r, cells in enumerate(rows)
    ]


def test_a_note_says_file_part_row_and_words(draft):
    assert note(draft, "Tiltak", 2, "Tittel").shown.startswith(
        "sak.docx, Vedlegg 3, rad 2: «• Heim med bil (Lia, Vika)»\nOgså:\nsak.docx, Vedlegg 4, rad 2: "
    )
    assert note(draft, "Oppgitte tall", 5, "Beløp") == Note("sak.docx, Vedlegg 3, rad 3: «400 000»")


def test_every_filled_cell_has_a_note_with_a_text(draft):
    cells = [
        cell for content in draft.contents() for row in content.rows for cell in row if value_of(cell) is not None
    ]
    assert len(cells) > 200
    assert all((found := note_of(cell)) and found.text for cell in cells)


def test_what_must_be_filled_in_is_marked(draft):
    assert [(cell.sheet, cell.name) for cell in draft.marked(Mark.TO_FILL)] == [("Partnere", "B3")]
    assert note(draft, "Partnere", 1, "Type").shown.startswith("Fylles ut: papiret sier det ikke.")


def test_a_question_mark_and_a_collective_are_unsure(draft):
    assert note(draft, "Tiltak", 2, "Helseregioner").shown.startswith(
        "Usikker: papiret har spørsmålstegn etter «Vikom»."
    )
    assert note(draft, "Tiltak", 4, "Ansvarlige").shown.startswith("Usikker: «kommuner» er ikke én bestemt partner")


def test_a_release_without_an_amount_of_its_own_is_unsure(draft):
    assert note(draft, "Endringer", 6, "Beløp").mark == Mark.UNSURE
    assert note(draft, "Endringer", 5, "Beløp").mark == Mark.NONE


def test_a_row_out_of_place_is_read_and_every_cell_of_it_marked():
    shifted = [
        *KEPT,
        ["Vaktrom på tunet", "Sekretariat - (Dalom)", "", "", "", "Åpnet i mai.", "AdmSU følger opp."],
    ]
    draft = drafted(*CASE, "# Vedlegg 1: Strategiplan 2030-2035", STRATEGY, PLAN, shifted)
    assert texts(draft, "Tiltak", "Tittel", "Helseregioner")[-1] == ("Vaktrom på tunet", "Dalom")
    for column in ("Tittel", "Ansvar som skrevet", "Ansvarlige", "Helseregioner", "Følges opp av"):
        assert note(draft, "Tiltak", -1, column).shown.startswith("Usikker: cellene i denne raden står én kolonne")


def test_words_where_an_amount_should_be_make_the_whole_row_unsure():
    odd = [*KEPT, ["Vaktrom på tunet", "FS - (Dalom)", "", "", "Åpnet i mai.", "AdmSU følger opp.", ""]]
    draft = drafted(*CASE, PLAN, odd)
    assert note(draft, "Tiltak", -1, "Tittel").shown.startswith("Usikker: en celle for beløp på raden har tekst")
    assert any("Åpnet i mai." in each.text for each in draft.left_out)


def test_joined_names_that_may_be_two_are_named_in_the_note():
    draft = drafted(*CASE, PLAN, in_cell(KEPT, 2, 1, "Skjermbesøk og konsultasjon"), MONEY, FUNDS)
    titles = [row[0] for row in texts(draft, "Tiltak", "Tittel")]
    assert titles.count("Skjermbesøk og konsultasjon") == 1
    if "Skjermbesøk" not in titles:
        found = note(draft, "Tiltak", titles.index("Skjermbesøk og konsultasjon"), "Tittel").shown
        assert "«Skjermbesøk»" in found


def test_a_title_that_stops_in_the_middle_is_taken_whole_from_elsewhere():
    long = "Samordnet bruk av tjenesteplaner i fjellet"
    draft = drafted(
        *CASE, PLAN, in_cell(KEPT, 2, 1, "Samordnet bruk av tjeneste"), MONEY, in_cell(FUNDS, 2, 1, long)
    )
    titles = [row[0] for row in texts(draft, "Tiltak", "Tittel")]
    assert long in titles
    assert note(draft, "Tiltak", titles.index(long), "Tittel").mark == Mark.UNSURE


def test_an_award_told_in_two_years_has_its_years_marked():
    draft = drafted(*CASE, PLAN, in_cell(in_cell(KEPT, 1, 4, ""), 1, 3, "1 200 000"), MONEY, FUNDS)
    found = texts(draft, "Oppgitte tall", "Tiltak", "År", "Beløp")
    rows = [at for at, row in enumerate(found) if row[0] == "heim-med-bil" and row[2] == "1 200 000"]
    assert [found[at][1] for at in rows] == ["2029", "2030"]
    assert {note(draft, "Oppgitte tall", at, "År").mark for at in rows} == {Mark.UNSURE}
    assert {note(draft, "Oppgitte tall", at, "Beløp").mark for at in rows} == {Mark.NONE}


def test_a_wrong_sum_is_marked():
    draft = drafted(*CASE, PLAN, KEPT, MONEY, in_cell(FUNDS, 3, 4, "950 000"))
    rows = texts(draft, "Oppgitte tall", "Beløp", "Merknad")
    assert note(draft, "Oppgitte tall", rows.index(("950 000", "Sum")), "Beløp").mark == Mark.UNSURE


def test_a_slip_of_the_pen_is_read_as_the_name_and_marked():
    slip = in_cell(in_cell(KEPT, 1, 2, "FS - (Nordfjellregionen)"), 2, 2, "FS - (Nordfjellregoinen)")
    draft = drafted(*CASE, "Nordfjellregionen er med.", PLAN, slip)
    assert texts(draft, "Regioner", "Navn") == [("Nordfjellregionen",)]
    assert note(draft, "Tiltak", 1, "Helseregioner").shown.startswith(
        "Usikker: skrevet «Nordfjellregoinen», lest som"
    )


def test_what_can_be_an_identity_number_is_never_written():
    draft = drafted(*CASE, PLAN, in_cell(KEPT, 1, 5, "Gjelder 15032080119, svar venter."), MONEY, FUNDS)
    cells = [cell for content in draft.contents() for row in content.rows for cell in row if cell is not None]
    assert cells
    assert not [
        cell for cell in cells if isinstance(cell, Noted) and "15032080119" in f"{cell.value} {cell.note.text}"
    ]
    kept = [row for row in texts(draft, "Endringer", "Type", "Tekst") if row[0] == "Videreføre"]
    assert kept[0] == ("Videreføre", "")


def test_the_rules_that_make_a_cell_unsure_are_there():
    assert set(SENTENCES) <= {rule.id for rule in all_rules()}


def test_two_periods_make_the_plan_unsure():
    other = replace(written("Strategiplan 2028-2032 gjelder."), file="annen.docx")
    draft = draft_of([understand(written(*PAPER)), understand(other)])
    assert note(draft, "Strategi", 0, "Fra år").shown.startswith("Usikker: en annen periode står i annen.docx")


def test_a_day_of_the_paper_gives_statuses():
    draft = drafted("Sak 07/31", "Møtedato: 3.3.2031", *CASE[1:], PLAN, ENDED)
    assert texts(draft, "Status", "Tiltak", "Status", "Tekst", "Rapportert") == [
        ("dagbesok-i-bygda", "Ukjent", "Gjennomført i 2029.", "3.3.2031"),
        ("felles-vaktliste", "Ukjent", "Kom aldri i gang.", "3.3.2031"),
    ]
