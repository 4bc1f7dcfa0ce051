"""What a sheet and a column are. `book/sheets/` declares them all; everything else is derived from that table.

Template, reading, checking, loading and exporting know nothing of any single sheet.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlingsrom.book.cells import Type, as_text
from handlingsrom.book.types.choices import Choice
from handlingsrom.book.types.texts import Text
from handlingsrom.people.models import RoleKind

if TYPE_CHECKING:
    from handlingsrom.book.tables import Table

Values = dict[str, Any]
"""The values of a row by field. A reference is the row it names, as a model instance."""


@dataclass(frozen=True)
class Column:
    """`name` heads the column; `field` is the value's name in code. `example` is as typed in a sheet."""

    name: str
    field: str
    type: Type
    help: str
    example: str = ""
    required: bool = False
    width: int = 16

    @property
    def is_long(self) -> bool:
        return isinstance(self.type, Text) and self.type.lines


@dataclass(frozen=True)
class Sheet:
    """`key` are the fields by which a row is recognised when the book is loaded again.

    `repeats`: rows alike in their key are told apart by their order. `labels`: what other sheets may call a
    row, the one preferred first; the last one is unique. `label_column` heads the column drop-downs offer.
    `editors` are the roles that may change the sheet.
    `in_sequence`: each row builds on those above, so after one that cannot be read nothing is said of the rest.
    """

    name: str
    purpose: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    table: "Table"
    repeats: bool = False
    labels: Callable[[Values], tuple[str, ...]] | None = None
    normalise: Callable[[str], Hashable] | None = None
    label_column: str = ""
    in_sequence: bool = False
    editors: tuple[RoleKind, ...] = (RoleKind.SECRETARIAT,)

    def column(self, name: str) -> Column | None:
        wanted = name.strip().casefold()
        return next((c for c in self.columns if c.name.casefold() == wanted), None)

    def of_field(self, field: str) -> Column:
        return next(c for c in self.columns if c.field == field)

    def key_of(self, values: Mapping[str, Any]) -> tuple[Hashable, ...]:
        return tuple(self.of_field(field).type.key(values.get(field)) for field in self.key)

    def labels_of(self, values: Values) -> tuple[str, ...]:
        if self.labels:
            return self.labels(values)
        return (as_text(self.of_field(self.key[0]).type.write(values[self.key[0]])),)

    def normal(self, label: str) -> Hashable:
        return self.normalise(label) if self.normalise else " ".join(label.casefold().split())

    @property
    def drop_down_column(self) -> str:
        return self.label_column or (self.columns[0].name if not self.labels else "")


def comment(column: Column) -> str:
    """What the template says of a column."""
    needed = "Må fylles ut. " if column.required else ""
    choices = f" Velg mellom: {', '.join(column.type.words.values())}." if isinstance(column.type, Choice) else ""
    return f"{needed}{column.help}{choices}"
