"""The forms of cases: what they ask, in the words of the page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.changes.kind import Kind
from handlingsrom.cases.figures import Figure, UnknownFigure, figures, fill
from handlingsrom.cases.models import TEXTS, Case, DecisionPoint, Meeting
from handlingsrom.cases.projection import Projection
from handlingsrom.cases.states import Outcome
from handlingsrom.people.models import Body
from handlingsrom.web.cases.choices import initiative_choices, into_choices
from handlingsrom.web.cases.saving import VersionedForm
from handlingsrom.web.fields import AmountField, DayField
from handlingsrom.web.forms import SafeForm

LONGEST_TEXT = 200_000


def _area(label: Any, rows: int, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _written_out(point: DecisionPoint, known: dict[str, Figure]) -> str:
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
    background = _area(_("Background"), 10)
    input = _area(_("Input received"), 6)
    assessment = _area(_("Assessment"), 12)
    recommendation = _area(_("Recommendation"), 5)

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
    text = _area(_("Text"), 4, required=True)

    def __init__(self, *args: Any, point: DecisionPoint | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if point:
            del self.fields["number"]

    def clean_number(self) -> tuple[int, int]:
        typed = "".join(self.cleaned_data["number"].split()).rstrip(")").lower()
        letter = typed[-1] if typed[-1].isalpha() else ""
        return int(typed.removesuffix(letter)), ord(letter) - ord("a") + 1 if letter else 0


class ChangeForm(VersionedForm):
    """The fields of one kind of change, and the point it stands under."""

    point = forms.TypedChoiceField(label=_("Point"), coerce=int)
    initiative = forms.TypedChoiceField(
        label=_("Initiative"),
        coerce=int,
        empty_value=None,
        error_messages={"required": _("Choose the initiative.")},
    )
    into = forms.TypedChoiceField(label=_("Becomes part of"), coerce=int, empty_value=None)
    amount_ore = AmountField(
        label=_("Amount in kroner"),
        help_text=_("For example 2 600 000 or 2,6 mill."),
        error_messages={"required": _("Write the amount in kroner.")},
    )
    text = _area(_("What it is for, or why"), 3)
    responsible = forms.CharField(label=_("Responsible"), max_length=120, required=False)
    due_on = DayField(label=_("Due date"), required=False, help_text=_("For example 21.5.2026."))
    every_months = forms.IntegerField(
        label=_("Repeated every … months"), required=False, min_value=1, max_value=120
    )
    until_on = DayField(label=_("Last date"), required=False)

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        projection: Projection,
        points: Iterable[DecisionPoint],
        chosen: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in [n for n in self.fields if n not in ("version", "opened", "point", *kind.fields)]:
            del self.fields[name]
        self.order_fields(["version", *kind.fields, "point"])
        for name, field in self.fields.items():
            field.required = name in ("version", "point", *kind.required)
        self._offer(kind, projection, points, chosen)

    def _offer(
        self, kind: Kind, projection: Projection, points: Iterable[DecisionPoint], chosen: int | None
    ) -> None:
        known = figures(projection)
        offered = [(str(p.pk), f"{p.label} {_written_out(p, known)[:80]}") for p in points]
        self.fields["point"].choices = offered  # type: ignore[attr-defined]
        if "initiative" in self.fields:
            nobody = gettext("Choose") if "initiative" in kind.required else gettext("None: back to free funds")
            options = initiative_choices(kind.code, projection, chosen)
            self.fields["initiative"].choices = [("", nobody), *options]  # type: ignore[attr-defined]
        if "into" in self.fields:
            self.fields["into"].choices = [("", gettext("Choose")), *into_choices(projection)]  # type: ignore[attr-defined]
        if "initiative" not in self.fields and "text" in self.fields and "text" in kind.required:
            self.fields["text"].label = gettext("What is to be done")

    def clean_amount_ore(self) -> int | None:
        amount: int | None = self.cleaned_data["amount_ore"]
        if amount == 0:
            raise forms.ValidationError(gettext("The amount must be more than 0."))
        return amount

    def values(self) -> dict[str, Any]:
        """The fields of the change itself, as `add_change` takes them."""
        data = {name: self.cleaned_data[name] for name in self.fields if name not in ("version", "opened", "point")}
        for name in ("initiative", "into"):
            if name in data:
                data[f"{name}_id"] = data.pop(name)
        return data


class DecisionForm(VersionedForm):
    """What the body decided on each point. Everything adopted, unless something else is said."""

    decided_on = DayField(label=_("Decided on"), help_text=_("The day of the meeting."))
    reservations = _area(
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
            self.wordings[point.pk] = _written_out(point, known)

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
    text = _area(_("Input"), 2)

    def clean(self) -> None:
        party, text = (str(self.cleaned_data.get(name, "")).strip() for name in ("party", "text"))
        if text and not party:
            self.add_error("party", gettext("Write who gave this input."))
        if party and not text:
            self.add_error("text", gettext("Write the input, or empty both fields to take the line out."))


class InputsForm(VersionedForm):
    """The version the lines were based on; the lines are a formset."""


InputLines = forms.formset_factory(InputForm, extra=3, max_num=400, absolute_max=500)
