"""The form of spending that came back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.web.fields import AmountField, DayField
from handlingsrom.web.money.forms import SpentForm


class RefundForm(SpentForm):
    amount = AmountField(label=_("Came back, in kroner"))
    booked_on = DayField(label=_("Date"), help_text=_("The day it came back in the accounts."))
    text = forms.CharField(label=_("What came back, and why"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["amount", "booked_on", "text", "reference", "key"])
