"""What a table of the plan proposes for its rows."""

import pytest

from handlingsrom.reading.understanding.model import Principle
from handlingsrom.reading.understanding.principles import principle_of

from .made import PLAN, row, understood


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Handlingsplan – spissing – forslag til prinsipp «avslutte satsning».", Principle.CLOSE),
        ("Tiltak som utgår", Principle.CLOSE),
        ("Tiltak som ikke videreføres", Principle.CLOSE),
        ("Tiltak som implementeres eller evalueres", Principle.HAND_OVER),
        ("Tiltak som overleveres til drift", Principle.HAND_OVER),
        ("«Iverksette eller pågående satsning»", Principle.KEEP),
        ("Tiltak som videreføres", Principle.KEEP),
        ("Tiltak som avsluttes eller videreføres", Principle.UNKNOWN),
        ("Handlingsplan 2026", Principle.UNKNOWN),
    ],
)
def test_the_title_of_the_attachment_says_it(title, expected):
    assert principle_of(title, []) == expected


def test_the_nearest_text_above_says_it_when_the_title_does_not():
    above = [
        "Planen følges opp.",
        "Forslag prinsipp: Avslutte, betyr at tiltak ikke skal videreføres eller evalueres.",
    ]
    assert principle_of("Handlingsplan", above) == Principle.CLOSE


def test_two_tables_of_one_attachment_may_have_each_its_own():
    table = [PLAN, row("Kurs", "SI")]
    found = understood(
        "# Vedlegg 2: Handlingsplan", "## Tiltak som avsluttes", table, "## Tiltak som videreføres", table
    )
    assert [each.principle for each in found.tables] == [Principle.CLOSE, Principle.KEEP]
