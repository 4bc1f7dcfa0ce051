"""A cell as its column can take it. What has to be changed for that is said in its note, never done in silence."""

from dataclasses import replace

from handlingsrom.book.columns import Column
from handlingsrom.book.notes import Mark, Note, Noted, Shown
from handlingsrom.book.types.texts import Text
from handlingsrom.lib.birthnumbers import find_possible

PERSONAL = "teksten kan holde et fødselsnummer og er ikke tatt med. Se i papiret."


def fitted(column: Column, cell: Noted | None) -> Shown:
    """None when the cell may be empty; a cell to fill in when it may not."""
    if cell is None:
        return to_fill(column) if column.required else None
    if _is_personal(cell):
        return Noted(None, Note(PERSONAL, Mark.TO_FILL if column.required else Mark.UNSURE))
    if isinstance(cell.value, str) and isinstance(column.type, Text):
        cell = _text(column.type, cell, cell.value)
    if cell.value in (None, "") and column.required:
        return Noted(None, replace(cell.note, mark=Mark.TO_FILL))
    return cell


def to_fill(column: Column) -> Noted:
    return Noted(None, Note(f"papiret sier det ikke. {column.help}", Mark.TO_FILL))


def unsure(cell: Noted, why: str) -> Noted:
    """The cell with one more reason to look at it."""
    between = " " if cell.note.mark == Mark.UNSURE else "\n"
    return Noted(cell.value, Note(f"{why}{between}{cell.note.text}", Mark.UNSURE))


def _is_personal(cell: Noted) -> bool:
    return bool(find_possible(str(cell.value or "")) or find_possible(cell.note.text))


def _text(kind: Text, cell: Noted, text: str) -> Noted:
    if not kind.lines:
        text = " ".join(text.split())
    if kind.listed and (";" in text or text.endswith("?")):
        cell = unsure(cell, "navnet var skrevet med tegn det ikke kan ha her.")
        text = text.replace(";", ",").rstrip("? ")
    if len(text) > kind.longest:
        cell = unsure(cell, f"teksten er kortet ned: det er plass til {kind.longest} tegn.")
        text = text[: kind.longest - 2].rsplit(" ", 1)[0] + " …"
    return Noted(text, cell.note)
