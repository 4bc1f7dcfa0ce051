"""The kinds of change a case proposes, and what a figure in a paper can be said to be."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ChangeKind(models.TextChoices):
    """The kinds of change in the order they take effect; `cases/changes/` has one file for each."""

    ADD = "add", _("Add to the plan")
    START = "start", _("Start")
    KEEP = "keep", _("Keep in the plan")
    REOPEN_YEAR = "reopen_year", _("Open a closed year again")
    CORRECT = "correct", _("Correct an entry")
    CARRY_OVER = "carry_over", _("Carry over")
    RELEASE = "release", _("Release")
    TRANSFER = "transfer", pgettext_lazy("change", "Transfer between initiatives")
    RESERVE_RULES = "reserve_rules", _("Adopt rules for the reserve")
    DRAW = "draw", _("Draw on the reserve")
    ALLOCATE = "allocate", _("Allocate")
    SET_ASIDE = "set_aside", pgettext_lazy("change", "Set aside to the reserve")
    REPAY = "repay", _("Pay back to the giver")
    COMMIT = "commit", _("Commit for a coming year")
    END_COMMITMENT = "end_commitment", _("Take back a commitment")
    MERGE = "merge", _("Merge")
    HAND_OVER = "hand_over", _("Hand over")
    CLOSE = "close", _("Close")
    ADOPT_ROUTINE = "adopt_routine", _("Adopt a routine")


class Family(models.TextChoices):
    """What a kind of change concerns: how the kinds are grouped for the one who chooses."""

    PLAN = "plan", _("The plan")
    MONEY = "money", _("The money")
    COMING = "coming", _("Coming years")
    ORDER = "order", _("Rules, routines and corrections")


class FigureSaid(models.TextChoices):
    """What a figure in a paper is said to be."""

    RECEIVED = "received", _("Received")
    AWARDED = "awarded", _("Awarded")
    SPENT = "spent", _("Spent")
    LEFT = "left", _("Left")
    CARRIED_OVER = "carried_over", _("Carried over")
    RELEASED = "released", _("Released")
    NEEDED = "needed", _("Needed")
    RESERVE = "reserve", _("Reserve")
    FREE = "free", _("Free")
