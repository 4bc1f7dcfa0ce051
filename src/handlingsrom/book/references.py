"""What a cell says of other rows: the rows it names, and what a row with errors would have been called."""

from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Column, Sheet, Values
from handlingsrom.book.known import BROKEN, Known
from handlingsrom.book.problems import RowError, suggestion
from handlingsrom.book.sheets import BY_NAME
from handlingsrom.book.types.names import Refs


class SkipError(Exception):
    """A row names one that has problems of its own; nothing more to say about it."""


def referred(known: Known, column: Column, written: Any) -> Any:
    """The row, or the rows, that a cell names. Raises RowError, and SkipError."""
    if isinstance(column.type, Refs):
        return tuple((_find(known, column.type.sheets, label), unsure) for label, unsure in written)
    return _find(known, (column.type.sheet,), written)  # type: ignore[attr-defined]


def _find(known: Known, sheets: tuple[str, ...], label: str) -> Any:
    found = known.find(sheets, label)
    if BROKEN in found:
        raise SkipError
    where = {"label": label, "sheet": " / ".join(sheets)}
    if not found:
        hint = suggestion(label, known.all_labels(sheets))
        raise RowError(_("“%(label)s” is not in the sheet %(sheet)s. Add it there, or correct it.") % where + hint)
    if len(found) > 1:
        raise RowError(_("“%(label)s” can be several rows of the sheet %(sheet)s. Write more of the name.") % where)
    return found[0]


def guessed_labels(sheet: Sheet, values: Values) -> list[str]:
    """Labels of a row that could not be made: from what its key cells say, as far as they say anything."""
    parts = [str(getattr(values.get(f), "code", values.get(f))) for f in sheet.key if values.get(f)]
    if sheet.name == "Vedtakspunkter" and values.get("label"):
        case, label = values.get("case"), values["label"]
        point = label if isinstance(label, str) else str(BY_NAME[sheet.name].of_field("label").type.write(label))
        return [f"{getattr(case, 'number', case)} {point}"]
    joined = [" ".join(parts), ": ".join(parts)] if len(parts) > 1 else []
    return [*parts[-1:], *joined]
