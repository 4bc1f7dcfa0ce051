"""Papers given to be checked: made up, with a mistake or two that anybody can see from them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast
from factories import NOW
from handlingsrom.findings.checking import check_paper
from handlingsrom.findings.models import CheckedPaper

WRONG = """# Sak 21/26 Midler

Det ønskes overført kr. 5.150.000,- mill fra 2025 til 2026.

Se sak 21/26 og sak 07.25 for bakgrunn.
"""
"""An amount both in kroner and in millions, which must be put right, and two ways to write a case number."""
RIGHT = "Utvalget tok saken til orientering.\n"


def check(cast: Cast, text: str = WRONG, *, name: str = "sak.txt", by: str = "secretariat") -> CheckedPaper:
    checked, _is_new = check_paper(
        by=cast.actor(by), now=NOW, partnership=cast.partnership, name=name, content=text.encode()
    )
    return checked


def file(text: str = WRONG, name: str = "sak.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), "text/plain")


def key_of(paper: CheckedPaper, rule: str = "amount-in-two-units") -> str:
    return next(each["key"] for each in paper.findings if each["rule"] == rule)
