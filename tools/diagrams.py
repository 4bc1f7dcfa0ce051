"""Writes docs/states.md: the states of an initiative and of a case, drawn from their tables in the code.

With --check nothing is written; exit 1 says the committed file is not what the tables say.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "states.md"

HEAD = """# States

Made by `tools/diagrams.py` from `plan/lifecycle.py` and `cases/states.py`; `make check` compares. Do not edit.
"""


def main(arguments: list[str]) -> int:
    text = page()
    if "--check" not in arguments:
        TARGET.write_text(text)
        return 0
    if TARGET.exists() and TARGET.read_text() == text:
        return 0
    print("docs/states.md is not what the tables say. Run: .venv/bin/python tools/diagrams.py")
    return 1


def page() -> str:
    """The whole file, state names in English as in the code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.config.settings")
    import django

    django.setup()
    from django.utils import translation

    from handlingsrom.cases import states as case_states
    from handlingsrom.plan import lifecycle

    with translation.override(None):
        return "\n".join(
            [
                HEAD,
                section("Initiative", lifecycle.STEPS, lifecycle.Lifecycle.PROPOSED),
                "Every step is an effect of a decision.\n",
                section("Case", case_states.STEPS, case_states.CaseState.DRAFT),
            ]
        )


def section(title: str, steps: Mapping, start: object) -> str:
    order = list(type(start))
    lines = [f"## {title}\n", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.value}: {state.label}" for state in order]
    lines.append(f"    [*] --> {start.value}")
    for state in order:
        lines += [f"    {state.value} --> {to.value}" for to in order if to in steps[state]]
        if not steps[state]:
            lines.append(f"    {state.value} --> [*]")
    return "\n".join([*lines, "```\n"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
