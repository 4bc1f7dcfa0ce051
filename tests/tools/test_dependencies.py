"""Dependencies are chosen: each has its line in docs/dependencies.md."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def _chosen(kind: str) -> list[str]:
    lines = (ROOT / "requirements" / f"{kind}.in").read_text().splitlines()
    return [re.split(r"[\[<>=]", line)[0] for line in lines if line and not line.startswith(("-", "#"))]


@pytest.mark.parametrize("name", [name for kind in ("base", "build", "dev") for name in _chosen(kind)])
def test_every_dependency_has_its_line(name: str):
    tables = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs" / "dependencies.md").read_text(), re.MULTILINE)
    named = {part.strip() for cell in tables for part in cell.split(",")}

    assert name in named


def _imported() -> set[str]:
    """The top-level packages the program imports itself, without Python's own and ours."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((node.module or "").split(".")[0])
    return found - set(sys.stdlib_module_names) - {"handlingsrom"}


def test_what_the_program_imports_is_chosen_and_not_just_brought_along():
    homes = packages_distributions()
    chosen = {name.lower() for name in _chosen("base")}

    assert not {name for name in _imported() if chosen.isdisjoint(home.lower() for home in homes[name])}


def test_what_is_chosen_is_used():
    """By import, or by name in the settings; `psycopg` is what Django takes for PostgreSQL."""
    settings = (ROOT / "src/handlingsrom/config/settings.py").read_text()
    words = _imported() | set(re.findall(r"[a-z_]+", settings))
    used = {home.lower() for name, homes in packages_distributions().items() if name in words for home in homes}

    assert not {name.lower() for name in _chosen("base")} - used - {"psycopg"}


@pytest.mark.parametrize("kind", ["base", "build", "dev"])
def test_locked_files_have_hashes_and_name_no_registry(kind: str):
    locked = (ROOT / "requirements" / f"{kind}.txt").read_text()

    assert "--hash=sha256:" in locked
    assert "http" not in locked
    assert "index-url " not in locked.split("\n", 2)[2]
