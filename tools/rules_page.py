"""Writes the table of rules in docs/bruk/kontroll.md, from the rules and their Norwegian translations.

With --check nothing is written; exit 1 says the committed table is not what the rules say.
"""

import gettext
import os
import sys
from pathlib import Path

from messages_in_catalogues import SOURCE, compile_all

TARGET = Path(__file__).resolve().parent.parent / "docs" / "bruk" / "kontroll.md"
START, END = "<!-- regler: laget av tools/rules_page.py -->\n", "<!-- slutt på reglene -->\n"
HEAD = ["| regel | finner | navn for skript |", "| --- | --- | --- |"]


def main(arguments: list[str]) -> int:
    now = TARGET.read_text(encoding="utf-8")
    before, _start, rest = now.partition(START)
    _old, _end, after = rest.partition(END)
    text = f"{before}{START}\n{table()}\n\n{END}{after}"
    if "--check" not in arguments:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if now == text:
        return 0
    print("docs/bruk/kontroll.md does not have the rules as they are. Run: .venv/bin/python tools/rules_page.py")
    return 1


def table() -> str:
    compile_all(SOURCE)
    os.environ["HANDLINGSROM_LANGUAGE"] = "nb"
    from handlingsrom.commands.words import use_chosen_language
    from handlingsrom.reading.rules import all_rules

    use_chosen_language()
    rows = [
        f"| {rule.title.into(gettext)} | {rule.explanation.into(gettext)} | `{rule.id}` |" for rule in all_rules()
    ]
    return "\n".join([*HEAD, *sorted(rows, key=_norwegian)])


def _norwegian(row: str) -> str:
    """Å after ø after æ, as people look things up."""
    return row.lower().translate({ord("æ"): "{", ord("ø"): "|", ord("å"): "}"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
