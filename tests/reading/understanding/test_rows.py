"""Rows as initiatives: what is carried down, what goes on, what is no initiative."""

from handlingsrom.reading.understanding import understand

from .made import NEEDS, PLAN, merged, money, only, plan, row, titles


def test_a_row_is_read_with_what_stands_in_it():
    table = plan(
        row("• Trygg\nhjemreise", "SI - (Hamar, Valdres?)", "200 000", "3 000 000 + 1 250 000", "Pågår", "SSU")
    )
    (found,) = table.rows
    assert (found.title, found.status, found.follow_up) == ("Trygg hjemreise", "Pågår", "SSU")
    assert (found.responsible.parties, found.responsible.regions) == (("SI",), ("Hamar", "Valdres"))
    assert found.responsible.is_doubtful
    assert money(found) == [("awarded", 2024, 200_000), ("awarded", 2025, 4_250_000)]
    assert [len(each.amounts) for each in found.money] == [1, 2]
    assert found.doubts == ()


def test_everything_points_at_where_it_stands():
    (found,) = plan(row("Trygg hjemreise", "SI", "", "200 000", "Pågår", "")).rows
    assert (found.place.block, found.place.row, found.place.column, found.place.text) == (
        0,
        1,
        1,
        "Trygg hjemreise",
    )
    assert (found.money[0].place.column, found.status_place.column) == (4, 5)
    assert found.follow_up_place.text == ""


def test_focus_areas_are_carried_down_whether_empty_repeated_or_merged():
    empty = plan(row("En", area="Like tjenester"), row("To"), row("Tre", area="Nye verktøy"))
    repeated = plan(
        row("En", area="Like tjenester"), row("To", area="Like tjenester"), row("Tre", area="Nye verktøy")
    )
    paper = merged(PLAN, row("En", area="Like tjenester"), row("To", area="^"), row("Tre", area="Nye verktøy"))
    (by_merging,) = understand(paper).tables
    for table in (empty, repeated, by_merging):
        assert [each.focus_area for each in table.rows] == ["Like tjenester", "Like tjenester", "Nye verktøy"]


def test_a_cell_across_the_table_names_the_area_of_what_follows():
    paper = merged(
        NEEDS, ["Like tjenester", "<", "<"], ["Kurs", "", "500 000"], ["Nye verktøy", "<", "<"], ["App", "", "1"]
    )
    (table,) = understand(paper).tables
    assert [(each.focus_area, each.title) for each in table.rows] == [
        ("Like tjenester", "Kurs"),
        ("Nye verktøy", "App"),
    ]


def test_a_heading_above_names_the_area_when_the_paper_has_such_an_area():
    strategy = [["Satsningsområde", "Mål"], ["Like tjenester", "Likhet"], ["Nye verktøy", "Deling"]]
    needs = [NEEDS, ["Kurs", "", "500 000"]]
    from .made import understood

    tables = understood(strategy, "# Like tjenester", needs).tables
    assert tables[1].rows[0].focus_area == "Like tjenester"


def test_a_row_without_title_goes_on_with_the_one_above():
    table = plan(row("Kurs", "SI", status="Pågår.", follow="Følges"), row(status="Venter på svar."), row("Reiser"))
    assert titles(table) == ["Kurs", "Reiser"]
    assert table.rows[0].status == "Pågår.\nVenter på svar."
    assert table.rows[0].doubts == ()


def test_a_row_without_title_that_has_money_is_marked():
    table = plan(row("Kurs", "SI", "200 000"), row(who="SSU", two="300 000", status="Pågår"), row("Reiser", "SI"))
    assert money(table.rows[0]) == [("awarded", 2024, 200_000), ("awarded", 2025, 300_000)]
    assert [doubt.place.row for doubt in table.rows[0].doubts] == [2]


def test_a_merged_title_is_one_initiative_with_all_its_money():
    paper = merged(PLAN, row("Kurs", "SI", "200 000"), row("^", "^", "300 000"))
    (table,) = understand(paper).tables
    assert [money(each) for each in table.rows] == [[("awarded", 2024, 200_000), ("awarded", 2024, 300_000)]]
    assert table.rows[0].doubts == ()


def test_money_in_a_merged_cell_is_counted_once():
    paper = merged(PLAN, row("Kurs", "SI", "200 000", status="Pågår"), row("Reiser", "SI", "^", status="^"))
    (table,) = understand(paper).tables
    assert [money(each) for each in table.rows] == [[("awarded", 2024, 200_000)], []]
    assert [each.status for each in table.rows] == ["Pågår", "Pågår"]


def test_a_cell_of_money_without_any_is_marked_and_a_dash_is_not():
    table = plan(row("Kurs", "SI", "avklares", "–"))
    assert [(doubt.place.column, doubt.place.text) for doubt in table.rows[0].doubts] == [(3, "avklares")]


def test_empty_rows_and_headings_again_are_no_initiatives():
    table = plan(row("Kurs", "SI"), row(), PLAN, row("Reiser", "SI"))
    assert titles(table) == ["Kurs", "Reiser"]


def test_a_dash_for_who_answers_is_nobody():
    assert plan(row("Kurs", "–")).rows[0].responsible.written == ""


def test_two_hundred_rows_merged_are_read():
    rows = [row("Kurs", "SI", area="Like tjenester"), *(row(f"Kurs {n}", "SI", area="^") for n in range(2000))]
    (table,) = understand(merged(PLAN, *rows)).tables
    assert len(table.rows) == 2001
    assert {each.focus_area for each in table.rows} == {"Like tjenester"}


def test_a_table_of_one_column_of_titles_under_a_plan_is_read():
    assert titles(only("# Vedlegg 3: Handlingsplan", [["Tiltak"], ["Kurs"], ["Reiser"]])) == ["Kurs", "Reiser"]


SECTIONED = [
    ["Tiltak", "Ansvar", "Status"],
    ["Like tjenester", "", ""],
    ["Kurs", "SI", "Pågår"],
    ["Nye verktøy", "", ""],
]


def areas_and_titles(table):
    return [(each.focus_area, each.title) for each in table.rows]


def test_rows_with_nothing_but_a_name_are_areas_when_the_whole_table_goes_by_them():
    table = only([*SECTIONED, ["App", "SI", "Venter"]])
    assert areas_and_titles(table) == [("Like tjenester", "Kurs"), ("Nye verktøy", "App")]


def test_an_initiative_of_which_nothing_is_said_is_no_area():
    assert titles(only([SECTIONED[0], ["Kurs", "", ""], ["App", "SI", "Venter"]])) == ["Kurs", "App"]
    assert titles(only([SECTIONED[0], ["App", "SI", ""], ["Kurs", "", ""], ["Nett", "SI", ""]])) == [
        "App",
        "Kurs",
        "Nett",
    ]
    assert len(titles(only(SECTIONED))) == 3
