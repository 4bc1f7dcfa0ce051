"""Carrying out an action for a form: refusals end up at their field, and nobody overwrites another unseen."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from handlingsrom.cases.models import Case
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.web.forms import SafeForm, put_on


@dataclass(frozen=True)
class Difference:
    """A field two people wrote at once: what is saved now, and what this person typed."""

    label: str
    theirs: str
    yours: str


class VersionedForm(SafeForm):
    """A form that says which version of the case it was based on.

    After a Conflict it still holds what was typed, is based on the version saved meanwhile, and says in
    `differences` where the two differ, so that sending it again is a choice made with open eyes. `opened` has a
    mark of each field as it was when the form was opened: what this person did not touch follows the other.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    unscanned = ("opened",)
    conflict = ""
    differences: tuple[Difference, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opened", self._marks(self.initial))

    @property
    def status(self) -> int:
        if self.conflict:
            return 409
        return 422 if self.is_bound and self.errors else 200

    def stand_on(self, case: Case, saved: dict[str, Any]) -> None:
        """Base the form on the case as it is now; `saved` has the values its fields have there."""
        opened = dict(pair.split(":", 1) for pair in str(self["opened"].value() or "").split() if ":" in pair)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix("version")] = str(case.version)
        for name, value in saved.items():
            if opened.get(name) == _mark(self[name].value()):
                said = self.fields[name].prepare_value(value)
                data.setlist(self.add_prefix(name), said if isinstance(said, list) else [_lines(said)])
        data[self.add_prefix("opened")] = self._marks(saved)
        self.data = data
        self.differences = tuple(self._differences(saved))

    def _marks(self, values: Mapping[str, Any]) -> str:
        shown = {n: self.fields[n].prepare_value(v) for n, v in values.items() if n in self.fields}
        return " ".join(f"{name}:{_mark(value)}" for name, value in shown.items() if name != "version")

    def _differences(self, saved: dict[str, Any]) -> list[Difference]:
        found = []
        for name, value in saved.items():
            theirs = _lines(self.fields[name].prepare_value(value))
            yours = _lines(self[name].value())
            if theirs != yours:
                label = str(self.fields[name].label)
                found.append(Difference(label, self._shown(name, theirs), self._shown(name, yours)))
        return found

    def _shown(self, name: str, value: str) -> str:
        words = {str(key): str(label) for key, label in getattr(self.fields[name], "choices", None) or ()}
        return ", ".join(words.get(line, line) for line in value.split("\n")) if words else value


def _mark(value: Any) -> str:
    """Enough of a digest to tell whether a text is the one that was there."""
    return hashlib.sha256(_lines(value).encode()).hexdigest()[:12]


def _lines(value: Any) -> str:
    """A value as text; the chosen ones of several, a line each."""
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def attempt(
    form: VersionedForm, case: Case, action: Callable[[], object], saved: Callable[[Case], dict[str, Any]]
) -> bool:
    """Do it. False when it was refused or somebody saved in between: the form then says so.

    `saved` reads the values of the form's fields from the case as it is now.
    """
    try:
        action()
    except Conflict as conflict:
        fresh = Case.objects.select_related("body", "meeting").get(pk=case.pk)
        form.conflict = str(conflict)
        form.stand_on(fresh, saved(fresh))
        return False
    except Refused as refusal:
        put_on(form, refusal)
        return False
    return True
