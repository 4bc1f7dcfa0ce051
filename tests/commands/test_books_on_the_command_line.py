"""`template`, `import` and `export`: what is on standard output parses, and errors end with code 1."""

import json
from pathlib import Path

import pytest

from book.books import copy_example, set_cell
from commands.running import run
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.commands import export_book, import_book, template
from handlingsrom.lib.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_book_is_loaded_and_exported(tmp_path: Path):
    trial = json.loads(run(import_book.command, EXAMPLE, "--dry-run", "--json").stdout)
    assert (trial["loaded"], trial["partnership"]) == (False, "innlandet")
    loaded = json.loads(run(import_book.command, EXAMPLE, "--json").stdout)
    assert {"sheet": "Bilag", "new": 33, "changed": 0, "unchanged": 0, "samples": 0} in loaded["sheets"]
    written = json.loads(run(export_book.command, tmp_path / "ut.xlsx", "--json").stdout)
    assert written["rows"]["Tiltak"] == 41


def test_errors_are_listed_with_their_cells(tmp_path: Path):
    copy = copy_example(tmp_path / "copy")
    set_cell(copy, "Regioner", 2, "Rekkefølge", "først")
    result = run(import_book.command, copy, "--json")
    assert result.return_value == 1
    [problem] = json.loads(result.stdout)["problems"]
    assert (problem["sheet"], problem["cell"]) == ("Regioner", "B2")
    assert "Regioner B2: " in result.stderr


def test_a_template_is_not_written_over_a_file(tmp_path: Path):
    path = tmp_path / "ny.xlsx"
    path.write_bytes(b"my own")
    assert isinstance(run(template.command, path).exception, Refused)
    assert path.read_bytes() == b"my own"
    assert run(template.command, path, "--force").exception is None
    assert path.read_bytes().startswith(b"PK")
