"""What can be wrong in a file, and where."""

from dataclasses import dataclass


class CellError(ValueError):
    """A cell cannot be read; `str(error)` is the translated sentence, without the text that stood in the cell."""


NO_PROJECT = "no project"
"""The kind of problem a booking on no project is. In an export of whole accounts most are, and none is ours."""


@dataclass(frozen=True)
class LineProblem:
    """`row` is as a spreadsheet numbers it, the heading's when a column is wrong. `column` is a heading or ""."""

    row: int
    column: str
    message: str
    kind: str = ""
