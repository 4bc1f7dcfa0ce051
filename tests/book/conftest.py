"""What tests of books start from."""

from pathlib import Path

import pytest

from book.books import copy_example


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The example as a folder of one's own, to change before it is loaded."""
    return copy_example(tmp_path / "copy")
