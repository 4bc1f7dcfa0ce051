"""The sheets of a book, in the order they are read, loaded and written: what a row names stands above it."""

from handlingsrom.book.columns import Sheet
from handlingsrom.book.sheets.cases import CASES, FOLLOW_UPS, KEPT
from handlingsrom.book.sheets.money import GRANTS, JOURNAL
from handlingsrom.book.sheets.people import PEOPLE
from handlingsrom.book.sheets.plan import LIFECYCLE, PLAN
from handlingsrom.book.sheets.promises import AFTER_JOURNAL, BEFORE_JOURNAL
from handlingsrom.book.sheets.said import SAID

SHEETS: tuple[Sheet, ...] = (
    *PEOPLE,
    *PLAN,
    GRANTS,
    *CASES,
    LIFECYCLE,
    *BEFORE_JOURNAL,
    JOURNAL,
    *AFTER_JOURNAL,
    FOLLOW_UPS,
    KEPT,
    SAID,
)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}


def find_sheet(name: str) -> Sheet | None:
    """A sheet by its name; case and white space around it do not count."""
    wanted = name.strip().casefold()
    return next((sheet for sheet in SHEETS if sheet.name.casefold() == wanted), None)
