"""Meetings, cases and what they decide.

A case proposes changes under its decision points. Adopting a point carries out all its changes in one transaction;
each `Effect` ties what happened (an entry, a transition, a follow-up) to the decision that made it happen.
Decisions, effects and sent papers are append-only. `Case.version` grows with every edit, so that two people never
overwrite each other unseen.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.money.models import Commitment, Condition, Entry, ReserveRules, YearEvent
from handlingsrom.people.models import Body, Partnership
from handlingsrom.plan.models import Initiative, Programme, Transition


class Meeting(models.Model):
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-held_on"]
        constraints = [models.UniqueConstraint(fields=["body", "held_on"], name="meeting_unique")]

    def __str__(self) -> str:
        return f"{self.body} {self.held_on.day}.{self.held_on.month}.{self.held_on.year}"


class Case(models.Model):
    """`number` is kept as written (`13/26`, `08.26`); `year` and `sequence` are what it means."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="cases")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cases")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    budget_year = models.PositiveSmallIntegerField(help_text="the year whose frame the changes concern")
    background = models.TextField(_("Background"), blank=True)
    input = models.TextField(_("Input received"), blank=True)
    assessment = models.TextField(_("Assessment"), blank=True)
    recommendation = models.TextField(_("Recommendation"), blank=True)
    state = models.CharField(max_length=20, choices=CaseState.choices, default=CaseState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-year", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "sequence"], name="case_number_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


TEXTS = ("background", "input", "assessment", "recommendation")
"""The running texts of a case, in the order of the paper."""


def heading_of(text: str) -> str:
    """The heading of one of the running texts, on the page as in the paper."""
    return str(Case._meta.get_field(text).verbose_name)  # type: ignore[union-attr]


class CaseInput(models.Model):
    """What a party gave as input to a case: attachment 2 of the paper."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="inputs")
    order = models.PositiveSmallIntegerField()
    party = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["case", "order"], name="case_input_unique")]

    def __str__(self) -> str:
        return f"{self.party}: {self.text[:40]}"


class DecisionPoint(models.Model):
    """A point of the proposed resolution. Points are numbered 1, 2 …; the points under one a), b) …"""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="points")
    main = models.PositiveSmallIntegerField()
    sub = models.PositiveSmallIntegerField(default=0, help_text="0: the main point itself; 1 is a)")
    text = models.TextField()

    class Meta:
        ordering = ["main", "sub"]
        constraints = [models.UniqueConstraint(fields=["case", "main", "sub"], name="point_unique")]

    def __str__(self) -> str:
        return f"{self.case.number} {self.label}"

    @property
    def label(self) -> str:
        """1, 1a, 2b: as the resolution is referred to."""
        return f"{self.main}{self.letter}"

    @property
    def letter(self) -> str:
        return chr(ord("a") + self.sub - 1) if self.sub else ""


class ProposedChange(models.Model):
    """One change a point would bring about. Which fields a kind uses is said in its file in `cases/changes/`."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="changes")
    point = models.ForeignKey(DecisionPoint, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    order = models.PositiveSmallIntegerField(default=0)
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="proposed_changes"
    )
    into = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    amount_ore = models.BigIntegerField(null=True, blank=True)
    text = models.TextField(blank=True, help_text="what it is for, or why")
    responsible = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    for_year = models.PositiveSmallIntegerField(null=True, blank=True)
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    requires = models.CharField(max_length=60, blank=True, help_text="codes of money.kinds.Requirement")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_ore__isnull=True) | Q(amount_ore__gt=0), name="change_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.initiative or self.text[:40]}"


class Decision(models.Model):
    """What the body decided on one point. Reservations are recorded, not votes. Append-only."""

    point = models.OneToOneField(DecisionPoint, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    decided_on = models.DateField()
    wording = models.TextField(help_text="the point as decided, its figures written out")
    reservations = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-decided_on", "-id"]

    def __str__(self) -> str:
        return f"{self.point}: {self.get_outcome_display()}"


class FollowUp(models.Model):
    """Something to be done because of a decision, by someone, by a date (None: no date was set)."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="follow_ups")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups"
    )
    text = models.CharField(max_length=500)
    responsible = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.text


class Effect(models.Model):
    """What a decision brought about: one of the things below, or none of them for what was kept.

    `change` is empty for history brought in from papers, where only the decision is known. Append-only.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="effects")
    change = models.ForeignKey(
        ProposedChange, null=True, blank=True, on_delete=models.PROTECT, related_name="effects"
    )
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="effects"
    )
    entry = models.OneToOneField(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="effect")
    transition = models.OneToOneField(
        Transition, null=True, blank=True, on_delete=models.PROTECT, related_name="effect"
    )
    follow_up = models.OneToOneField(
        FollowUp, null=True, blank=True, on_delete=models.PROTECT, related_name="effect"
    )
    commitment = models.OneToOneField(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="effect"
    )
    condition = models.OneToOneField(
        Condition, null=True, blank=True, on_delete=models.PROTECT, related_name="effect"
    )
    reserve_rules = models.OneToOneField(
        ReserveRules, null=True, blank=True, on_delete=models.PROTECT, related_name="effect"
    )
    year_event = models.OneToOneField(
        YearEvent, null=True, blank=True, on_delete=models.PROTECT, related_name="effect"
    )

    def __str__(self) -> str:
        return f"{self.decision.point}: {self.entry or self.transition or self.follow_up or self.initiative or ''}"


class PaperVersion(models.Model):
    """A paper as sent out, frozen byte for byte. Append-only."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="paper_version_unique")]

    def __str__(self) -> str:
        return f"{self.case.number} v{self.number}"


class PaperFile(models.Model):
    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=4)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "format"], name="paper_file_unique")]

    def __str__(self) -> str:
        return f"{self.version}.{self.format}"


class PaperFigure(models.Model):
    """A figure as a paper said it at the time: of an initiative, a programme, or of all when neither is named.

    `year` is the year the paper gives the money to; `place` where in the paper. What papers say is never posted: it
    is compared with the journal, and with other papers.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="figures_said")
    place = models.CharField(max_length=120)
    what = models.CharField(max_length=20, choices=FigureSaid.choices)
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="figures_said"
    )
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="figures_said"
    )
    year = models.PositiveSmallIntegerField()
    amount_ore = models.BigIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["case", "place", "id"]

    def __str__(self) -> str:
        return f"{self.case.number} {self.place}: {self.get_what_display()}"
