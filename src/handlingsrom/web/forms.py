"""What every form of ours does: no possible fødselsnummer gets through any text field.

A test walks all form classes and fails for one without SafeFormMixin; `web/birthnumbers.py` is the last line of
defence for what is posted past a form.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from handlingsrom.lib.birthnumbers import FOUND, find_possible
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.web.birthnumbers import answered_for

_DASHES = "---------"


class SafeFormMixin:
    """Put it first: `class SignInForm(SafeFormMixin, LoginForm)`. `unscanned`: fields of machine-made text."""

    unscanned: tuple[str, ...] = ()

    def full_clean(self) -> None:
        super().full_clean()  # type: ignore[misc]
        if not self.is_bound:  # type: ignore[attr-defined]
            return
        for name, raw in self._typed():
            if found := find_possible(raw):
                answered_for(raw)
                self.add_error(name, _(FOUND) % found[0].params)  # type: ignore[attr-defined]

    def _typed(self) -> Iterator[tuple[str, str]]:
        """Each scanned field with what was typed in it, before any cleaning."""
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            if name in self.unscanned or _is_secret(field):
                continue
            raw = self._field_value(name)
            values = raw if isinstance(raw, list | tuple) else [raw]
            yield from ((name, value) for value in values if isinstance(value, str))

    def _field_value(self, name: str) -> Any:
        return self[name].data  # type: ignore[index]


class SafeForm(SafeFormMixin, forms.Form):
    """A plain form of ours. Lists to choose from begin with a word instead of Django's dashes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == _DASHES:
                field.empty_label = _("Choose") if field.required else _("None")


def put_on(form: forms.Form, refusal: Refused) -> None:
    """Say a refusal at the field it is about, or above the form. One of rights is not the form's to answer."""
    if isinstance(refusal, Forbidden):
        raise refusal
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def _is_secret(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.PasswordInput)
