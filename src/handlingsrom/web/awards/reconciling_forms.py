"""The forms of the reconciliation: posting a difference, naming a project, and making sure of a balance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.web.fields import AmountField, DayField
from handlingsrom.web.forms import SafeForm


class DifferenceForm(SafeForm):
    """What the person saw would be posted, in øre; `key` is made with the form, so that it is posted once."""

    year = forms.IntegerField(min_value=2000, max_value=2199, widget=forms.HiddenInput)
    ore = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    unscanned = ("year", "ore", "key")


class ProjectForm(SafeForm):
    number = forms.CharField(
        label=_("Project number"),
        max_length=60,
        help_text=_("As it stands in the accounts, zeros in front included."),
    )


class AssertionForm(SafeForm):
    account = forms.TypedChoiceField(label=_("Account"), coerce=int, empty_value=None)
    held_on = DayField(label=_("At the end of"), help_text=_("A day that is over, for example 31.12.2025."))
    balance = AmountField(label=_("Held, in kroner"))
    source = forms.CharField(
        label=_("Compared with"), max_length=200, help_text=_("The statement or report where the balance is found.")
    )

    def __init__(self, *args: Any, accounts: list[tuple[str, list[tuple[int, str]]]], **kwargs: Any) -> None:
        """`accounts`: groups of (account id, name), each under its heading."""
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("Choose an account")), *accounts]  # type: ignore[attr-defined]
