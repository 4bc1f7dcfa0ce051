"""The rows that can be named: of the database and, as it is loaded, of the book."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

from handlingsrom.book.columns import Sheet, Values
from handlingsrom.book.sheets import BY_NAME

BROKEN = object()
"""Stands for a row of the book that has errors of its own: what names it is not an error too."""


class Known:
    """Finds a row by what a sheet calls it, and says what a sheet should call a row."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[Hashable, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._labels: dict[tuple[str, int], tuple[str, ...]] = {}

    def add(self, sheet: Sheet, row: Any, values: Values) -> None:
        labels = sheet.labels_of(values)
        self._labels[sheet.name, row.pk] = labels
        self._put(sheet, row, labels)

    def add_broken(self, sheet: Sheet, label: str) -> None:
        self._put(sheet, BROKEN, (label,))

    def find(self, sheet_names: tuple[str, ...], label: str) -> list[Any]:
        """Every row so called: one is as it should be, none is unknown, several cannot be told apart."""
        return [row for name in sheet_names for row in self._rows[name].get(BY_NAME[name].normal(label), ())]

    def label(self, sheet_names: tuple[str, ...], row: Any) -> str:
        """The first label that names this row alone."""
        name = next(name for name in sheet_names if BY_NAME[name].table.model is type(row))
        labels = self._labels[name, row.pk]
        return next((label for label in labels if len(self.find(sheet_names, label)) == 1), labels[-1])

    def all_labels(self, sheet_names: tuple[str, ...]) -> list[str]:
        return [labels[0] for (name, _), labels in self._labels.items() if name in sheet_names]

    def _put(self, sheet: Sheet, row: Any, labels: tuple[str, ...]) -> None:
        rows = self._rows[sheet.name]
        for label in labels:
            named = rows[sheet.normal(label)]
            if row not in named:
                named.append(row)
