"""Looking at a page as it stands, wide and narrow: nothing for axe to find, and nothing past the edge."""

WIDE, NARROW = 1280, 390
HEIGHT = 900
WIDER = """() => [...document.querySelectorAll("body *")]
  .filter((el) => el.getBoundingClientRect().right > innerWidth + 1 && !el.closest(".hr-scroll"))
  .slice(0, 5).map((el) => `${el.outerHTML.slice(0, 120)} ends at ${el.getBoundingClientRect().right}`)"""


def look(page, axe) -> None:
    """At both widths; the page is wide afterwards."""
    assert page.locator("h1").count() == 1, page.url
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        axe(page)
        assert_it_fits(page)


def assert_it_fits(page) -> None:
    """Nothing runs past the right edge of the window."""
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.evaluate(WIDER)
