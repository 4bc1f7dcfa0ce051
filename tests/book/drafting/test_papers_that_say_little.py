"""What is missing in a paper is asked for or told, never made up."""

from handlingsrom.book.notes import Mark

from .paper import CASE, ENDED, KEPT, PAPER, drafted, note, texts

PLAN = "# Handlingsplan - videreføre satsning"


def to_fill(draft):
    return {(cell.sheet, cell.column) for cell in draft.marked(Mark.TO_FILL)}


def test_a_paper_that_says_nothing_gives_a_book_to_fill_in():
    draft = drafted("Noen ord.")
    assert [content.sheet.name for content in draft.contents() if content.rows] == ["Helsefellesskap", "Saker"]
    assert to_fill(draft) >= {("Helsefellesskap", "Kode"), ("Saker", "Saksnummer"), ("Saker", "Utvalg")}


def test_a_plan_without_a_case_keeps_its_figures_and_asks_for_the_case():
    draft = drafted(PLAN, KEPT)
    assert ("Oppgitte tall", "Sak") in to_fill(draft)
    assert len(texts(draft, "Oppgitte tall", "Beløp")) == 4
    assert not draft.rows.get("Endringer")
    assert any("forslag til vedtak" in each.why for each in draft.left_out)


def test_a_plan_without_a_period_has_a_name_to_be_changed_and_years_to_fill_in():
    plain = [["Tiltak", "Ansvar", "Status", "Hvem følger opp"], *[[r[0], r[1], r[4], r[5]] for r in ENDED[1:]]]
    draft = drafted("# Tiltakene", plain)
    assert texts(draft, "Handlingsplaner", "Navn", "Strategi") == [("Handlingsplan", "Strategiplan")]
    assert note(draft, "Handlingsplaner", 0, "Navn").mark == Mark.UNSURE
    assert to_fill(draft) >= {("Handlingsplaner", "Fra år"), ("Strategi", "Til år")}


def test_a_change_that_no_point_mentions_has_its_point_left_open():
    points = ["# Forslag til vedtak", "1. Utvalget takker for saken.", "2. Utvalget ønsker ny sak til høsten."]
    draft = drafted("Sak 07/31", "Handlingsplan 2030-2031", *points, "# Vedlegg 1: videreføre satsning", KEPT)
    assert set(texts(draft, "Endringer", "Punkt")) == {("",)}
    assert ("Endringer", "Punkt") in to_fill(draft)


def test_points_without_numbers_are_numbered_and_unsure():
    draft = drafted(
        "Sak 07/31", "Tittelen på saken", "# Forslag til vedtak", "Styret godkjenner planen for neste år."
    )
    assert texts(draft, "Vedtakspunkter", "Punkt") == [("1",)]
    assert note(draft, "Vedtakspunkter", 0, "Punkt").mark == Mark.UNSURE


def test_what_no_sheet_has_room_for_is_told():
    table = [["Rom", "Etasje"], ["Kafé", "1"], ["Vaktrom", "2"]]
    draft = drafted(*PAPER, "# Vedlegg 6: Rommene", table)
    assert ("sak.docx, Vedlegg 6, rad 1", "Rom | Etasje") in {(each.where, each.text) for each in draft.left_out}
    assert any("løpende tekst" in each.why for each in draft.left_out)


def test_two_papers_of_one_case_share_its_row():
    from handlingsrom.book.drafting import draft_of
    from handlingsrom.reading.understanding import understand
    from reading.written import written

    papers = [understand(written(*CASE, file="a.docx")), understand(written(*CASE, file="b.docx"))]
    draft = draft_of(papers)
    assert len(texts(draft, "Saker", "Saksnummer")) == 1
    assert len(texts(draft, "Vedtakspunkter", "Punkt")) == 4


def test_codes_are_short_and_each_its_own():
    from handlingsrom.book.drafting.codes import Codes

    codes = Codes()
    assert codes.make("ÆRLIG TALT; samtaler om slutten") == "aerlig-talt"
    assert codes.make("Nytt") == "nytt-2"
    assert [codes.make("Vakt (Lia)"), codes.make("Vakt (Vika)")] == ["vakt", "vakt-2"]
    assert codes.make("Å få til en mye bedre overgang mellom sykehus og kommune for alle").endswith(
        "-overgang-mellom"
    )
