"""The states of a case and the steps between them, in one table. The diagram in docs/states.md is made from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent out")
    DECIDED = "decided", _("Decided")
    FOLLOWED_UP = "followed_up", _("Followed up")
    WITHDRAWN = "withdrawn", _("Withdrawn")


STEPS: dict[CaseState, frozenset[CaseState]] = {
    CaseState.DRAFT: frozenset({CaseState.SENT, CaseState.DECIDED, CaseState.WITHDRAWN}),
    CaseState.SENT: frozenset({CaseState.DRAFT, CaseState.DECIDED, CaseState.WITHDRAWN}),
    CaseState.DECIDED: frozenset({CaseState.FOLLOWED_UP}),
    CaseState.FOLLOWED_UP: frozenset(),
    CaseState.WITHDRAWN: frozenset({CaseState.DRAFT}),
}

EDITABLE = frozenset({CaseState.DRAFT, CaseState.SENT})
"""A sent case can still be changed; the next paper sent is a new version."""


DECIDED = frozenset({CaseState.DECIDED, CaseState.FOLLOWED_UP})


class Outcome(models.TextChoices):
    ADOPTED = "adopted", _("Adopted")
    NOT_ADOPTED = "not_adopted", _("Not adopted")
    POSTPONED = "postponed", _("Postponed")
