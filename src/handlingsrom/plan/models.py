"""The strategy, the action plan and its initiatives.

Invariants: an initiative's `lifecycle` is the state of its last transition, and only `plan.actions.transition`
writes either. What a source leaves open is stored as unknown (no row, None, `is_unsure`), never guessed.
An initiative is in the plan when it has an action plan and its lifecycle is adopted or running.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handlingsrom.people.models import Body, Partner, Partnership, Person, Region
from handlingsrom.plan.lifecycle import Lifecycle


class Strategy(models.Model):
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="strategies")
    name = models.CharField(max_length=120)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField()
    vision = models.TextField(blank=True)
    aim = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "strategies"
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="strategy_name_unique")]

    def __str__(self) -> str:
        return self.name


class FocusArea(models.Model):
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="focus_areas")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    promise = models.CharField(max_length=300, blank=True, help_text="the line that leads its goals")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["strategy", "name"], name="focus_area_name_unique")]

    def __str__(self) -> str:
        return self.name


class Goal(models.Model):
    focus_area = models.ForeignKey(FocusArea, on_delete=models.PROTECT, related_name="goals")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["focus_area", "order"], name="goal_order_unique")]

    def __str__(self) -> str:
        return self.text


class ActionPlan(models.Model):
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="action_plans")
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="action_plans")
    name = models.CharField(max_length=120)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="action_plan_name_unique")]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="programme_name_unique")]

    def __str__(self) -> str:
        return self.name


class Initiative(models.Model):
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="initiatives")
    code = models.SlugField(max_length=60, allow_unicode=True)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    action_plan = models.ForeignKey(
        ActionPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    focus_area = models.ForeignKey(
        FocusArea, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    is_in_all_regions = models.BooleanField(default=False)
    place_note = models.CharField(max_length=200, blank=True, help_text="a place that is not a region")
    responsible_as_written = models.CharField(max_length=200, blank=True, help_text="as the source has it")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="owns")
    leader = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="leads")
    followed_up_by = models.TextField(blank=True)
    lifecycle = models.CharField(max_length=20, choices=Lifecycle.choices, default=Lifecycle.PROPOSED)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    search_text = models.TextField(blank=True, editable=False, help_text="folded; see plan.actions.refresh_search")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="initiative_code_unique"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(lifecycle=Lifecycle.MERGED), name="merged_has_state"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class InitiativeRegion(models.Model):
    """A region an initiative is in; unsure when the source put a question mark after it."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="in_regions")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    is_unsure = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "region"], name="initiative_region_unique")]

    def __str__(self) -> str:
        return f"{self.region}?" if self.is_unsure else str(self.region)


class Responsibility(models.Model):
    """A partner or a body that answers for an initiative; unsure when the source put a question mark."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="responsibilities")
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_unsure = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=True, body__isnull=False) | Q(partner__isnull=False, body__isnull=True),
                name="responsible_is_partner_or_body",
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner or self.body)


class Transition(models.Model):
    """One step of an initiative's lifecycle, in force from a day. Append-only."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="transitions")
    from_state = models.CharField(max_length=20, choices=Lifecycle.choices, blank=True)
    to_state = models.CharField(max_length=20, choices=Lifecycle.choices)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["effective_on", "id"]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.get_to_state_display()} {self.effective_on}"


class Health(models.TextChoices):
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    OFF_TRACK = "off_track", _("Off track")
    NOT_STARTED = "not_started", _("Not started")
    UNKNOWN = "unknown", _("Unknown")


class HealthReport(models.Model):
    """What the one who leads an initiative said of it on a day; the newest counts, and goes stale."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="health_reports")
    health = models.CharField(max_length=20, choices=Health.choices)
    text = models.TextField(blank=True)
    reported_on = models.DateField()
    reporter = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-reported_on", "-id"]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.get_health_display()} {self.reported_on}"


class Expectation(models.Model):
    """Something an initiative is to deliver. `due_words` keeps how the source put the date ("before summer")."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="expectations")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=60, blank=True)
    met_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["initiative", "text"], name="expectation_unique")]

    def __str__(self) -> str:
        return self.text
