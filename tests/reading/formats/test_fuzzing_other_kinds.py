"""PDF and Excel files broken at random. Each is read in a process of its own, so these are few."""

import functools
import io

import pytest
from openpyxl import Workbook
from tests.conftest import CASES
from tests.reading.breaking import WAYS, broken, try_reading


@functools.cache
def workbook() -> bytes:
    book = Workbook()
    for _row in range(40):
        book.active.append(["Vaktbil", 200_000, "=SUM(B1:B2)"])
    book.active.merge_cells("A1:B2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@functools.cache
def pdf() -> bytes:
    """The shortest of the partnership's own."""
    papers = sorted(CASES.glob("*.pdf"), key=lambda path: path.stat().st_size)
    if not papers:
        pytest.skip("the real case's papers are not here")
    return papers[0].read_bytes()


@pytest.mark.parametrize("how", WAYS)
def test_a_broken_workbook(how):
    try_reading(broken(workbook(), 30, how))


@pytest.mark.parametrize("how", WAYS)
def test_a_broken_pdf(how):
    try_reading(broken(pdf(), 30, how))
