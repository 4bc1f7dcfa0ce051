"""What the case page shows, gathered once: texts, resolution, changes by kind, the panel and the checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from handlingsrom.cases.figures import Figure, figures, names_in
from handlingsrom.cases.models import TEXTS, Case, DecisionPoint, heading_of
from handlingsrom.cases.projection import Projection, changes_of, project
from handlingsrom.cases.states import DECIDED, EDITABLE
from handlingsrom.plan.models import FocusArea
from handlingsrom.plan.queries import focus_areas
from handlingsrom.web.cases.changelist import Group, groups
from handlingsrom.web.cases.checks import Check, checks
from handlingsrom.web.cases.panel import Panel, panel
from handlingsrom.web.cases.texts import Explained, explain, resolution_html, running_text
from handlingsrom.web.templatetags.hr import icon


@dataclass(frozen=True)
class Section:
    """A running text of the case with its heading."""

    heading: str
    html: SafeString


@dataclass
class Page:
    """`typed` and `errors`: change id → the amount as typed, and what is wrong with it; `theirs`: what is saved."""

    case: Case
    may_edit: bool
    typed: Mapping[int, str] = field(default_factory=dict)
    errors: Mapping[int, str] = field(default_factory=dict)
    theirs: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_editable(self) -> bool:
        return self.may_edit and self.case.state in EDITABLE

    @property
    def is_decided(self) -> bool:
        return self.case.state in DECIDED

    @property
    def has_panel(self) -> bool:
        """Decisions of before the program was taken into use have effects, but no changes to project."""
        return not self.is_decided or bool(self.projection.tried)

    @cached_property
    def projection(self) -> Projection:
        return project(self.case, changes_of(self.case))

    @cached_property
    def known(self) -> dict[str, Figure]:
        return figures(self.projection)

    @cached_property
    def points(self) -> list[DecisionPoint]:
        """The points; of a decided case with their decisions, so that these cost no query of their own."""
        found = self.case.points.select_related("decision") if self.is_decided else self.case.points.all()
        points = list(found)
        for point in points:
            point.case = self.case
        return points

    @cached_property
    def areas(self) -> list[FocusArea]:
        return focus_areas(self.case.partnership_id)

    @property
    def strategy_years(self) -> str:
        strategy = self.areas[0].strategy if self.areas else None
        return f"{strategy.from_year}–{strategy.to_year}" if strategy else ""

    @cached_property
    def input_count(self) -> int:
        """Lines of input received; read with the case where it was found."""
        counted = getattr(self.case, "input_count", None)
        return self.case.inputs.count() if counted is None else counted

    @property
    def sections(self) -> list[Section]:
        texts = ((name, getattr(self.case, name)) for name in TEXTS)
        return [Section(heading_of(name), running_text(text, self.known)) for name, text in texts if text.strip()]

    @property
    def resolution(self) -> SafeString:
        return resolution_html(self.points, self.known, self._tools)

    @cached_property
    def explained(self) -> list[Explained]:
        texts = [getattr(self.case, name) for name in TEXTS] + [point.text for point in self.points]
        return explain((name for text in texts for name in names_in(text)), self.known, self.projection)

    @cached_property
    def groups(self) -> list[Group]:
        return groups(self.projection, typed=self.typed, errors=self.errors, theirs=self.theirs)

    @property
    def change_count(self) -> int:
        return len(self.projection.tried)

    @cached_property
    def panel(self) -> Panel:
        return panel(self.projection, self.areas)

    @cached_property
    def checks(self) -> list[Check]:
        return checks(self.projection, self.points, self.known, self.areas)

    def _tools(self, point: DecisionPoint) -> SafeString:
        if not self.is_editable:
            return SafeString("")
        return format_html(
            ' <a class="hr-edit" href="{}" aria-label="{}">{}</a>',
            reverse("cases:point", args=[self.case.pk, point.pk]),
            _("Edit point %(point)s") % {"point": point.label},
            icon("pencil"),
        )
