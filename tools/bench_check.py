"""The measurement of `handlingsrom check`: a made paper of 300 pages with 200 tables. Prints JSON.

Called by bench.py. The whole command is compared with a program that only opens the file with python-docx, each in
a process of its own, in turns.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TABLES, ROWS, PARAGRAPHS_BETWEEN, INITIATIVES = 200, 6, 1, 420
TIMES = 3
CHECK = "from handlingsrom.commands.main import main; main()"
OPEN = "import sys; from docx import Document; Document(sys.argv[1])"
_PLACES = (
    "Bjørkedal",
    "Fjordvik",
    "Granli",
    "Heimdalen",
    "Innmark",
    "Kvernes",
    "Lundby",
    "Myrvang",
    "Nordøya",
    "Vassli",
)
_WHAT = (
    "Trygg bolig",
    "Felles vaktordning",
    "Digital oppfølging",
    "Tidlig innsats",
    "Helsehjelp hjemme",
    "Ny rute",
)
_HOW = (
    "for eldre",
    "i kommunene",
    "ved sykehuset",
    "på legevakt",
    "for barn og unge",
    "etter opphold",
    "på kveldstid",
)
_AREAS = ("Eldre", "Barn og unge", "Psykisk helse", "Akutte forløp", "Digitale tjenester", "Rekruttering")
_TEXTS = (
    "Utvalget behandlet saken {case} den {day}.{month}.2025 og ba sekretariatet om en ny vurdering av tiltakene.",
    "Det er avsatt kr {amount} til {name}, og {place} kommune har ansvaret for det i perioden 2022–2027.",
    "Arbeidet er i rute, og partene er enige om hvordan erfaringene skal deles med de andre kommunene i området.",
    "Sekretariatet viser til sak {case}, der det ble lagt fram en oversikt over bruken av midlene for 2025.",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stor.docx"
        make_paper(path)
        rows: dict[str, list[float]] = {"check": [], "open": []}
        for _time in range(TIMES):
            rows["check"].append(timed([sys.executable, "-c", CHECK, "check", str(path), "--json"]))
            rows["open"].append(timed([sys.executable, "-c", OPEN, str(path)]))
        found = {f"{name}_s": statistics.median(times) for name, times in rows.items()}
        print(json.dumps({"tables": TABLES, "bytes": path.stat().st_size, **found}))


def timed(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        sys.exit(done.returncode)
    return time.perf_counter() - started


def make_paper(path: Path) -> None:
    """About 300 pages: attachments with a plan, its money or what is asked for, and text between them."""
    chosen = random.Random(13)  # noqa: S311
    document = Document()
    body = document.element.body
    document.add_heading("Sak 13/26 Handlingsplan og midler", 0)
    for number in range(TABLES):
        if number % 8 == 0:
            document.add_heading(f"Vedlegg {number // 8 + 1}: Oversikt over tiltak", 1)
        for _paragraph in range(PARAGRAPHS_BETWEEN):
            document.add_paragraph(" ".join(_sentence(chosen) for _sentence_ in range(4)))
        body.insert(len(body) - 1, parse_xml(_table(chosen, number)))
    document.save(str(path))


def _sentence(chosen: random.Random) -> str:
    return chosen.choice(_TEXTS).format(
        case=f"{chosen.randint(1, 60)}/{chosen.choice((24, 25))}", day=chosen.randint(1, 28),
        month=chosen.randint(1, 12), amount=_amount(chosen), name=_name(chosen), place=chosen.choice(_PLACES),
    )  # fmt: skip


def _table(chosen: random.Random, number: int) -> str:
    heading = (
        ["Satsningsområde", "Tiltak", "Ansvar", "Status", "Hvem følger opp"],
        ["Satsningsområde", "Tiltak", "Tildelt 2025", "Overføres til 2026", "Kommentar"],
        ["Satsningsområde", "Tiltak", "Innspill behov 2026", "Beskrivelse", "Søker"],
    )[number % 3]
    rows = [heading, *(_cells(chosen, number % 3) for _row in range(ROWS))]
    inside = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    grid = "<w:gridCol/>" * len(heading)
    return f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def _cells(chosen: random.Random, kind: int) -> list[str]:
    name, place, area = _name(chosen), f"{chosen.choice(_PLACES)} kommune", chosen.choice(_AREAS)
    if kind == 0:
        return [area, name, place, _sentence(chosen), f"Leder i {place} følger opp saken."]
    if kind == 1:
        return [area, name, _amount(chosen), f"{chosen.randint(1, 99)} 000", "Midlene er delvis benyttet."]
    return [area, name, _amount(chosen), _sentence(chosen), place]


def _name(chosen: random.Random) -> str:
    """One of INITIATIVES; each stands in several tables."""
    number = chosen.randrange(INITIATIVES)
    what, how, place = _WHAT[number % 6], _HOW[number // 6 % 7], _PLACES[number // 42]
    return f"{what} {how} i {place}"


def _amount(chosen: random.Random) -> str:
    return f"{chosen.choice(('', '1 ', '2 '))}{chosen.randint(100, 999)} 000"


def _cell(text: str) -> str:
    return f"<w:tc><w:tcPr/><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"


if __name__ == "__main__":
    main()
