"""Every page a person can open, with the real example, before and after 13/26, wide and narrow.

axe finds nothing, the console is silent, no English is left on a Norwegian page, nothing runs past the edge of a
telephone (WCAG asks for 320 pixels), and what one is to hit is large enough. The pages come from the access table.
"""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from looking import NARROW, WIDE, assert_it_fits
from pages import AFTER, ALSO, ELSEWHERE, EMAILS, FILES, Visit, example_ids, visits

import handlingsrom
from handlingsrom.web.actor import OPEN
from web.access_table import TABLE

SMALL = """() => [...document.querySelectorAll("button, summary, select, textarea, input:not([type=hidden])")]
  .filter((el) => el.checkVisibility({visibilityProperty: true}) && !el.closest(".hr-fig, .ds-sr-only"))
  .map((el) => [el, el.getBoundingClientRect()])
  .filter(([el, box]) => box.width && box.right > 0 && box.bottom > 0)
  .filter(([el, box]) => box.width < 23.5 || box.height < 23.5)
  .map(([el, box]) => `${el.outerHTML.slice(0, 120)} is ${Math.round(box.width)} x ${Math.round(box.height)}`)"""

WORDS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [...document.querySelectorAll("[aria-label], [placeholder], [title]")]
    .flatMap((el) => ["aria-label", "placeholder", "title"].map((name) => el.getAttribute(name) || ""));
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("body [lang]")) words.push(node.data.trim().replace(/\\s+/g, " "));
  }
  return [...new Set(words)]; }"""


@pytest.fixture(scope="session")
def english() -> set[str]:
    """What stands on the screen when a translation is not used."""
    with (Path(handlingsrom.__file__).parent / "locale/nb/LC_MESSAGES/django.po").open("rb") as file:
        return {m.id for m in read_po(file) if isinstance(m.id, str) and m.id and m.id != m.string}


def test_no_page_is_forgotten():
    seen = {visit.name for visit in visits()} | FILES | set(ELSEWHERE)
    sent = {name for name, row in TABLE.items() if not isinstance(row, list) and row.method == "post"}
    posted = sent | {name for name, rows in TABLE.items() if isinstance(rows, list) and rows[0].method == "post"}

    assert {name for name in set(TABLE) - seen - posted if not name.endswith("_xlsx")} == set()
    assert set(ALSO) | FILES | set(ELSEWHERE) <= set(TABLE)


@pytest.mark.parametrize("visit", visits(), ids=str)
def test_the_page(visit: Visit, demo_site, adopted_site, window, axe, english):
    site = adopted_site if visit.state == AFTER else demo_site
    page = window(site, "" if visit.name in OPEN else EMAILS.get(visit.role, ""))
    page.complaints.clear()
    page.set_viewport_size({"width": 1280, "height": 900})

    answer = page.goto(visit.address(site.data))

    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "nb"
    assert page.locator("h1").count() == 1
    assert english.isdisjoint(page.evaluate(WORDS)), english & set(page.evaluate(WORDS))
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 844})
        axe(page)
        assert_it_fits(page)
        assert page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 320, "height": 844})
    assert_it_fits(page)
    assert page.complaints == []


def test_the_example_has_what_the_pages_need(demo_site):
    assert {key for key, found in example_ids(demo_site.data).items() if not found} == set()
