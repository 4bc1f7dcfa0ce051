"""Measures the heavy pages, the paper and the check of papers: `make bench`.

Figures are medians; ratios are taken within this one run.

Pages: queries, HTML size, CPU per request, and time per request with 1 and 4 clients against the real server, each
with its ratio to a bare view that returns a constant page through the same middleware and session. On SQLite and
PostgreSQL, with the example grown to 200 initiatives. Paper: the time of the whole PDF, its ratio to Typst
alone on the same source. Money: entries posted a second and the ratio to bare inserts as durable; the funds pages
with a thousand and a million entries; and checking a million against reading them.

Check: the whole command on a made paper of 300 pages with 200 tables, and its ratio to merely opening the file.

    bench.py [pages | money | check] [--entries 1000000]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from postgres import temporary_postgres

ROOT = Path(__file__).resolve().parent.parent
AIMS = (
    "Aims: at most 12 queries and 60 kB a page, 25 ms CPU for the plan page, the PDF under 0.4 s and 2 × Typst; "
    "the funds page with a million entries within 1.5 × its CPU with a thousand; verify within 3 × a plain pass; "
    "a paper of 300 pages with 200 tables checked within 10 s."
)


def main() -> int:
    asked = arguments()
    print(AIMS)
    if asked.part in (None, "check"):
        show_check(measure("bench_check.py", None))
    if asked.part == "check":
        return 0
    measure_all("SQLite", None, asked)
    # Durable, or posting would be compared with inserts that never reach the disk.
    with temporary_postgres(durable=True) as url:
        if url is None:
            print("\nPostgreSQL: left out, no server was found and none could be installed.")
        else:
            measure_all("PostgreSQL", url, asked)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", nargs="?", choices=["pages", "money", "check"])
    parser.add_argument("--entries", type=int, default=1_000_000)
    return parser.parse_args()


def measure_all(name: str, url: str | None, asked: argparse.Namespace) -> None:
    print(f"\n{name}")
    if asked.part != "money":
        show(measure("bench_pages.py", url))
    if asked.part != "pages":
        show_money(measure("bench_money.py", url, str(asked.entries)))


def measure(part: str, url: str | None, *more: str) -> dict:
    """What a part found in a process and with a database of its own."""
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "HANDLINGSROM_DATA": data, "DJANGO_SETTINGS_MODULE": "bench_settings"}
        env["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT / 'tools'}"
        env.pop("DATABASE_URL", None)
        if url:
            env["DATABASE_URL"] = of_its_own(url, Path(part).stem)
        done = subprocess.run([sys.executable, ROOT / "tools" / part, *more], env=env, stdout=subprocess.PIPE)
        if done.returncode:
            sys.exit(done.returncode)
        found: dict = json.loads(done.stdout)
        return found


def of_its_own(url: str, name: str) -> str:
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def show(found: dict) -> None:
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


def show_check(found: dict) -> None:
    print(
        f"check, {found['tables']} tables, {found['bytes'] / 1000:.0f} kB: {found['check_s']:.2f} s, "
        f"only opening it {found['open_s']:.2f} s, ratio {found['check_s'] / found['open_s']:.1f}"
    )


def show_money(found: dict) -> None:
    posting, checked, many = found["posting"], found["verify"], found["entries"]
    print(
        f"posting: {posting['post']:.0f} entries a second, {posting['bare']:.0f} bare inserts as durable, "
        f"ratio {posting['bare'] / posting['post']:.1f}"
    )
    for address, few in found["few"].items():
        grown = found["many"][address]
        print(
            f"{address}: {few['cpu_ms']:.1f} ms CPU with 1000 entries, {grown['cpu_ms']:.1f} ms with {many}, "
            f"ratio {grown['cpu_ms'] / few['cpu_ms']:.2f}; {grown['queries']} queries"
        )
    print(
        f"verify, {many} entries: {checked['verify_s']:.1f} s, a plain pass {checked['plain_s']:.1f} s, ratio "
        f"{checked['ratio']:.2f} (of its own CPU {checked['cpu_ratio']:.2f})"
    )


if __name__ == "__main__":
    sys.exit(main())
