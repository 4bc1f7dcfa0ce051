"""The lifecycle of an initiative: its states and the steps between them, in one table.

Only a decision makes a step. The diagram in docs/states.md is made from this table.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lifecycle(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted")
    RUNNING = "running", _("Running")
    HANDED_OVER = "handed_over", _("Handed over")
    CLOSED = "closed", _("Closed")
    MERGED = "merged", _("Merged")


STEPS: dict[Lifecycle, frozenset[Lifecycle]] = {
    Lifecycle.PROPOSED: frozenset({Lifecycle.ADOPTED, Lifecycle.CLOSED, Lifecycle.MERGED}),
    Lifecycle.ADOPTED: frozenset({Lifecycle.RUNNING, Lifecycle.HANDED_OVER, Lifecycle.CLOSED, Lifecycle.MERGED}),
    Lifecycle.RUNNING: frozenset({Lifecycle.HANDED_OVER, Lifecycle.CLOSED, Lifecycle.MERGED}),
    Lifecycle.HANDED_OVER: frozenset({Lifecycle.CLOSED}),
    Lifecycle.CLOSED: frozenset(),
    Lifecycle.MERGED: frozenset(),
}

IN_PLAN = frozenset({Lifecycle.ADOPTED, Lifecycle.RUNNING})
"""States in which an initiative with an action plan is part of that plan."""
