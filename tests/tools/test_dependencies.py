"""Dependencies are chosen: each has its line in docs/dependencies.md."""

import re
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


@pytest.mark.parametrize("kind", ["base", "build", "dev"])
def test_locked_files_have_hashes_and_name_no_registry(kind: str):
    locked = (ROOT / "requirements" / f"{kind}.txt").read_text()

    assert "--hash=sha256:" in locked
    assert "http" not in locked
    assert "index-url " not in locked.split("\n", 2)[2]
