"""The forms about people, seats, roles and accounts."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from handlingsrom.people.models import Clinic, Partner, Person, Region, RoleKind
from handlingsrom.web.fields import DayField
from handlingsrom.web.forms import SafeForm


class PersonForm(SafeForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    partner = forms.ModelChoiceField(
        label=_("Partner"), queryset=Partner.objects.none(), required=False, empty_label=_("None")
    )

    def __init__(self, *args: Any, partners: QuerySet[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]


class AppointmentForm(SafeForm):
    person = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.none(), empty_label=_("Choose a person")
    )
    from_on = DayField(label=_("From"))
    to_on = DayField(label=_("Last day"), required=False, help_text=_("Leave it empty for until further notice."))

    def __init__(self, *args: Any, persons: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]


class LastDayForm(SafeForm):
    to_on = DayField(label=_("Last day"))


class RoleForm(SafeForm):
    kind = forms.ChoiceField(label=_("Role"), choices=RoleKind.choices)
    from_on = DayField(label=_("From"))
    to_on = DayField(label=_("Last day"), required=False, help_text=_("Leave it empty for until further notice."))
    partner = forms.ModelChoiceField(
        label=_("Speaks for the partner"), queryset=Partner.objects.none(), required=False, empty_label=_("None")
    )
    region = forms.ModelChoiceField(
        label=_("Speaks for the region"), queryset=Region.objects.none(), required=False, empty_label=_("None")
    )
    clinic = forms.ModelChoiceField(
        label=_("Speaks for the clinic"), queryset=Clinic.objects.none(), required=False, empty_label=_("None")
    )

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("partner", Partner), ("region", Region), ("clinic", Clinic)):
            rows = model.objects.filter(partnership_id=partnership_id).order_by("name")
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["partner"].help_text = _("Only a submitter speaks for somebody.")


class NoQuestions(SafeForm):
    """A page that only asks for a yes."""
