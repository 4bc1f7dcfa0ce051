"""Sending a workbook, and saying that the one just tried is to be loaded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.web.forms import SafeForm
from handlingsrom.web.uploads import MEGABYTE, UploadField


class BookForm(SafeForm):
    book = UploadField(
        kinds=("xlsx",),
        max_bytes=5 * MEGABYTE,
        label=_("Workbook"),
        help_text=_("An Excel file made from the template or the export here, at most 5 MB."),
    )


class LoadForm(SafeForm):
    """`token` names the workbook that was tried; it is kept for an hour."""

    token = forms.RegexField(r"\A[A-Za-z0-9_-]{20,60}\Z", widget=forms.HiddenInput)
