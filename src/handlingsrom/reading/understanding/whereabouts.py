"""A cell that names an initiative and, on lines of their own below it, where it goes on."""

import re

_EVERYWHERE = re.compile(r"alle (?:\w+ )?(?:helseregion|region|kommun)\w*", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÆØÅ][\w.]*(?:[ /-][A-ZÆØÅ][\w.]*){0,3}")
_SPLIT = re.compile(r", | og ")
_GOES_ON = re.compile(r"[-–,;:/(&+]$| og$")


def without_places(text: str) -> str:
    """`Trygg bolig\\nHamar, Valdres` is `Trygg bolig`. A title broken over two lines stays whole.

    A line is only taken for places when it lists several, or all of a kind: one word alone may end the title.
    """
    lines = text.split("\n")
    while len(lines) > 1 and _are_places(lines[-1].strip()) and _is_whole("\n".join(lines[:-1])):
        lines.pop()
    return "\n".join(lines)


def _are_places(line: str) -> bool:
    items = _SPLIT.split(line)
    named = all(_EVERYWHERE.fullmatch(item) or _NAME.fullmatch(item) for item in items)
    return named and (len(items) > 1 or bool(_EVERYWHERE.fullmatch(line)))


def _is_whole(title: str) -> bool:
    bare = title.strip()
    return bool(bare) and not _GOES_ON.search(bare) and bare.count("(") == bare.count(")")
