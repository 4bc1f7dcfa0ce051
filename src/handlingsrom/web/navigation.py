"""The main menu: which pages there are, and which of them a request is on."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

# url name (also the name of the area's namespace or folder), label, icon
ENTRIES = [
    ("overview", _("Overview"), "house"),
    ("plan", _("Action plan"), "tasklist"),
    ("money", _("Funds"), "wallet"),
    ("cases", _("Cases and meetings"), "gavel"),
    ("people", _("People"), "persongroup"),
]


def address(name: str) -> str:
    """The address of a named page without arguments, or of an area's first page; "" while no such page is there."""
    return _address(name, settings.ROOT_URLCONF)


@lru_cache(maxsize=128)
def _address(name: str, urlconf: str) -> str:
    for candidate in (name, f"{name}:index", f"{name}:list"):
        try:
            return reverse(candidate, urlconf)
        except NoReverseMatch:
            continue
    return ""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav` (a function, so that pages without a menu pay nothing) and `here`."""
    return {"nav": lambda: entries(request), "links": Links()}


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries that lead somewhere: url, label, icon, and whether the request is in that area."""
    here = area(request)
    return [
        {"url": address(name), "label": label, "icon": icon, "is_here": name == here}
        for name, label, icon in ENTRIES
        if address(name)
    ]


def area(request: HttpRequest) -> str:
    """The entry a page belongs to: its namespace, its url name up to the first `_` or `-`, or its view's room."""
    match = getattr(request, "resolver_match", None)
    if not match:
        return ""
    names = {name for name, _label, _icon in ENTRIES}
    module = getattr(match.func, "__module__", "")
    room = module.split(".web.")[-1].split(".")[0] if ".web." in module else ""
    url_name = (match.url_name or "").replace("-", "_")
    found = [match.namespace, url_name, url_name.split("_")[0], room]
    return next((candidate for candidate in found if candidate in names), "")


class Links:
    """`links.privacy` in a template is that page's address, or "" while there is none."""

    def __getitem__(self, name: str) -> str:
        return address(name)
