"""The document model refuses what no renderer could show."""

from dataclasses import replace
from datetime import datetime

import pytest

from handlingsrom.papers.cells import cell_text, placed
from handlingsrom.papers.model import Column, Heading, Paragraph, Resolution, Rich, Row, Table, settle_levels
from handlingsrom.papers.titles import case_line, facts, foot_line
from papers.sample import NBSP, sample_paper

NAME, AMOUNT = Column("Tiltak"), Column("Kr", "amount", unknown="ukjent")


def levels(*blocks: Heading | Resolution | Paragraph, below: int = 0) -> list[int]:
    return [block.level for block in settle_levels(blocks, below=below) if isinstance(block, Heading)]


def test_heading_levels_never_skip_and_siblings_stay_siblings() -> None:
    assert levels(Heading(1, "a"), Heading(3, "b"), Heading(3, "c"), Heading(1, "d")) == [1, 2, 2, 1]
    assert levels(Heading(2, "a"), Heading(2, "b"), below=1) == [2, 2]


def test_a_heading_after_a_resolution_is_below_or_beside_it() -> None:
    assert levels(Resolution(()), Heading(2, "a")) == [2]


@pytest.mark.parametrize("kind", ["row", "group", "sum"])
def test_a_row_with_too_many_cells_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="Row 1"):
        Table((NAME,), (Row(("a", "b"), kind),))


def test_an_ordinary_row_needs_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table((NAME, AMOUNT), (Row(("a",)),))


def test_a_short_sum_row_spans_with_its_first_cell() -> None:
    table = Table((NAME, NAME, AMOUNT), (Row(("Sum", 100), "sum"),))
    assert [(place.first, place.span) for place in placed(table.rows[0], table)] == [(0, 2), (2, 1)]


def test_cells_read_as_they_are_meant() -> None:
    assert cell_text(1_250_000_00, AMOUNT) == f"1{NBSP}250{NBSP}000"
    assert cell_text(None, AMOUNT) == "ukjent"
    assert cell_text("", AMOUNT) == ""
    assert cell_text(7, Column("Antall", "count")) == "7"
    assert cell_text(Rich(("en", "to")), NAME) == "en\nto"


def test_a_paper_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(sample_paper(), created_at=datetime(2026, 5, 13))


def test_a_document_that_is_no_case_says_what_it_is() -> None:
    paper = replace(sample_paper(), label="Tildelingsbrev", facts=(("Mottaker", "Kari", 1.0),), body="")
    assert case_line(paper) == "Tildelingsbrev"
    assert facts(paper) == (("Mottaker", "Kari", 1.0),)
    assert foot_line(paper) == f"Tildelingsbrev · {paper.partnership}"
