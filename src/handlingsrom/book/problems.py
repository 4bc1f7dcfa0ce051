"""What can be wrong in a book, and where: every problem names a sheet, a cell and what to do."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.lib.errors import Refused


class CellError(ValueError):
    """A cell cannot be read; `str(error)` is the translated sentence."""


class RowError(ValueError):
    """A row breaks a rule. `field` names the column it belongs to; None means the whole row."""

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(str(message))
        self.field = field


@dataclass(frozen=True)
class Problem:
    """`cell` is as a spreadsheet names it (`C14`), or empty when the problem is the sheet's or the book's."""

    sheet: str
    cell: str
    message: str

    def __str__(self) -> str:
        return f"{' '.join(filter(None, (self.sheet, self.cell)))}: {self.message}".removeprefix(": ")

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


class BookRefused(Refused):
    """Nothing of the book was loaded; `problems` has them all, in the order of the book."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        count = len(self.problems)
        super().__init__(
            ngettext(
                "Nothing was loaded: there is %(count)d error in the book.",
                "Nothing was loaded: there are %(count)d errors in the book.",
                count,
            )
            % {"count": count}
        )


class Unreadable(BookRefused):
    """The file or folder is no book at all."""

    def __init__(self, message: str, sheet: str = "") -> None:
        super().__init__([Problem(sheet, "", message)])
        self.message = str(self.problems[0])


def suggestion(word: str, known: Sequence[str]) -> str:
    """` Did you mean “…”?`, or nothing when no known word is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return " " + _("Did you mean “%(word)s”?") % {"word": near[0]} if near else ""
