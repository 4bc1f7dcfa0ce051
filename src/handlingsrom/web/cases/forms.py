"""The forms of cases: what they ask, in the words of the page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.figures import Figure, UnknownFigure, fill
from handlingsrom.cases.models import TEXTS, Case, DecisionPoint, Meeting
from handlingsrom.cases.states import Outcome
from handlingsrom.people.models import Body
from handlingsrom.web.cases.saving import VersionedForm
from handlingsrom.web.fields import DayField
from handlingsrom.web.forms import SafeForm

LONGEST_TEXT = 200_000


def text_area(label: Any, rows: int, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def written_out(point: DecisionPoint, known: dict[str, Figure]) -> str:
    """A point with its figures; as it is written when it names one there is none of."""
    try:
        return fill(point.text, known)
    except UnknownFigure:
        return point.text


class NewCaseForm(SafeForm):
    """A new case. The number is drawn when none is written."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    title = forms.CharField(label=_("Title"), max_length=200)
    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none(), required=False)
    budget_year = forms.IntegerField(
        label=_("Budget year"),
        min_value=2000,
        max_value=2199,
        help_text=_("The year whose frame the changes concern."),
    )
    number = forms.CharField(
        label=_("Case number"),
        max_length=20,
        required=False,
        help_text=_("Leave it empty to get the next of the year, for example 13/26."),
    )

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.filter(partnership_id=partnership_id).order_by("name")  # type: ignore[attr-defined]
        meetings = Meeting.objects.filter(partnership_id=partnership_id).select_related("body")
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class MeetingForm(SafeForm):
    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    held_on = DayField(label=_("Date"), help_text=_("For example 21.5.2026."))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.filter(partnership_id=partnership_id).order_by("name")  # type: ignore[attr-defined]


class TextsForm(VersionedForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none(), required=False)
    background = text_area(_("Background"), 10)
    input = text_area(_("Input received"), 6)
    assessment = text_area(_("Assessment"), 12)
    recommendation = text_area(_("Recommendation"), 5)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = Meeting.objects.filter(body_id=case.body_id).select_related("body")  # type: ignore[attr-defined]

    @staticmethod
    def saved(case: Case) -> dict[str, Any]:
        """What the fields hold in the case as it is now."""
        return {name: getattr(case, name) for name in ("title", *TEXTS)} | {"meeting": case.meeting_id}


class PointForm(VersionedForm):
    """A point of the resolution. Its number is chosen when it is new, and stays."""

    number = forms.RegexField(
        label=_("Number"),
        regex=r"^\s*[1-9][0-9]?\s?[a-zA-Z]?\)?\s*$",
        max_length=6,
        help_text=_("1, 2 … for a main point; 1a, 1b … for the points under it."),
        error_messages={"invalid": _("Write a number such as 2, or a number and a letter such as 1c.")},
    )
    text = text_area(_("Text"), 4, required=True)

    def __init__(self, *args: Any, point: DecisionPoint | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if point:
            del self.fields["number"]

    def clean_number(self) -> tuple[int, int]:
        typed = "".join(self.cleaned_data["number"].split()).rstrip(")").lower()
        letter = typed[-1] if typed[-1].isalpha() else ""
        return int(typed.removesuffix(letter)), ord(letter) - ord("a") + 1 if letter else 0


class DecisionForm(VersionedForm):
    """What the body decided on each point. Everything adopted, unless something else is said."""

    decided_on = DayField(label=_("Decided on"), help_text=_("The day of the meeting."))
    reservations = text_area(
        _("Reservations"),
        4,
        _("Decisions are made by consensus. Write who had reservations, and which. They are kept with each point."),
    )

    def __init__(self, *args: Any, points: Iterable[DecisionPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = list(points)
        self.wordings: dict[int, str] = {}
        for point in self.points:
            self.fields[f"outcome-{point.pk}"] = forms.ChoiceField(
                label=gettext("Point %(point)s") % {"point": point.label},
                choices=Outcome.choices,
                initial=Outcome.ADOPTED.value,
            )
        self.order_fields(["version", "decided_on", *(f"outcome-{p.pk}" for p in self.points), "reservations"])

    def rows(self) -> list[dict[str, Any]]:
        """Each point with its field and its wording."""
        return [
            {"point": p, "field": self[f"outcome-{p.pk}"], "wording": self.wordings.get(p.pk, p.text)}
            for p in self.points
        ]

    def write_out(self, known: dict[str, Figure]) -> None:
        """Have the figures of the points written out, as they will be in the decision."""
        for point in self.points:
            self.wordings[point.pk] = written_out(point, known)

    def outcomes(self) -> dict[int, Outcome]:
        return {p.pk: Outcome(self.cleaned_data[f"outcome-{p.pk}"]) for p in self.points}


class SendForm(VersionedForm):
    """Nothing to fill in: which version one looked at when sending it."""


class DoneForm(SafeForm):
    done_on = DayField(label=_("Done on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class InputForm(SafeForm):
    """One line of input; emptied, it is taken out."""

    party = forms.CharField(label=_("From"), max_length=120, required=False)
    text = text_area(_("Input"), 2)

    def clean(self) -> None:
        party, text = (str(self.cleaned_data.get(name, "")).strip() for name in ("party", "text"))
        if text and not party:
            self.add_error("party", gettext("Write who gave this input."))
        if party and not text:
            self.add_error("text", gettext("Write the input, or empty both fields to take the line out."))


class InputsForm(VersionedForm):
    """The version the lines were based on; the lines are a formset."""


InputLines = forms.formset_factory(InputForm, extra=3, max_num=400, absolute_max=500)
