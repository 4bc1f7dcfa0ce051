"""The stage: see case_stage.py beside this file."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from case_stage import Stage


@pytest.fixture
def stage(db) -> Stage:
    return Stage()
