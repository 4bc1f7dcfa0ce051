"""Norwegian order and search: Æ Ø Å come last and are letters of their own, whatever the database thinks."""

import re
import unicodedata

Part = tuple[int, int, str]

_RUNS = re.compile(r"[0-9]+|[^0-9]+")
_RING_NOT_ON_A = re.compile(r"(?<!a)\u030a")
_RING = "\u030a"
_SOFT_HYPHEN = "\u00ad"
# Letters that no decomposition reaches (northern Sami), and those that Norwegian lists place with their own.
_PLAIN_FORMS = str.maketrans({"đ": "d", "ŧ": "t", "ŋ": "n", "ł": "l", _SOFT_HYPHEN: None})
_NEIGHBOURS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y"})
_AFTER_Z = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


def sort_key(text: str) -> tuple[tuple[Part, ...], str]:
    """Key for Norwegian order: … z æ ø å, upper and lower case alike, `Tiltak 2` before `Tiltak 10`.

    `aa` is two a's: in titles it is, and names where it means å are too few to guess at. ä, ö and ü
    stand with æ, ø and y; other accents do not count.
    """
    lower = unicodedata.normalize("NFC", text).casefold().translate(_NEIGHBOURS)
    return tuple(_part(run) for run in _RUNS.findall(fold(lower))), text


def fold(text: str) -> str:
    """Text as it is searched: case and accents do not count, but æ, ø and å stay letters of their own.

    So `ål` finds `Ål` and `ide` finds `idé`, while `AL` does not find `ÅL`. Any run of white space
    is one space. Fold both the text and what is searched for.
    """
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold())
    bare = "".join(sign for sign in spread if sign == _RING or not unicodedata.combining(sign))
    composed = unicodedata.normalize("NFC", _RING_NOT_ON_A.sub("", bare)).casefold()
    return " ".join(composed.translate(_PLAIN_FORMS).split())


def _part(run: str) -> Part:
    """Digits sort by size and before letters; their length is compared first, so no number is too long."""
    if run[0] in "0123456789":
        digits = run.lstrip("0")
        return (0, len(digits), digits)
    return (1, 0, run.translate(_AFTER_Z))
