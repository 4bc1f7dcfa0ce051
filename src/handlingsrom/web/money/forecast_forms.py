"""The form of what is expected for a coming year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.web.fields import AmountField
from handlingsrom.web.forms import SafeForm


class ExpectForm(SafeForm):
    amount = AmountField(
        label=_("Expected frame, in kroner"), help_text=_("For example 11 632 000 or 11,632 mill.")
    )
    basis = forms.CharField(
        label=_("What it rests on"),
        max_length=300,
        help_text=_("For example the state budget, a letter from the giver, or the same as this year."),
    )
