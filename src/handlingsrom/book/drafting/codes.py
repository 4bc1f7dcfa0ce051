"""Short names of initiatives, made from their titles: `samba` of `SAMBA; Samhandling om …`."""

from itertools import chain, count

from django.utils.text import slugify

from handlingsrom.reading.understanding.names import name_of

_IN_CODES = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_LONGEST = 40
_SMALL = frozenset(["og", "i", "pa", "av", "for", "til", "med", "ved", "en", "et", "som", "der", "fra", "om"])
_TAKEN_BY_PAGES = {"nytt", "excel", "strategi", "id"}


class Codes:
    """Gives each title a code nobody else has."""

    def __init__(self) -> None:
        self._taken = set(_TAKEN_BY_PAGES)

    def make(self, title: str) -> str:
        stem = _slug(name_of(title).stem) or _slug(title) or "tiltak"
        tries = chain([stem], (f"{stem}-{number}" for number in count(2)))
        code = next(code for code in tries if code not in self._taken)
        self._taken.add(code)
        return code


def slug(text: str) -> str:
    return slugify(text.lower().translate(_IN_CODES))


def _slug(text: str) -> str:
    """No longer than one can type, and with whole words."""
    whole = slug(text)
    if len(whole) > _LONGEST:
        whole = whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
        while (last := whole.rpartition("-"))[2] in _SMALL and last[0]:
            whole = last[0]
    return whole
