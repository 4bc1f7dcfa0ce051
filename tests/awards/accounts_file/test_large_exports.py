"""The largest exports: 200 000 rows, in bounded memory, and a refusal beyond the limits."""

import resource

import pytest
from export_files import HEADING, csv_of, only_table, reading, xlsx_of

from handlingsrom.awards.accounts_file import tables
from handlingsrom.awards.accounts_file.columns import suggest
from handlingsrom.awards.accounts_file.lines import read_table
from handlingsrom.lib.errors import Refused

MEGABYTE = 1024 * 1024


def test_two_hundred_thousand_rows_are_read_within_reasonable_memory():
    content = csv_of(*(f"31.12.2025;{n};{n % 40:05d};Kjøp nummer {n};{n},50" for n in range(200_000)))
    before = highest_memory()
    table = only_table(content)
    found = read_table(table, suggest(table))
    assert (len(found.lines), found.problems) == (200_000, [])
    assert highest_memory() - before < 400 * MEGABYTE


@pytest.mark.parametrize("make", [lambda n: csv_of(*["1.2.2025;7;01;Kurs;5"] * n), lambda n: workbook(n)])
def test_more_rows_than_there_is_room_for_are_refused(make, monkeypatch):
    from handlingsrom.awards.accounts_file import delimited
    from handlingsrom.awards.accounts_file import workbook as workbooks

    for module in (delimited, workbooks, tables):
        monkeypatch.setattr(module, "MAX_ROWS", 50)
    assert len(only_table(make(40)).rows) == 40
    with pytest.raises(Refused, match="50 rows"):
        only_table(make(60))


def highest_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def workbook(rows: int) -> bytes:
    return xlsx_of([HEADING.split(";"), *[["1.2.2025", 7, "01", "Kurs", 5]] * rows])


def test_a_workbook_of_thousands_of_rows_is_read():
    assert len(reading(workbook(20_000)).lines) == 20_000
