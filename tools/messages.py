"""The translation catalogues: collected, filled, compiled and checked without GNU gettext on the machine.

    messages.py extract              bring the .po files in step with the code: new messages in, obsolete ones out
    messages.py missing nb           print what lacks a translation, as JSON to fill in
    messages.py fill nb FILE.json    store translations from such JSON (`-` reads standard input)
    messages.py check                say what is missing, fuzzy, obsolete or mismatched; exit 1 if anything is
    messages.py compile              make the .mo files that Django reads

JSON is {"Source": "Translation"}, and for plurals {"%(n)s cases": ["%(n)s sak", "%(n)s saker"]} keyed with the
plural source (`fill` takes the singular as well). A message with a context is keyed "context\\u0004Source".

Source strings are English, so `en` fills itself. Sentences in rooms without Django are marked with `gettext_noop`.
The .po files are committed: sorted, without dates and line numbers, so that a diff shows only what changed.
The .mo files are not: `make` compiles them before the program is run, tested or packed (package data includes
them). While a source file cannot be read, nothing is dropped. Several people may run this at the same time.
"""

import argparse
import json
import sys
from pathlib import Path

from messages_in_catalogues import (
    LANGUAGES,
    SOURCE,
    SOURCE_LANGUAGE,
    check,
    compile_all,
    extract,
    fill,
    missing,
)

SHOWN = 10


def main(arguments: list[str] | None = None, source: Path = SOURCE) -> int:
    """Run one subcommand; 1 when something is wrong with the catalogues or with what was to be filled in."""
    wanted = _parser().parse_args(arguments)
    if wanted.do == "missing":
        print(json.dumps(missing(wanted.language, source), ensure_ascii=False, indent=1))
        return 0
    if wanted.do == "compile":
        compile_all(source)
        return 0
    if wanted.do == "fill":
        text = sys.stdin.read() if wanted.file == "-" else Path(wanted.file).read_text(encoding="utf-8")
        return _tell(fill(wanted.language, json.loads(text), source))
    return _tell(extract(source) if wanted.do == "extract" else check(source))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="do", required=True)
    for name in ("extract", "compile", "check"):
        commands.add_parser(name)
    translated = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
    for name in ("missing", "fill"):
        commands.add_parser(name).add_argument("language", choices=translated)
    commands.choices["fill"].add_argument("file")
    return parser


def _tell(problems: list[str]) -> int:
    for problem in problems[:SHOWN]:
        print(problem, file=sys.stderr)
    if len(problems) > SHOWN:
        print(f"… and {len(problems) - SHOWN} more", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
