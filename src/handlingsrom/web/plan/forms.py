"""The plan's forms: what to show of it, how an initiative is doing, and who answers for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.people.models import Person
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Health
from handlingsrom.web.fields import DayField
from handlingsrom.web.forms import SafeForm
from handlingsrom.web.templatetags.words import HEALTH, LIFECYCLE

NO_AREA = 0
"""Stands for “without focus area” among the ids of the focus areas."""

SORT_WORDS = {
    "": _("Focus area"),
    "tiltak": _("Initiative"),
    "eier": _("Owner"),
    "livslop": _("Lifecycle"),
    "status": _("Status"),
    "-belop": _("Largest amount"),
}
"""The orders to choose from where there is no room for column heads."""

SORTS = ("tiltak", "eier", "livslop", "status", "belop")
"""What the plan can be sorted by, as it stands in the address; `-` before it turns the order round."""


class PlanFilterForm(SafeForm):
    """What of the plan to show; all of it is in the address. What cannot be read there counts as not asked for."""

    sok = forms.CharField(label=_("Search"), required=False, max_length=100)
    omrade = forms.TypedChoiceField(label=_("Focus area"), required=False, coerce=int, empty_value=None)
    region = forms.TypedChoiceField(label=_("Health region"), required=False, coerce=int, empty_value=None)
    livslop = forms.ChoiceField(label=_("Lifecycle"), required=False, choices=list(LIFECYCLE.items()))
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[(code, word) for code, (word, _icon) in HEALTH.items()]
    )
    mangler = forms.ChoiceField(required=False, choices=[("eier", "")])
    alle = forms.BooleanField(required=False)
    per = DayField(label=_("The plan as of"), required=False)
    sort = forms.ChoiceField(required=False, choices=[(sign + key, "") for key in SORTS for sign in ("", "-")])

    def __init__(self, *args: Any, areas: list[Any], regions: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["omrade"].choices = [*areas, (NO_AREA, "")]  # type: ignore[attr-defined]
        self.fields["region"].choices = regions  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for and could be read."""
        self.is_valid()
        return self.cleaned_data

    @property
    def wants_all(self) -> bool:
        """Whether initiatives outside the plan are asked for: plainly, or by a lifecycle that only they have."""
        outside = self.asked.get("livslop") not in ("", None, Lifecycle.ADOPTED, Lifecycle.RUNNING)
        return bool(self.asked.get("alle")) or outside


class StatusForm(SafeForm):
    """How an initiative is doing, as of a day."""

    health = forms.ChoiceField(
        label=_("How is it going?"),
        choices=Health.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how it is going."),
        },
    )
    text = forms.CharField(
        label=_("What should the committee know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences. Never anything about a patient."),
    )
    reported_on = DayField(label=_("Date"), help_text=_("The day the status is from, for example 21.5.2026."))


class PeopleForm(SafeForm):
    """Who owns, leads and follows up an initiative. `version` is the one the person has seen."""

    owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("Owner"), required=False, empty_label=_("Not known")
    )
    leader = forms.ModelChoiceField(
        Person.objects.none(), label=_("Leader"), required=False, empty_label=_("Not known")
    )
    followed_up_by = forms.CharField(
        label=_("Followed up by"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who follows up for the partnership, and how."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persons = Person.objects.filter(partnership_id=partnership_id).select_related("partner").order_by("name")
        for name in ("owner", "leader"):
            self.fields[name].queryset = persons  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = with_partner  # type: ignore[attr-defined]

    def stand_on(self, version: int) -> None:
        """After a conflict: keep what was typed, and let the next try build on what is saved now."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


def with_partner(person: Person) -> str:
    return f"{person.name}, {person.partner}" if person.partner else person.name
