"""Tables that go on: after a page, under a `forts.` heading, headed again or not."""

from .made import NEEDS, PLAN, row, titles, understood

FIRST = [PLAN, row("Kurs", "SI", area="Like tjenester"), row("Reiser", "SI")]
PART = "# Vedlegg 5: Handlingsplan"


def tables(*parts):
    return [(table.part.name, len(table.pieces), titles(table)) for table in understood(*parts).tables]


def test_a_table_goes_on_under_a_heading_that_says_so():
    found = tables(PART, FIRST, "# Vedlegg 5 forts: Handlingsplan", [PLAN, row("App", "SI", area="Nye verktøy")])
    assert found == [("Vedlegg 5", 2, ["Kurs", "Reiser", "App"])]


def test_a_heading_may_be_spelt_a_little_differently_when_it_goes_on():
    again = [text.replace("Satsningsområde", "Satsingsområde").replace("følger", "føljer") for text in PLAN]
    assert tables(PART, FIRST, "# Vedlegg 5 forts.", [again, row("App", "SI")])[0][1] == 2


def test_a_table_without_heading_goes_on_with_its_areas():
    table, *others = understood(PART, FIRST, [row("App", "SI"), row("Nett", "SI", area="Nye verktøy")]).tables
    assert not others
    assert [each.focus_area for each in table.rows] == ["Like tjenester"] * 3 + ["Nye verktøy"]


def test_a_row_cut_by_a_page_goes_on_in_the_next_piece():
    (table,) = understood(
        PART, [PLAN, row("Kurs", "SI", status="Venter")], [row(status="på svar."), row("App", "SI")]
    ).tables
    assert (titles(table), table.rows[0].status) == (["Kurs", "App"], "Venter\npå svar.")


def test_places_are_in_the_piece_where_they_stand():
    (table,) = understood(PART, FIRST, "# Vedlegg 5 forts.", [PLAN, row("App", "SI")]).tables
    assert [(each.place.block, each.place.row) for each in table.rows] == [(1, 1), (1, 2), (3, 1)]


def test_tables_of_other_attachments_or_other_columns_are_their_own():
    assert len(tables(PART, FIRST, "# Vedlegg 6: Handlingsplan", FIRST)) == 2
    assert len(tables(PART, FIRST, [NEEDS, ["Kurs", "", "500 000"]])) == 2


def test_a_table_after_a_sum_or_after_a_text_is_another():
    with_sum = [*FIRST, ["SUM", "", "", "1 000", "", "", ""]]
    assert len(tables(PART, with_sum, FIRST)) == 2
    assert len(tables(PART, FIRST, "Her følger tiltakene som ikke fikk midler.", FIRST)) == 2
