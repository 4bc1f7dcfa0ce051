"""Papers that were checked here, and what a person said of each finding.

A paper is kept as it was read, so that the page shows the same each time; not the file it came in. A settlement is
never changed: the newest of a finding counts, and the ones before it tell how it went.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.models import Case
from handlingsrom.people.models import Partnership


class CheckedPaper(models.Model):
    """`read`: the paper as `reading.kept.paper_to` gives it. `findings`: a list, each with its `key`.

    `case` when it is one's own, checked before it is sent.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="checked_papers")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="checked_papers")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    read = models.JSONField()
    findings = models.JSONField()
    rules_count = models.PositiveSmallIntegerField()
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-checked_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "sha256"], name="checked_paper_unique")]

    def __str__(self) -> str:
        return self.name


class Answer(models.TextChoices):
    FIXED = "fixed", _("Fixed")
    EXPLAINED = "explained", _("Explained")
    NOT_AN_ERROR = "not_an_error", _("Not an error")
    REOPENED = "reopened", _("Opened again")


class Settlement(models.Model):
    """What somebody answered to one finding of a paper. `key`: `reading.finding.key_of`."""

    paper = models.ForeignKey(CheckedPaper, on_delete=models.CASCADE, related_name="settlements")
    key = models.CharField(max_length=120)
    answer = models.CharField(max_length=20, choices=Answer.choices)
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField()
    settled_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["paper", "key"])]

    def __str__(self) -> str:
        return f"{self.paper}: {self.key} {self.answer}"
