"""What papers said. A figure copied wrongly from a paper can be put right; one this program sent cannot."""

from typing import Any

from django.utils.translation import gettext as _

from handlingsrom.book.columns import Values
from handlingsrom.book.problems import RowError
from handlingsrom.book.tables.rows import Context, Rows
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import is_kept


class SaidRows(Rows):
    def __init__(self) -> None:
        super().__init__(PaperFigure, scope="case__partnership")

    def create(self, context: Context, values: Values) -> Any:
        _check_of_one(values)
        return super().create(context, values)

    def update(self, context: Context, row: Any, values: Values, changed: set[str]) -> None:
        if is_kept(row):
            raise RowError(
                _("This figure stands in a paper that was sent, and is never changed. Restore the row."),
                field=min(changed),
            )
        _check_of_one(values)
        super().update(context, row, values, changed)


def _check_of_one(values: Values) -> None:
    if values["initiative"] and values["programme"]:
        raise RowError(_("Name an initiative or a programme, not both."), field="programme")
