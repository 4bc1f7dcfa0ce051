"""The main menu: which pages there are, and which of them a request is on."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from handlingsrom.findings.policies import can_read_findings
from handlingsrom.people.models import RoleKind

# url name (also the name of the area's namespace or folder), label, icon
ENTRIES = [
    ("overview", _("Overview"), "house"),
    ("plan", _("Action plan"), "tasklist"),
    ("money", _("Funds"), "wallet"),
    ("cases", _("Cases and meetings"), "gavel"),
    ("control", _("Control"), "shieldcheckmark"),
    ("people", _("People"), "persongroup"),
]

_AREA = {"messages": "money"}
"""Namespaces that belong under another area's entry."""

_READERS = (RoleKind.SECRETARIAT.value, RoleKind.AUDITOR.value)

# The pages of an area beside its first: url name, label, the roles it is for (none: everybody).
PAGES: dict[str, list[tuple[str, Any, tuple[str, ...]]]] = {
    "money": [
        ("money", _("The frame"), ()),
        ("money_use", _("Spending"), ()),
        ("money_journal", _("Journal"), ()),
        ("money_letters", _("Award letters"), _READERS),
        ("money_reconciliation", _("Reconciliation"), _READERS),
        ("money_conditions", _("Conditions"), ()),
        ("money_year_end", _("Year end"), ()),
        ("money_closing", _("Closing"), ()),
        ("money_accounts_of_year", _("Account of the year"), ()),
        ("money_forecast", _("Forecast"), ()),
        ("money_findings", _("Findings"), _READERS),
        ("messages:list", _("Messages"), _READERS),
    ],
}


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
    """Context processor: `nav` and `subnav` (functions, so that pages without a menu pay nothing) and `links`."""
    return {"nav": lambda: entries(request), "subnav": lambda: pages(request), "links": Links()}


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries that lead somewhere: url, label, icon, and whether the request is in that area."""
    here = area(request)
    return [
        {"url": address(name), "label": label, "icon": icon, "is_here": name == here}
        for name, label, icon in ENTRIES
        if address(name) and (name != "control" or _reads_findings(request))
    ]


def _reads_findings(request: HttpRequest) -> bool:
    """Kontroll quotes drafts, so it is in the menu of those who may open it."""
    actor = getattr(request, "actor", None)
    return bool(actor and actor.partnership_id and can_read_findings(actor, actor.partnership_id))


def pages(request: HttpRequest) -> list[tuple[str, Any, bool]]:
    """The pages of the area, for one of them: address, label, whether it is this one. Others have none."""
    match = getattr(request, "resolver_match", None)
    here = match.view_name if match else ""
    found = PAGES.get(area(request), [])
    if here not in {name for name, _label, _roles in found}:
        return []
    actor = request.actor  # type: ignore[attr-defined]
    return [
        (address(name), label, name == here)
        for name, label, roles in found
        if address(name) and (not roles or actor.has(*roles))
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
    found = [_AREA.get(match.namespace, match.namespace), url_name, url_name.split("_")[0], room]
    return next((candidate for candidate in found if candidate in names), "")


class Links:
    """`links.privacy` in a template is that page's address, or "" while there is none."""

    def __getitem__(self, name: str) -> str:
        return address(name)
