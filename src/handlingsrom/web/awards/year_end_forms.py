"""The forms of the year end: asking, answering, and gathering the answers into a case."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handlingsrom.awards.models import YearEndAnswer
from handlingsrom.awards.year_end import LONGEST
from handlingsrom.cases.models import Case, Meeting
from handlingsrom.lib.dates import format_date
from handlingsrom.people.models import Body
from handlingsrom.web.fields import AmountField, DayField
from handlingsrom.web.forms import SafeForm

NEW = "new"


class _AskedForBelow(forms.Field):
    """Shown as one that must be filled in; whether it must, depends on the rest, and is asked there."""

    def validate(self, value: Any) -> None:
        pass


class _Text(_AskedForBelow, forms.CharField):
    pass


class _Choice(_AskedForBelow, forms.ModelChoiceField):
    pass


class OpenForm(SafeForm):
    due_on = DayField(label=_("Due date"))

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = format_date(date(year + 1, 1, 15))
        self.fields["due_on"].help_text = gettext("For example %(date)s.") % {"date": day}


class AnswerForm(SafeForm):
    """`seen`: when the answer one saw was given, so that two people never overwrite each other unseen."""

    carry_over = AmountField(label=_("To be carried over, in kroner"), help_text=_("Write 0 if nothing."))
    release = AmountField(label=_("To be released, in kroner"), help_text=_("Write 0 if nothing."))
    why = _Text(
        label=_("Why is the money left?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    plan = _Text(
        label=_("What is the money that is carried over to be used for, and when?"),
        help_text=_("Leave it empty if nothing is carried over."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    unscanned = ("seen",)

    @staticmethod
    def saved(answer: YearEndAnswer) -> dict[str, Any]:
        """What the fields hold in the answer as it is now."""
        if answer.answered_at is None:
            return {"seen": ""}
        return {
            "carry_over": answer.carry_over_ore,
            "release": answer.release_ore,
            "why": answer.why,
            "plan": answer.plan,
            "seen": answer.answered_at.isoformat(),
        }


class GatherForm(SafeForm):
    """Which draft to put the answers in, or the body and title of a new one."""

    case = forms.ChoiceField(label=_("Put the answers in"), widget=forms.RadioSelect)
    body = _Choice(label=_("Body"), queryset=Body.objects.none())
    title = _Text(label=_("Title"), max_length=200)
    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none(), required=False)
    lists_unanswered = forms.BooleanField(
        label=_("Name those who have not answered in the assessment of the case"), required=False
    )

    def __init__(self, *args: Any, partnership_id: int, drafts: list[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(case.pk), f"{case.body.code} {case}") for case in drafts]
        self.fields["case"].choices = [*listed, (NEW, _("A new case"))]  # type: ignore[attr-defined]
        self.fields["body"].queryset = Body.objects.filter(partnership_id=partnership_id).order_by("name")  # type: ignore[attr-defined]
        meetings = Meeting.objects.filter(partnership_id=partnership_id).select_related("body")
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("case") == NEW:
            if not said.get("body"):
                self.add_error("body", gettext("Choose the body that is to decide."))
            if not said.get("title"):
                self.add_error("title", gettext("Write what the case is to be called."))
        return said
