"""The forms of an initiative itself: proposing a new one, and correcting what one says."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from handlingsrom.lib.sorting import sort_key
from handlingsrom.people.models import Body, Partner, PartnerKind, Person, Region
from handlingsrom.plan.models import FocusArea, Initiative, Programme
from handlingsrom.plan.queries import focus_areas
from handlingsrom.web.forms import SafeForm
from handlingsrom.web.plan.forms import with_partner


def _one(rows: type[Model], label: Any, empty: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(rows._default_manager.none(), label=label, required=False, empty_label=empty)


def _several(rows: type[Model], label: Any) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        rows._default_manager.none(), label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class InitiativeForm(SafeForm):
    """What an initiative is. Lists to choose from hold the partnership's own; an empty list is left out."""

    title = forms.CharField(label=_("Title"), max_length=300)
    description = forms.CharField(
        label=_("What it is about"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences. Never anything about a patient."),
    )
    focus_area = _one(FocusArea, _("Focus area"), _("Without focus area"))
    programme = _one(Programme, _("Programme"), _("No programme"))
    is_in_all_regions = forms.BooleanField(label=_("All health regions"), required=False)
    regions = _several(Region, _("Health region"))
    place_note = forms.CharField(
        label=_("Another place"),
        required=False,
        max_length=200,
        help_text=_("A place that is not a health region."),
    )
    partners = _several(Partner, _("Responsible partners"))
    bodies = _several(Body, _("Responsible committees"))

    def __init__(self, *args: Any, partnership_id: int, found: Initiative | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [area.pk for area in focus_areas(partnership_id)]
        if found and found.focus_area_id:
            areas.append(found.focus_area_id)  # of an earlier strategy, perhaps
        self.fields["bodies"].label_from_instance = _code_and_name  # type: ignore[attr-defined]
        self._offer("focus_area", FocusArea.objects.filter(pk__in=areas))
        own = {"partnership_id": partnership_id}
        self._offer("programme", Programme.objects.filter(**own), _by_name)
        self._offer("regions", Region.objects.filter(**own).order_by("order", "name"))
        self._offer("partners", Partner.objects.filter(**own), _municipalities_last)
        self._offer("bodies", Body.objects.filter(**own), _by_name)

    def _offer(self, name: str, rows: QuerySet[Any], order: Callable[[Any], Any] | None = None) -> None:
        """Offer the rows, in Norwegian order where `order` says by what; the database has none."""
        field: Any = self.fields[name]
        field.queryset = rows
        listed = sorted(rows, key=order) if order else list(rows)
        empty = [("", field.empty_label)] if field.empty_label else []
        field.choices = [*empty, *((row.pk, field.label_from_instance(row)) for row in listed)]
        if not listed:
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What was given, as the actions of the plan take it."""
        given: dict[str, Any] = {"focus_area": None, "programme": None} | self.cleaned_data
        responsible = [*given.pop("partners", []), *given.pop("bodies", [])]
        return given | {"regions": list(given.get("regions", [])), "responsible": responsible}


class ProposalForm(InitiativeForm):
    """A new initiative, with the people who are known already."""

    owner = _one(Person, _("Owner"), _("Not known"))
    leader = _one(Person, _("Leader"), _("Not known"))
    followed_up_by = forms.CharField(
        label=_("Followed up by"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who follows up for the partnership, and how."),
    )

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, partnership_id=partnership_id, **kwargs)
        for name in ("owner", "leader"):
            self.fields[name].label_from_instance = with_partner  # type: ignore[attr-defined]
            persons = Person.objects.filter(partnership_id=partnership_id).select_related("partner")
            self._offer(name, persons, _by_name)


class EditForm(InitiativeForm):
    """`version` is the one the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def stand_on(self, version: int) -> None:
        """After a conflict: keep what was typed, and let the next try build on what is saved now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = str(version)  # type: ignore[index]


def _code_and_name(body: Body) -> str:
    return body.name if body.code == body.name else f"{body.code} – {body.name}"


def _by_name(row: Programme | Body | Person) -> Any:
    return sort_key(row.name)


def _municipalities_last(partner: Partner) -> Any:
    """The few that mostly answer for an initiative come before the many."""
    return partner.kind == PartnerKind.MUNICIPALITY, sort_key(partner.name)
