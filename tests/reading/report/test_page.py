"""The HTML report: one file that fetches and runs nothing, with each finding beside its place in the paper."""

import re

import pytest
from lxml import html
from tests.reading.report.made import ENGLISH, finding, place

from handlingsrom.reading.finding import Confidence, Severity
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.report.page import as_page
from handlingsrom.reading.said import worded
from reading.written import written

LONG = "Det er mye å si om dette. " * 30
TABLE = [
    ["Satsningsområde", "Tiltak", "Ansvar", "Status", "Tildelt 2025"],
    *([f"Område {n}", f"Tiltak {n}", "Kommunen", "", f"{n}00 000"] for n in range(1, 9)),
]


def page(*papers: Paper, findings=(), strict: bool = False) -> html.HtmlElement:
    return html.document_fromstring(as_page(papers, findings, ENGLISH).decode())


def select(element: html.HtmlElement, chosen: str) -> list[html.HtmlElement]:
    """`tag`, `.class`, `#id` and `tag#id`, with spaces between an element and what is inside it."""
    found = [element]
    for step in chosen.split():
        tag, kind, name = re.fullmatch(r"(\w*)([.#]?)(.*)", step).groups()
        tests = {"": "", ".": f"[contains(concat(' ', @class, ' '), ' {name} ')]", "#": f"[@id='{name}']"}
        found = [each for outer in found for each in outer.xpath(f".//{tag or '*'}{tests[kind]}")]
    return found


def shown(paper: Paper, *words: str) -> html.HtmlElement:
    """The paper's side of a finding at these words."""
    found = finding(*(place(paper, each) for each in words))
    return select(page(paper, findings=[found]), ".paper")[0]


def rows(side: html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in select(side, "tr")]


def test_the_page_is_one_file_without_scripts():
    written_page = as_page([written("# Sak", "Rammen er 5.")], [], ENGLISH).decode()

    assert written_page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=", written_page)


def test_the_page_says_its_language_and_that_the_paper_is_norwegian():
    paper = written("Rammen er 5.")
    whole = page(paper, findings=[finding(place(paper, "5"))])

    assert whole.get("lang") == "en"
    assert select(whole, ".paper")[0].get("lang") == "nb"


def test_what_stands_in_a_paper_is_text_and_never_markup():
    paper = written("<script>alert(1)</script> og \x00 5", file="<b>.docx")
    found = finding(place(paper, "alert"), title="<i>Sum</i>")
    whole = page(paper, findings=[found])

    assert not any(select(whole, each) for each in ("script", "i", "h1 b"))
    assert "<script>alert" in select(whole, ".paper")[0].text_content()
    assert "<i>Sum</i>" in select(whole, "h3")[0].text_content()


def test_a_clean_paper_gets_a_page_that_says_so():
    whole = page(written("Rammen er 5."))

    assert "Nothing was found that does not add up." in whole.text_content()
    assert not select(whole, "h3")


def test_a_sentence_is_shown_with_the_words_around_it_marked_and_numbered():
    side = shown(written(f"{LONG}Rammen er 500 000 i år. {LONG}"), "500 000")

    (mark,) = select(side, "mark")
    passage = select(side, ".passage")[0].text_content()
    assert mark.text_content() == "500 000Finding 1"
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert "Rammen er 500 000Finding 1 i år. Det er mye" in passage
    assert len(passage) < 300


def test_a_short_text_is_shown_whole_with_its_marker():
    side = shown(written("a) Rammen er 5 og 6."), "5", "6")

    assert select(side, ".passage")[0].text_content() == "a)Rammen er 5Finding 1 og 6Finding 1."


def test_a_table_is_shown_with_its_heading_the_names_and_the_rows_around():
    side = shown(written("# Vedlegg 2", TABLE), "400 000")

    assert rows(side) == [
        ["Tiltak", "Tildelt 2025"],
        ["⋮Rows are left out here."],
        ["Tiltak 3", "300 000"],
        ["Tiltak 4", "400 000Finding 1"],
        ["Tiltak 5", "500 000"],
        ["⋮Rows are left out here."],
    ]
    assert side.findall(".//th[@scope='row']")[1].text_content() == "Tiltak 4"
    assert select(side, "caption")[0].text_content() == "Part of a table in Vedlegg 2, as it is written"


def test_an_empty_cell_that_is_meant_is_said_to_be_empty():
    paper = written(TABLE)
    (only,) = paper.tables
    found = finding(paper.cell_place(only, 2, 3))

    assert select(page(paper, findings=[found]), "mark")[0].text_content().startswith("(empty)")


def test_what_nobody_should_read_once_more_is_not_repeated():
    paper = written("Pasienten har en diagnose.", "Ring 150388 12345 om saken, rammen er 5.")
    told, _number = paper.texts
    side = select(page(paper, findings=[finding(paper.place(told, 4, 4), place(paper, "5."))]), ".paper")[0]

    assert "diagnose" not in side.text_content()
    assert "(not repeated here)" in side.text_content()
    assert "Ring •••••• ••••• om saken" in side.text_content()


def test_a_heading_of_a_table_can_be_marked():
    side = shown(written(TABLE), "2025")

    assert select(side, "thead mark")


def test_every_cell_that_is_meant_is_marked_but_not_all_get_a_number():
    paper = written([["Tiltak", "Tildelt 2025"], *([f"Tiltak {n}", f"{n}00 000"] for n in range(1, 16))])
    side = shown(paper, *(f"{n}00 000" for n in range(1, 16)))

    assert len(select(side, "mark")) == 15
    assert len(select(side, "mark .no")) == 1


def test_the_arithmetic_is_a_table_and_the_advice_is_told():
    paper = written("Rammen er 5.")
    found = finding(place(paper, "5"), arithmetic=[("Written", "5"), ("Sum", "4")], advice="Count again.")
    side = select(page(paper, findings=[found]), ".finding")[0]

    assert rows(side) == [["Written", "5"], ["Sum", "4"]]
    assert select(side, ".advice")[0].text_content() == "Suggestion Count again."


def test_findings_stand_under_what_must_and_what_should_with_their_own_numbers():
    paper = written("Rammen er 5 og 6.")
    must = finding(place(paper, "5"))
    should = finding(place(paper, "6"), severity=Severity.SHOULD, confidence=Confidence.LIKELY)
    whole = page(paper, findings=[must, should])

    heads = [each.text_content() for each in select(whole, "h2")]
    assert heads == ["Must be put right11 finding", "Should be explained11 finding"]
    assert [each.get("id") for each in select(whole, "section")] == ["f1", "f2"]
    assert "likely, but not certain" in select(whole, "#f2")[0].text_content()


def test_many_findings_are_listed_first_with_links():
    paper = written("Rammen er 5 og 6.")
    whole = page(paper, findings=[finding(place(paper, "5"))] * 5)

    links = [each.get("href") for each in select(whole, "nav a")]
    assert links == ["#f1", "#f2", "#f3", "#f4", "#f5"]
    assert all(select(whole, f"section{each}") for each in links)


def test_places_in_several_papers_say_which():
    one, other = written("Rammen er 5.", file="a.docx"), written("Rammen er 6.", file="b.docx")
    side = select(page(one, other, findings=[finding(place(one, "5"), place(other, "6"))]), ".paper")[0]

    assert [each.text_content() for each in select(side, ".from")] == ["Saken a.docx", "Saken b.docx"]


def test_what_was_lost_is_listed():
    paper = Paper("sak.pdf", "pdf", written("Rammen er 5.").blocks, (worded("Page 3 is a picture."),))

    assert select(page(paper), ".lost li")[0].text_content() == "sak.pdf: Page 3 is a picture."


@pytest.mark.parametrize("words", ["Det", "dette. ", "si"])
def test_marks_at_the_ends_of_a_long_text_are_shown(words):
    assert select(shown(written(LONG), words), "mark")[0].text_content().startswith(words.strip())
