"""Who did what, when, and what it was before and after.

Append-only: the database refuses UPDATE and DELETE of a record (see `append_only`). The partnership is kept as
a number, because this room lies below `people`.
"""

from django.conf import settings
from django.db import models


class Record(models.Model):
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    actor_name = models.CharField(max_length=200)
    partnership_id = models.BigIntegerField(null=True, db_index=True)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    subject_label = models.CharField(max_length=300)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reference = models.CharField(max_length=32, blank=True, help_text="the request's reference number")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action} {self.subject_label}"
