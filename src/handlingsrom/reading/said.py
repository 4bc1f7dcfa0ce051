"""A sentence to be said to a person in a language chosen later: rooms without Django cannot translate.

`worded("The column sums to %(sum)s.", sum=…)` is collected by `tools/messages.py` like any message.
Values are numbers, texts as they stand in a paper (amounts through `format_kr`), or other things said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Language(Protocol):
    """Both `gettext` of the standard library and `django.utils.translation` are such."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


@dataclass(frozen=True)
class Said:
    """`number` chooses between `sentence` and `plural` when there is one."""

    sentence: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    plural: str = ""
    number: int = 0

    def into(self, language: Language) -> str:
        if self.plural:
            sentence = language.ngettext(self.sentence, self.plural, self.number)
        else:
            sentence = language.gettext(self.sentence)
        return sentence % {name: _into(value, language) for name, value in self.values.items()}


Value = str | int | Said


def worded(sentence: str, **values: Value) -> Said:
    return Said(sentence, values)


def worded_n(singular: str, plural: str, n: int, **values: Value) -> Said:
    """`n` is among the values."""
    return Said(singular, {"n": n, **values}, plural, n)


def _into(value: Value, language: Language) -> str | int:
    return value.into(language) if isinstance(value, Said) else value
