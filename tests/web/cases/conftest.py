"""The stage: see case_stage.py beside this file."""

import pytest
from case_stage import Stage


@pytest.fixture
def stage(db) -> Stage:
    return Stage()
