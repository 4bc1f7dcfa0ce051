"""Rows whose cells stand beside their headings: put right and marked, or left and marked; never silently wrong."""

from handlingsrom.reading.understanding.rows import DO_NOT_FIT, TO_THE_LEFT, TO_THE_RIGHT

from .made import FUNDS, money, only, plan, row, titles

GOOD = [row("Kurs", "SI - (Hamar)", "200 000", status="Pågår", area="Like tjenester"), row("Reiser", "Sekretariat")]


def last(*cells):
    return plan(*GOOD, list(cells)).rows[-1]


def said(of):
    return [doubt.said for doubt in of.doubts]


def test_a_title_among_the_areas_with_who_answers_beside_it():
    found = last("Nytt utvalg", "SI-(Valdres, Hamar)", "", "", "", "Startet 10. april.", "Leder følger opp.")
    assert (found.title, found.focus_area) == ("Nytt utvalg", "Like tjenester")
    assert found.responsible.regions == ("Valdres", "Hamar")
    assert (found.status, found.follow_up) == ("Startet 10. april.", "Leder følger opp.")
    assert said(found) == [TO_THE_LEFT]
    assert (found.place.column, found.responsible.place.column) == (0, 1)


def test_a_whole_row_one_column_to_the_left():
    found = last("Nytt utvalg", "SI - (Hamar)", "300 000", "400 000", "Pågår", "Leder følger opp", "")
    assert (found.title, found.status, found.follow_up) == ("Nytt utvalg", "Pågår", "Leder følger opp")
    assert money(found) == [("awarded", 2024, 300_000), ("awarded", 2025, 400_000)]
    assert said(found) == [TO_THE_LEFT]


def test_a_row_one_column_to_the_right():
    found = last("", "", "Nytt utvalg", "SI - (Hamar)", "", "", "Pågår")
    assert (found.title, found.responsible.regions) == ("Nytt utvalg", ("Hamar",))
    assert said(found) == [TO_THE_RIGHT]


def test_amounts_in_a_column_of_text_are_moved_when_there_is_one_way_to():
    found = last("", "Nytt utvalg", "SI - (Hamar)", "300 000", "", "400 000", "Leder følger opp")
    assert money(found) == [("awarded", 2024, 300_000), ("awarded", 2025, 400_000)]
    assert said(found) == [TO_THE_RIGHT]


def test_a_row_that_fits_in_no_way_is_left_as_it_is_and_marked():
    found = last("", "SI - (Hamar)", "SI - (Valdres)", "300 000", "400 000", "500 000", "600 000")
    assert said(found) == [DO_NOT_FIT]
    assert money(found) == [("awarded", 2024, 300_000), ("awarded", 2025, 400_000)]


def test_a_title_alone_among_the_areas_is_an_initiative_when_it_is_no_area():
    table = plan(
        *GOOD, row("Mer", "SI - (Hamar)", area="Nye verktøy"), ["Nytt utvalg", "", "SI - (Hamar)", "", "", "", ""]
    )
    assert titles(table)[-1] == "Nytt utvalg"
    assert said(table.rows[-1]) == [TO_THE_LEFT]


def test_rows_that_only_look_odd_are_not_touched():
    odd = [
        row("ADM utvalg (rådgiver - (Hamar, Valdres))", "", "", "2 000 000", "Pågår"),
        row("SI beredskap", "FSU Beredskap"),
        row("Kurs", "Kari Nordmann", "200 000"),
        row("Sekretariat", "Sekretariat", area="Et helt nytt område"),
        row("Utredning av alle helseregioner", "alle helseregioner"),
        row("SI - Mjøssykehuset", "SI - Hamar", status="SI - avventer"),
        row("SSU - Strategisamling", "SSU"),
    ]
    table = plan(*GOOD, *odd)
    assert [each.title for each in table.rows[2:]] == [each[1] for each in odd]
    assert all(not each.doubts for each in table.rows if each.title != "Sekretariat")


def test_funds_out_of_place_are_marked():
    good = ["Like tjenester", "Kurs", "500 000", "Ikke brukt", "500 000"]
    table = only([FUNDS, good, ["Nytt utvalg", "300 000", "Ikke brukt", "300 000", ""]])
    found = table.rows[-1]
    assert (found.title, found.description) == ("Nytt utvalg", "Ikke brukt")
    assert money(found) == [("awarded", 2025, 300_000), ("carried_over", 2026, 300_000)]
    assert said(found) == [TO_THE_LEFT]


def test_who_answers_in_a_column_of_status_is_marked():
    found = last("", "Nytt utvalg", "", "", "", "SI - (Valdres)", "")
    assert (found.responsible.written, said(found)) == ("", [DO_NOT_FIT])
