"""Cells that hold one of a few words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.cells import Cell, Type, Written, plain
from handlingsrom.book.problems import CellError, suggestion


@dataclass(frozen=True)
class YesNo(Type):
    empty: Any = False

    def read(self, cell: Cell) -> bool:
        word = plain(cell).casefold()
        if word not in ("ja", "nei", "j", "n", "x"):
            raise CellError(_("Write ja or nei."))
        return word in ("ja", "j", "x")

    def write(self, value: bool) -> Written:
        return "ja" if value else "nei"


@dataclass(frozen=True)
class Choice(Type):
    """One of the words of an enumeration; the value is its code."""

    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    empty: Any = ""

    def read(self, cell: Cell) -> str:
        wanted = self.key(plain(cell))
        for code, word in self.words.items():
            if self.key(word) == wanted:
                return str(getattr(code, "value", code))
        words = list(self.words.values())
        raise CellError(
            _("“%(word)s” is not one of the choices: %(words)s.%(hint)s")
            % {"word": plain(cell), "words": ", ".join(words), "hint": suggestion(plain(cell), words)}
        )

    def write(self, value: str) -> Written:
        return self.words[value] if value else None


@dataclass(frozen=True)
class Choices(Choice):
    """Several words of an enumeration, with commas between; the value is their codes with spaces between."""

    def read(self, cell: Cell) -> str:
        return " ".join(super(Choices, self).read(part) for part in plain(cell).split(",") if part.strip())

    def write(self, value: str) -> Written:
        return ", ".join(self.words[code] for code in value.split()) or None
