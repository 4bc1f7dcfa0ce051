"""The form of a proposed change: the fields of its kind, each in the words that kind needs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.changes.kind import Kind
from handlingsrom.cases.figures import figures
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import DecisionPoint
from handlingsrom.cases.projection import Projection
from handlingsrom.money.kinds import Requirement
from handlingsrom.money.models import Entry
from handlingsrom.web.cases.choices import initiative_choices, into_choices
from handlingsrom.web.cases.forms import text_area, written_out
from handlingsrom.web.cases.saving import VersionedForm
from handlingsrom.web.fields import AmountField, DayField

_NOBODY = {
    ChangeKind.DRAW: _("None: back to free funds"),
    ChangeKind.REPAY: _("None: from the free funds"),
}
"""What an empty choice of initiative means, where it may be empty."""

_LABELS: dict[ChangeKind, dict[str, Any]] = {
    ChangeKind.ADOPT_ROUTINE: {"text": _("What is to be done")},
    ChangeKind.RESERVE_RULES: {"text": _("What the reserve may be used for")},
    ChangeKind.REOPEN_YEAR: {"for_year": _("The closed year"), "text": _("Why it is opened again")},
    ChangeKind.CORRECT: {"text": _("What was wrong")},
    ChangeKind.TRANSFER: {"initiative": _("From"), "into": _("To")},
    ChangeKind.COMMIT: {"for_year": _("Of the money of the year")},
    ChangeKind.END_COMMITMENT: {"for_year": _("Of the money of the year")},
}


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
    text = text_area(_("What it is for, or why"), 3)
    responsible = forms.CharField(label=_("Responsible"), max_length=120, required=False)
    due_on = DayField(label=_("Due date"), required=False, help_text=_("For example 21.5.2026."))
    every_months = forms.IntegerField(
        label=_("Repeated every … months"), required=False, min_value=1, max_value=120
    )
    until_on = DayField(label=_("Last date"), required=False)
    for_year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2199, error_messages={"required": _("Write the year.")}
    )
    entry = forms.CharField(
        label=_("Entry"),
        max_length=20,
        help_text=_("The number of the entry to be reversed, for example 2026-0012."),
        error_messages={"required": _("Choose the entry.")},
    )
    requires = forms.MultipleChoiceField(
        label=_("Not spent until this is in place"),
        choices=Requirement.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave all empty when the money can be used at once."),
    )

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
        self.partnership_id = projection.case.partnership_id
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
        offered = [(str(p.pk), f"{p.label} {written_out(p, known)[:80]}") for p in points]
        self.fields["point"].choices = offered  # type: ignore[attr-defined]
        if "initiative" in self.fields:
            nobody = str(_NOBODY.get(kind.code, _("Choose")))
            options = initiative_choices(kind.code, projection, chosen)
            self.fields["initiative"].choices = [("", nobody), *options]  # type: ignore[attr-defined]
        if "into" in self.fields:
            self.fields["into"].choices = [("", gettext("Choose")), *into_choices(projection)]  # type: ignore[attr-defined]
        for name, label in _LABELS.get(kind.code, {}).items():
            self.fields[name].label = label

    def clean_amount_ore(self) -> int | None:
        amount: int | None = self.cleaned_data["amount_ore"]
        if amount == 0:
            raise forms.ValidationError(gettext("The amount must be more than 0."))
        return amount

    def clean_entry(self) -> Entry:
        """The entry of a voucher number. Refused at the field when there is none."""
        typed = self.cleaned_data["entry"]
        year, _dash, number = "".join(typed.split()).partition("-")
        found = None
        if year.isdecimal() and number.isdecimal():
            own = Entry.objects.filter(partnership_id=self.partnership_id)
            found = own.filter(year=int(year), number=int(number)).first()
        if found is None:
            raise forms.ValidationError(
                gettext("There is no entry %(number)s. Look it up in the journal.") % {"number": typed}
            )
        return found

    def clean_requires(self) -> str:
        return " ".join(self.cleaned_data["requires"])

    def values(self) -> dict[str, Any]:
        """The fields of the change itself, as `add_change` takes them."""
        data = {name: self.cleaned_data[name] for name in self.fields if name not in ("version", "opened", "point")}
        for name in ("initiative", "into"):
            if name in data:
                data[f"{name}_id"] = data.pop(name)
        return data
