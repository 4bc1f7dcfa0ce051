"""What makes a booking the same in the next export: its content, and its number among those alike in the file.

So the same file twice gives the same keys, and so does a later export that repeats the earlier lines, in CSV or
Excel; and two bookings alike in every way stay two.
"""

import hashlib
import unicodedata
from collections import Counter
from datetime import date


class Keys:
    """The keys of one file's lines, in any order of the lines."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, booked_on: date, amount_ore: int, project: str, voucher: str, text: str) -> str:
        content = (booked_on.isoformat(), str(amount_ore), _name(project), _name(voucher), _letters(text))
        alike = "\x1f".join(content)
        self._seen[alike] += 1
        return hashlib.sha256(f"{alike}\x1f{self._seen[alike]}".encode()).hexdigest()


def _name(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _letters(text: str) -> str:
    """Signs and spaces differ with the format of the file; lines that differ in nothing else count as alike."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
