"""Books for tests: the example copied to a folder, with cells changed, and what loading says of it."""

import csv
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlingsrom.book.demo import EXAMPLE
from handlingsrom.book.loading import Report, load_book
from handlingsrom.book.problems import BookRefused
from handlingsrom.people.actors import operator

NOW = datetime(2026, 5, 21, 10, 0, tzinfo=UTC)


def load(path: Path, **options) -> Report:
    try:
        return load_book(by=operator(), now=NOW, path=path, **options)
    except BookRefused as refused:
        refused.add_note("\n".join(map(str, refused.problems)))
        raise


def copy_example(to: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, to))


def rows(folder: Path, sheet: str) -> list[list[str]]:
    with (folder / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(folder: Path, sheet: str, table: list[list[str]]) -> None:
    folder.mkdir(exist_ok=True)
    with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def set_cell(folder: Path, sheet: str, row: int, column: str, text: str) -> None:
    """`row` as a spreadsheet counts: the heading is 1."""
    table = rows(folder, sheet)
    table[row - 1][table[0].index(column)] = text
    write(folder, sheet, table)


def add_row(folder: Path, sheet: str, **cells: str) -> None:
    """`cells` by column name, spaces written as underscores."""
    table = rows(folder, sheet)
    named = {name.replace("_", " "): text for name, text in cells.items()}
    assert set(named) <= set(table[0])
    write(folder, sheet, [*table, [named.get(name, "") for name in table[0]]])


def problems(path: Path, **options) -> dict[str, str]:
    """What is wrong with the book: `Sheet C14` → sentence."""
    with pytest.raises(BookRefused) as refused:
        load(path, **options)
    return {f"{p.sheet} {p.cell}".strip(): p.message for p in refused.value.problems}


def files(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.csv"))}
