"""Everything that can be checked without running the program: `make check`. All checks run, whatever fails."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
DJANGO = [PYTHON, "-m", "django"]

CHECKS = {
    "style": [BIN / "ruff", "check", "src", "tests", "tools"],
    "format": [BIN / "ruff", "format", "--check", "src", "tests", "tools"],
    "templates": [BIN / "djlint", "src", "--lint", "--quiet"],
    "types": [BIN / "mypy"],
    "imports": [BIN / "lint-imports"],
    "translations": [PYTHON, "tools/messages.py", "check"],
    "migrations": [*DJANGO, "makemigrations", "--check", "--dry-run"],
    "deployment": [*DJANGO, "check", "--deploy", "--fail-level", "WARNING"],
}
# Tools that write docs from the code; each says with --check whether what is committed is up to date.
GENERATED_DOCS = ["tools/diagrams.py", "tools/rules_page.py"]


@dataclass
class Outcome:
    name: str
    exit_code: int
    output: str
    seconds: float


def main() -> int:
    checks = dict(CHECKS)
    for tool in GENERATED_DOCS:
        if (ROOT / tool).exists():
            checks[tool] = [PYTHON, tool, "--check"]
    with tempfile.TemporaryDirectory() as data, ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda item: run(*item, data), checks.items()))
    for outcome in outcomes:
        if outcome.exit_code:
            print(f"\n=== {outcome.name} ===\n{outcome.output.strip()}")
    print()
    for outcome in outcomes:
        print(f"{'FAILED' if outcome.exit_code else 'ok':7} {outcome.name} ({outcome.seconds:.0f}s)")
    return 1 if any(outcome.exit_code for outcome in outcomes) else 0


def run(name: str, command: list, data: str) -> Outcome:
    """As an installation with https would be, so that the deployment check says what matters there."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "handlingsrom.config.settings",
        "HANDLINGSROM_DATA": data,
        "HANDLINGSROM_URL": "https://handlingsrom.example",
        "PYTHONPATH": str(ROOT / "src"),
    }
    env.pop("DATABASE_URL", None)
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    return Outcome(name, done.returncode, done.stdout + done.stderr, time.monotonic() - started)


if __name__ == "__main__":
    sys.exit(main())
