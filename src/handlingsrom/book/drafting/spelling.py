"""Names that are the same but for a slip of the pen: `Gjøvik/Hadeleand` is `Gjøvik/Hadeland`."""

from collections import defaultdict

from rapidfuzz.distance import OSA

from handlingsrom.reading.paper import Place

_MOST_SLIPS = 2
_LONG_ENOUGH = 8


class Spelling:
    """The names of one kind, with everywhere each is written. The form written most often is the right one.

    `text`: all that is written, in small letters, to count in.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._right: dict[str, str] = {}

    def add(self, name: str, place: Place) -> None:
        self._places[name].append(place)
        self._right.clear()

    def right(self, name: str) -> str:
        """The right form of a name; the name itself when no other form is more common."""
        if name not in self._right:
            self._right[name] = self._most_common(name)
        return self._right[name]

    def names(self) -> dict[str, list[Place]]:
        """Each right form with its places, in the order they are first seen."""
        found: dict[str, list[Place]] = {}
        for name, places in self._places.items():
            found.setdefault(self.right(name), []).extend(places)
        return found

    def _most_common(self, name: str) -> str:
        alike = [other for other in self._places if _is_slip(name, other)]
        return max([name, *alike], key=lambda other: (self._text.count(other.casefold()), other == name))


def _is_slip(name: str, other: str) -> bool:
    """A letter or two in a long name that begins alike. Digits are never slips."""
    one, two = name.casefold(), other.casefold()
    if one == two:
        return True
    if min(len(one), len(two)) < _LONG_ENOUGH or one[0] != two[0]:
        return False
    digits = [[sign for sign in text if sign.isdigit()] for text in (one, two)]
    return digits[0] == digits[1] and OSA.distance(one, two, score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS
