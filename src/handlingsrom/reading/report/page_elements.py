"""Elements of the HTML report. Text is escaped as it is written, since nothing is ever put together as a string."""

from typing import Any

from lxml.html.builder import E

from handlingsrom.reading.report.writable import writable

Element = Any

_ICONS = {
    "must": (
        "M7.3 2h9.4L22 7.3v9.4L16.7 22H7.3L2 16.7V7.3L7.3 2z",
        "M9 7.6 7.6 9l3 3-3 3L9 16.4l3-3 3 3 1.4-1.4-3-3 3-3L15 7.6l-3 3-3-3z",
    ),
    "should": ("M12 2.5 23 21.5H1L12 2.5z", "M11 9h2v6h-2zM11 16.5h2v2h-2z"),
    "right": (
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z",
        "M10.6 16.4 6.6 12.4 8 11l2.6 2.6L16 8.2l1.4 1.4-6.8 6.8z",
    ),
}


def element(name: str, about: dict[str, str] | str = "", /, *children: Element | str | None) -> Element:
    """`about`: attributes, or the class alone. Children are elements and texts; None is left out."""
    if isinstance(about, str):
        about = {"class": about} if about else {}
    cleaned = {key: writable(value) for key, value in about.items()}
    return E(name, cleaned, *(_child(each) for each in children if each is not None))


def icon(kind: str) -> Element:
    """`must`, `should` or `right`: a shape and what is cut out of it. The words beside it say the same."""
    shape, sign = _ICONS[kind]
    drawing = element("svg", {"viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"})
    drawing.append(element("path", {"d": shape, "fill": "currentColor"}))
    drawing.append(element("path", {"d": sign, "fill": "#fff"}))
    return drawing


def unseen(text: str) -> Element:
    """For those who hear the page."""
    return element("span", "sr", text)


def _child(child: Any) -> Any:
    return writable(child) if isinstance(child, str) else child
