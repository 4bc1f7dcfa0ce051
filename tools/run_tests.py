"""The whole suite: on SQLite, on PostgreSQL, and in a real browser. Called by `make test`.

What the suite needs is found, or installed with apt where we are root. What can be neither is left out, and said
plainly; with CI=true leaving out is a failure, and so is any skipped test. Further arguments go to pytest.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from postgres import temporary_postgres
from setup import apt_install

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NOTHING_COLLECTED = 5
STARTED = time.monotonic()
CHILDREN: list[subprocess.Popen] = []


@dataclass
class Part:
    """One round of pytest: what it is, what came of it, or why it was left out."""

    name: str
    counts: Counter = field(default_factory=Counter)
    skips: list[str] = field(default_factory=list)
    seconds: float = 0
    exit_code: int = 0
    left_out: str = ""
    output: str = ""

    @property
    def is_failure(self) -> bool:
        return bool(self.exit_code or (CI and (self.left_out or self.skips)))


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, stop)
    # Before any process reads them: one that starts without them speaks English to its end.
    catalogues = [sys.executable, str(ROOT / "tools" / "messages.py"), "compile"]
    subprocess.run(catalogues, check=True, stdout=subprocess.DEVNULL)
    # Side by side, as either is one core's work; what PostgreSQL's says is shown when SQLite's is done.
    with ThreadPoolExecutor() as pool:
        postgres = pool.submit(on_postgres, arguments)
        sqlite = run("SQLite", ["-m", "not browser", *arguments], {"DATABASE_URL": None})
        parts = [sqlite, postgres.result()]
    print(parts[1].output, end="", flush=True)
    parts.append(in_browser(arguments))
    return summary(parts)


def stop(*_signal: object) -> None:
    """The tests first, each child by itself; the PostgreSQL server is stopped when its tests have ended."""
    for child in CHILDREN:
        child.send_signal(signal.SIGINT)
    sys.exit(143)


def on_postgres(arguments: list[str]) -> Part:
    with temporary_postgres() as url:
        if url is None:
            return Part("PostgreSQL", left_out="no PostgreSQL server was found, and it could not be installed")
        return run("PostgreSQL", ["-m", "not browser", *arguments], {"DATABASE_URL": url}, kept_for_later=True)


def in_browser(arguments: list[str]) -> Part:
    if not find_chromium() and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install("chromium")
    chromium = find_chromium()
    if not chromium:
        return Part("Browser", left_out="no Chromium was found, and it could not be installed")
    return run("Browser", ["-m", "browser", *arguments], {"DATABASE_URL": None, "HANDLINGSROM_CHROMIUM": chromium})


def find_chromium() -> str | None:
    return os.environ.get("HANDLINGSROM_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def run(name: str, arguments: list[str], changes: dict[str, str | None], *, kept_for_later: bool = False) -> Part:
    """Run pytest with these environment variables set or (None) unset."""
    head = f"\n=== {name} ===\n"
    if not kept_for_later:
        print(head, end="", flush=True)
    started = time.monotonic()
    env = {**os.environ, **{key: value for key, value in changes.items() if value is not None}}
    for key in [key for key, value in changes.items() if value is None]:
        env.pop(key, None)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
        kept = subprocess.PIPE if kept_for_later else None
        child = subprocess.Popen(command, cwd=ROOT, env=env, text=True, stdout=kept)
        CHILDREN.append(child)
        output = child.communicate()[0] or ""
        code = 0 if child.returncode == NOTHING_COLLECTED else child.returncode
        part = Part(name, exit_code=code, output=head + output)
        part.seconds = time.monotonic() - started
        if report.exists():
            read_report(report, part)
    return part


def read_report(report: Path, part: Part) -> None:
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  (written by pytest a moment ago)
        outcomes = [outcome.tag for outcome in case if outcome.tag in ("failure", "error", "skipped")]
        kind = outcomes[0] if outcomes else "passed"
        part.counts["failed" if kind in ("failure", "error") else kind] += 1
        if kind == "skipped":
            part.skips.append(f"{case.get('name')}: {case.find('skipped').get('message')}")


def summary(parts: list[Part]) -> int:
    print("\n=== Summary ===")
    for part in parts:
        print(f"{part.name:11} {describe(part)}")
        for skip in part.skips:
            print(f"{'':11} skipped {skip}")
    failed = any(part.is_failure for part in parts)
    if CI and failed and not any(part.exit_code for part in parts):
        print("With CI=true nothing may be left out or skipped.")
    total = sum((part.counts for part in parts), Counter())
    seconds = time.monotonic() - STARTED
    words = [f"{total[kind]} {kind}" for kind in ("passed", "failed")]
    if total["skipped"]:
        words.append(f"{total['skipped']} skipped")
    print(f"{'FAILED' if failed else 'OK'}: {', '.join(words)} in {seconds:.0f}s", flush=True)
    return 1 if failed else 0


def describe(part: Part) -> str:
    if part.left_out:
        return f"LEFT OUT: {part.left_out}"
    if not part.counts:
        return f"no tests ({part.seconds:.0f}s)"
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(part.counts.items(), reverse=True))
    stopped = "" if part.exit_code in (0, 1) else f" (pytest ended with {part.exit_code})"
    return f"{counts} ({part.seconds:.0f}s){stopped}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
