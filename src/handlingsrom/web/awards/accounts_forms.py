"""The steps of taking accounts in: sending the file, saying which column is which, and to which day it speaks."""

from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.awards.accounts_file.columns import Mapping
from handlingsrom.awards.accounts_file.tables import Table
from handlingsrom.lib.birthnumbers import FOUND, find_possible
from handlingsrom.web.fields import DayField
from handlingsrom.web.forms import SafeForm
from handlingsrom.web.uploads import MEGABYTE, UploadField

KINDS = ("xlsx", "xls", "csv", "txt", "tsv", "skv")
MAX_BYTES = 15 * MEGABYTE


class ExportField(UploadField):
    """What kind of file it is, and whether it can be read, `accounts_file.reading` says by its content."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file: File | None = forms.FileField.clean(self, data, initial)
        if not file or file is initial:
            return file
        if found := find_possible(file.name or ""):
            raise forms.ValidationError(_(FOUND) % found[0].params)
        if (file.size or 0) > self.max_bytes:
            raise forms.ValidationError(
                _("The file is larger than %(megabytes)d MB.") % {"megabytes": self.max_bytes // MEGABYTE}
            )
        return file


class FileForm(SafeForm):
    file = ExportField(
        kinds=KINDS,
        max_bytes=MAX_BYTES,
        label=gettext_lazy("File from the accounts"),
        help_text=gettext_lazy(
            "A list of vouchers as Excel or CSV, with date, amount and project number, from any accounting system."
        ),
    )


FIELDS = {
    "date": gettext_lazy("Date"),
    "project": gettext_lazy("Project number"),
    "amount": gettext_lazy("Amount"),
    "debit": gettext_lazy("Debit"),
    "credit": gettext_lazy("Credit"),
    "voucher": gettext_lazy("Voucher number"),
    "text": gettext_lazy("Text"),
}
"""The fields a person maps, with their words; those of `accounts_file.columns` that are used here."""


class ColumnsForm(SafeForm):
    """Which heading of the file is which field. Says nothing of whether they fit: `columns.places` does."""

    negate = forms.BooleanField(label=gettext_lazy("Costs stand with a minus in the file"), required=False)
    decimal = forms.ChoiceField(
        label=gettext_lazy("Decimal mark"),
        required=False,
        choices=[
            ("", gettext_lazy("As the amounts show")),
            (",", gettext_lazy("Comma")),
            (".", gettext_lazy("Point")),
        ],
    )
    credit_sign = forms.ChoiceField(
        label=gettext_lazy("A minus in the credit column"),
        required=False,
        choices=[
            ("", gettext_lazy("As the amounts show")),
            ("minus", gettext_lazy("is how credit is written")),
            ("plus", gettext_lazy("takes credit back")),
        ],
    )

    def __init__(self, *args: Any, table: Table, mapping: Mapping, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = [(heading, heading) for heading in table.header]
        for name, label in FIELDS.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                initial=mapping.columns.get(name, ""),
                choices=[("", _("None")), *headings],
            )
        for name, field in (("negate", "negate"), ("decimal", "decimal"), ("credit", "credit_sign")):
            self.fields[field].initial = getattr(mapping, name)
        self.order_fields([*FIELDS, "negate"])

    def mapping(self) -> Mapping:
        said = self.cleaned_data
        columns = {name: said[name] for name in FIELDS if said[name]}
        return Mapping(columns, said["negate"], said["decimal"], said["credit_sign"])


class CoversForm(SafeForm):
    covers_to = DayField(
        label=gettext_lazy("The accounts are complete up to"),
        help_text=gettext_lazy("What is posted is booked on this day, or on the last day of its year."),
    )
