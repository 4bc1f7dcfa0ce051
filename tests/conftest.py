"""What the whole suite shares. Settings are in settings_for_tests.py, the browser's part in browser/conftest.py."""

import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.utils.translation import trans_real

from handlingsrom.commands.words import use_chosen_language

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT.parent / "shared" / "cases"

# A deadline times the machine a test happens to run on, not the code.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Pages, papers and commands are tested in Norwegian, so the message catalogues are compiled first."""
    tool = ROOT / "tools" / "messages.py"
    catalogues = list((ROOT / "src/handlingsrom/locale").glob("*/LC_MESSAGES/*.po"))
    if tool.exists() and any(_is_stale(source) for source in catalogues):
        subprocess.run([sys.executable, tool, "compile"], check=True, stdout=subprocess.DEVNULL)
        # Django translated a few words while it started, and remembers that there was no catalogue.
        trans_real._translations.clear()
    use_chosen_language()


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On SQLite, tests of what only PostgreSQL has are deselected rather than skipped: a skip is a lack."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    left_out = [item for item in items if item.get_closest_marker("postgres_only")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests(request: pytest.FixtureRequest):
    """A test that changes the language must not change it for the next one."""
    from django.utils import translation

    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def real_case() -> Path:
    """The folder with the partnership's own papers; skips where it is missing, as in a user's clone."""
    if not CASES.is_dir():
        pytest.skip(f"the real case's papers are not here ({CASES.name}/)")
    return CASES
