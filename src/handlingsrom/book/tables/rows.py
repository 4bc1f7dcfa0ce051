"""The plain table: one model, one field for each column. Nearly every sheet is one of these."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol

from handlingsrom.book.columns import Sheet, Values
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership


class Context(Protocol):
    """What a table is given while a book is loaded."""

    by: Actor
    now: datetime
    partnership: Partnership

    def row(self, sheet: str, key: tuple[Hashable, ...]) -> Any:
        """The row of another sheet by its key, or None."""

    def check_can_change(self, case: Any, changed: set[str] | None = None) -> None:
        """Raise RowError when the case was here before the book and is closed to changes."""

    def is_whole(self, sheet: str) -> bool:
        """Whether every row of the sheet so far could be loaded, so that a missing one is really missing."""

    def is_new(self, case: Any) -> bool:
        """Whether this book brought the case in."""


class Table(Protocol):
    model: Any

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        """Every row there is, with its values, in the order of an export."""

    def create(self, context: Context, values: Values) -> Any:
        """Make a row. Raises RowError or Refused."""

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        """Change a row. Raises RowError where a row cannot be changed."""


class Rows:
    """Rows of `model`, those where `scope` is the partnership, listed by `order`."""

    def __init__(self, model: Any, *, scope: str = "partnership", order: Sequence[str] = ("id",)) -> None:
        self.model = model
        self.scope = scope
        self.order = order

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        fields = [column.field for column in sheet.columns]
        related = [f.name for f in self.model._meta.fields if f.name in fields and f.many_to_one]
        rows = self.model.objects.filter(**{self.scope: partnership}).order_by(*self.order)
        for row in rows.select_related(*related) if related else rows:
            yield row, {field: getattr(row, field) for field in fields}

    def create(self, context: Context, values: Values) -> Any:
        own = {"partnership": context.partnership} if self.scope == "partnership" else {}
        return self.model.objects.create(**own, **self.stamps(context), **values)

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        for field in changed:
            setattr(row, field, values[field])
        row.save(update_fields=sorted(changed))

    def stamps(self, context: Context) -> dict[str, Any]:
        """What a new row holds beside the columns."""
        return {}


class PartnershipRow(Rows):
    """The one row that says which partnership the book is of; the loader has made or found it already."""

    def __init__(self) -> None:
        super().__init__(Partnership)

    def dump(self, sheet: Sheet, partnership: Partnership) -> Iterator[tuple[Any, Values]]:
        yield partnership, {"slug": partnership.slug, "name": partnership.name}


class Stamped(Rows):
    """Rows that keep when they were recorded."""

    def stamps(self, context: Context) -> dict[str, Any]:
        return {"recorded_at": context.now}
