"""Measures the heavy pages and the paper: `make bench`. Figures are medians; ratios are taken within this one run.

Pages: queries, HTML size, CPU per request, and time per request with 1 and 4 clients against the real server, each
with its ratio to a bare view that returns a constant page through the same middleware and session. On SQLite and
PostgreSQL, with the example grown to 200 initiatives. Paper: the time of the whole PDF, its ratio to Typst
alone on the same source.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from postgres import temporary_postgres

ROOT = Path(__file__).resolve().parent.parent
AIMS = "Aims: at most 12 queries and 60 kB a page, 25 ms CPU for the plan page, the PDF under 0.4 s and 2 × Typst."


def main() -> int:
    print(AIMS)
    measure("SQLite", None)
    with temporary_postgres() as url:
        if url is None:
            print("\nPostgreSQL: left out, no server was found and none could be installed.")
        else:
            measure("PostgreSQL", url)
    return 0


def measure(name: str, url: str | None) -> None:
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "HANDLINGSROM_DATA": data, "DJANGO_SETTINGS_MODULE": "bench_settings"}
        env["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT / 'tools'}"
        env.pop("DATABASE_URL", None)
        if url:
            env["DATABASE_URL"] = url
        done = subprocess.run([sys.executable, ROOT / "tools" / "bench_pages.py"], env=env, stdout=subprocess.PIPE)
        if done.returncode:
            sys.exit(done.returncode)
        show(name, json.loads(done.stdout))


def show(name: str, found: dict) -> None:
    print(f"\n{name}")
    print(
        f"{'':12}{'queries':>8}{'kB':>7}{'CPU ms':>9}{'× bare':>8}{'1 client ms':>13}{'× bare':>8}"
        f"{'4 clients ms':>14}{'× bare':>8}"
    )
    bare = found["pages"]["bare"]
    for page, row in found["pages"].items():
        print(
            f"{page:12}{row['queries']:8}{row['bytes'] / 1000:7.1f}{row['cpu_ms']:9.1f}"
            f"{row['cpu_ms'] / bare['cpu_ms']:8.1f}{row['one_ms']:13.1f}{row['one_ms'] / bare['one_ms']:8.1f}"
            f"{row['four_ms']:14.1f}{row['four_ms'] / bare['four_ms']:8.1f}"
        )
    paper = found["paper"]
    print(
        f"paper (PDF, {paper['pages']} pages): {paper['whole_s']:.3f} s, Typst alone {paper['typst_s']:.3f} s, "
        f"ratio {paper['whole_s'] / paper['typst_s']:.2f}; Word {paper['docx_s']:.3f} s, "
        f"Excel {paper['xlsx_s']:.3f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
