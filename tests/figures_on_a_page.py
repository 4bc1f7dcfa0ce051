"""Reads a page's figures with the addresses they lead to, and asks the journal whether it agrees."""

import re
from html import unescape

from django.test import Client

_LINKS = (
    re.compile(r'<a class="hr-figlink" href="([^"]*tall=[^"]+)">([^<]+)</a>'),
    re.compile(r'<a href="([^"]*tall=[^"]+)"><text class="val[^>]*>([^<]+)</text>'),
)


def figures(html: str) -> list[tuple[str, int]]:
    """(address, øre) of every figure that leads to entries."""
    return [(unescape(address), _ore(text)) for link in _LINKS for address, text in link.findall(html)]


def _ore(text: str) -> int:
    sign = -1 if "−" in text else 1
    kroner, _comma, rest = re.sub(r"[^0-9,]", "", text).partition(",")
    return sign * (int(kroner) * 100 + int(rest or 0))


def wrong_figures(client: Client, address: str) -> tuple[int, list[str]]:
    """How many figures the page has, and those whose entries add up to something else."""
    response = client.get(address)
    assert response.status_code == 200, address
    found = figures(response.content.decode())
    wrong = []
    for link, ore in dict.fromkeys(found):
        summed = client.get(link).context["sums"]["ore"] or 0
        if abs(summed) != abs(ore):
            wrong.append(f"{link}: {ore} on the page, {summed} behind it")
    return len(found), wrong
