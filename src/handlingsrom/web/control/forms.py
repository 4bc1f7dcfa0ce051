"""Giving a paper to be checked, and answering one finding."""

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.findings.models import Answer
from handlingsrom.web.forms import SafeForm
from handlingsrom.web.uploads import MEGABYTE, UploadField

KINDS = ("docx", "pdf", "xlsx", "txt")


class PaperForm(SafeForm):
    """What is wrong inside a file is told by whoever reads it, with what to do."""

    file = UploadField(
        kinds=KINDS,
        max_bytes=15 * MEGABYTE,
        is_read_later=True,
        label=_("The paper"),
        help_text=_("Word, PDF, Excel or plain text, at most 15 MB. It must not hold anything about patients."),
    )


class SettleForm(SafeForm):
    """`key`: which finding."""

    unscanned = ("key",)

    key = forms.CharField(max_length=120, widget=forms.HiddenInput, label=_("Finding"))
    answer = forms.ChoiceField(choices=Answer.choices, label=_("Answer"))
    reason = forms.CharField(max_length=4000, required=False, widget=forms.Textarea, label=_("Explanation"))
