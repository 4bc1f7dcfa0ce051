"""Form fields for what people write: amounts in kroner and dates, read as `lib` reads them.

What was typed stays in the field as it was typed when it cannot be read, with the reason below it.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from handlingsrom.lib.amounts import AmountError, format_kr, parse_kr
from handlingsrom.lib.dates import DateError, format_date, parse_date


class AmountInput(forms.TextInput):
    """A text field, because people write `2,6 mill`; `inputmode` gives telephones the number keys."""


class AmountField(forms.CharField):
    """Kroner as typed → integer øre."""

    widget = AmountInput(attrs={"autocomplete": "off", "class": "hr-amount"})

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_kr(text)
        except AmountError as error:
            raise ValidationError(_(str(error))) from error

    def run_validators(self, value: Any) -> None:
        """Lengths are for text; an amount has none."""

    def prepare_value(self, value: Any) -> Any:
        return format_kr(value) if isinstance(value, int) else value


class DateInput(forms.TextInput):
    pass


class DayField(forms.CharField):
    """A date as typed, `21.5.2026` → date."""

    widget = DateInput(attrs={"autocomplete": "off", "class": "hr-date"})

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except DateError as error:
            raise ValidationError(_(str(error))) from error

    def run_validators(self, value: Any) -> None:
        """Lengths are for text; a date has none."""

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, date) else value
