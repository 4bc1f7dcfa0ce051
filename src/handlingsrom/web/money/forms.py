"""The forms of the funds: receiving a grant, reporting what was spent, and correcting an entry."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.web.fields import AmountField, DayField
from handlingsrom.web.forms import SafeForm


class GrantForm(SafeForm):
    name = forms.CharField(
        label=_("Name of the grant"), max_length=120, help_text=_("Unique, so include the year in the name.")
    )
    giver = forms.CharField(label=_("Giver"), max_length=120)
    year = forms.IntegerField(
        label=_("For the year"),
        min_value=2000,
        max_value=2199,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "hr-year-input"}),
    )
    amount = AmountField(label=_("Amount in kroner"), help_text=_("For example 11 632 000 or 11,632 mill."))
    received_on = DayField(label=_("Received on"), help_text=_("For example 12.1.2026."))
    letter_reference = forms.CharField(label=_("Reference of the letter"), max_length=120)


class SpentForm(SafeForm):
    """`key` is made with the form, so that sending it twice records it once."""

    amount = AmountField(label=_("Spent, in kroner"))
    booked_on = DayField(label=_("Date"), help_text=_("The day the spending belongs to in the accounts."))
    text = forms.CharField(label=_("What it was spent on"), max_length=300)
    reference = forms.CharField(
        label=_("Reference"), max_length=120, required=False, help_text=_("An invoice or voucher in the accounts.")
    )
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    unscanned = ("key",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4().hex


class SpendingForm(SpentForm):
    initiative = forms.TypedChoiceField(label=_("Initiative"), coerce=int, empty_value=None)

    def __init__(self, *args: Any, available: list[tuple[int, str, int]], **kwargs: Any) -> None:
        """`available`: (initiative id, title, øre it can spend)."""
        super().__init__(*args, **kwargs)
        choices = [(pk, f"{title} ({format_kr(ore)}{NBSP}kr)") for pk, title, ore in available]
        self.fields["initiative"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose an initiative")),
            *choices,
        ]
        self.order_fields(["initiative"])


class ReversalForm(SafeForm):
    text = forms.CharField(label=_("What was wrong?"), max_length=300)
    booked_on = DayField(label=_("Date of the reversal"))
