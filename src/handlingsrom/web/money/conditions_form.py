"""The form that says a mandate is in place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.web.fields import DayField
from handlingsrom.web.forms import SafeForm


class MandateForm(SafeForm):
    mandate_on = DayField(label=_("In place from"), help_text=_("For example 12.1.2026."))
    note = forms.CharField(
        label=_("Where the mandate is found"),
        max_length=300,
        help_text=_("For example the case it was adopted in, or its number in the archive."),
    )
