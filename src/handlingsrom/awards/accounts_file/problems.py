"""What can be wrong in a file, and where."""

from dataclasses import dataclass


class CellError(ValueError):
    """A cell cannot be read; `str(error)` is the translated sentence, without the text that stood in the cell."""


@dataclass(frozen=True)
class LineProblem:
    """`row` is as a spreadsheet numbers it, the heading's when a column is wrong. `column` is a heading or ""."""

    row: int
    column: str
    message: str
