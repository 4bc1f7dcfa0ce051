"""Moving about as a person without a mouse does: Tab to what one wants, see where one is, press a key."""

FOCUSED = "el => el === document.activeElement"
SHOWN = """el => { const style = getComputedStyle(el);
  return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none"; }"""
LIMIT = 250


def tab_to(page, target) -> None:
    """Press Tab until `target` has the focus, and see that it shows."""
    target.wait_for(state="attached")
    for _ in range(LIMIT):
        page.keyboard.press("Tab")
        if target.evaluate(FOCUSED):
            assert target.evaluate(SHOWN), f"one cannot see that {target} has the focus"
            return
    raise AssertionError(f"{target} is not reached by Tab")


def follow(page, target) -> None:
    """Tab to a link or button that leads to another page, and press Enter."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page, target, text: str) -> None:
    """Tab to a field and write over what is there."""
    tab_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
