"""The findings as one HTML file: each beside the place in the paper it is about. It fetches and runs nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html

from handlingsrom.reading.finding import Finding, Severity
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.report.page_elements import Element, element, icon
from handlingsrom.reading.report.page_finding import badge, finding_side
from handlingsrom.reading.report.page_paper import paper_side
from handlingsrom.reading.report.words import NOTHING, SEVERITIES, tally
from handlingsrom.reading.said import Language, worded, worded_n

_LOOKS = Path(__file__).with_name("page.css")
_ENOUGH_FOR_A_LIST = 4

Numbered = tuple[int, Finding]


def as_page(papers: Sequence[Paper], findings: Sequence[Finding], language: Language) -> bytes:
    """UTF-8, with its looks inside. Findings are numbered in the order given, as in all forms of the report."""
    numbered = list(enumerate(findings, start=1))
    page = element("html", {"lang": language.gettext("en")}, _head(papers, language))
    page.append(element("body", "", _main(papers, numbered, language), _footer(language)))
    return bytes(html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))


def _head(papers: Sequence[Paper], language: Language) -> Element:
    return element(
        "head",
        "",
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", "", f"{_title(papers, language)} – Handlingsrom"),
        element("style", "", _LOOKS.read_text(encoding="utf-8")),
    )


def _main(papers: Sequence[Paper], numbered: list[Numbered], language: Language) -> Element:
    main = element("main", "", element("h1", "", _title(papers, language)))
    main.append(element("p", "lede", _in_short(papers, numbered, language)))
    if len(numbered) >= _ENOUGH_FOR_A_LIST:
        main.append(_list(numbered, language))
    for severity in Severity:
        main.extend(_group(papers, severity, numbered, language))
    if not numbered:
        nothing = element("span", "", NOTHING.into(language))
        main.append(element("h2", "right", icon("right"), nothing))
    main.extend(_lost(papers, language))
    return main


def _title(papers: Sequence[Paper], language: Language) -> str:
    return worded("Check of %(files)s", files=", ".join(paper.file for paper in papers)).into(language)


def _in_short(papers: Sequence[Paper], numbered: list[Numbered], language: Language) -> str:
    how_many = tally(len(numbered), len(papers)).into(language)
    unchanged = worded("Nothing is put right in the papers themselves.").into(language)
    return f"{how_many} {unchanged}"


def _list(numbered: list[Numbered], language: Language) -> Element:
    heading = element("h2", {"id": "list"}, worded("In short").into(language))
    items = [
        element(
            "li", "", badge(number, language), element("a", {"href": f"#f{number}"}, finding.title.into(language))
        )
        for number, finding in numbered
    ]
    return element("nav", {"class": "list", "aria-labelledby": "list"}, heading, element("ol", "", *items))


def _group(
    papers: Sequence[Paper], severity: Severity, numbered: list[Numbered], language: Language
) -> Iterator[Element]:
    group = [(number, finding) for number, finding in numbered if finding.severity == severity]
    if not group:
        return
    how_many = worded_n("%(n)s finding", "%(n)s findings", len(group)).into(language)
    count = element("span", "count", element("span", {"aria-hidden": "true"}, str(len(group))))
    count.append(element("span", "sr", how_many))
    yield element("h2", severity.value, icon(severity.value), SEVERITIES[severity].into(language), count)
    for number, finding in group:
        about = {"class": "pair", "id": f"f{number}", "aria-labelledby": f"f{number}-h"}
        sides = finding_side(number, finding, language), paper_side(papers, number, finding, language)
        yield element("section", about, *sides)


def _lost(papers: Sequence[Paper], language: Language) -> Iterator[Element]:
    items = [
        element("li", "", element("b", "", paper.file), f": {lost.into(language)}")
        for paper in papers
        for lost in paper.lost
    ]
    if items:
        yield element("h2", "", worded("What was not read, or not for certain").into(language))
        yield element("ul", "lost", *items)


def _footer(language: Language) -> Element:
    made = worded("Made by Handlingsrom, from the papers alone.").into(language)
    return element("footer", "", element("p", "", made))
