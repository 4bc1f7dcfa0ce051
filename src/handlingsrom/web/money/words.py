"""What the figures, flows and ends are called on screen; one word per concept, here and on an initiative's page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from handlingsrom.money.flows import End, Origin

FIGURE_NAMES = {
    "received": _("Received"),
    "left": _("Left from earlier years"),
    "released": _("Released"),
    "left_and_released": _("Left and released"),
    "drawn": _("Drawn from the reserve to free funds"),
    "corrected": _("Differences between sources, to free funds"),
    "adjusted_frame": _("Adjusted frame"),
    "requested": _("New needs"),
    "free_before_reserve": _("Free before the reserve"),
    "to_reserve": _("Set aside to the reserve"),
    "repaid": _("Paid back"),
    "reserve_balance": _("The reserve"),
    "free_after": _("Free funds"),
    "carried_over": _("Carried over"),
    "spent_before": _("Spent the year before"),
    "awards_before": _("Awards of earlier years"),
    "in_awards": _("Held in awards"),
    "not_accounted_for": _("Not accounted for"),
    "year_awarded": _("Awarded"),
    "year_carried_in": _("Carried in"),
    "year_drawn": _("From the reserve"),
    "year_moved_in": _("From other initiatives"),
    "year_total": _("Awarded and carried in"),
    "year_spent": _("Spent"),
    "year_carried_out": _("Carried on"),
    "year_released": _("Released"),
    "year_moved_out": _("To other initiatives"),
    "year_repaid": _("Paid back"),
    "year_unaccounted": _("Not accounted for"),
    "year_left": _("Left"),
    "held_before": _("Awarded and carried in, the year before"),
    "held_released": _("Released since"),
    "held_carried": _("Carried over since"),
    "held_other": _("Gone otherwise since"),
    "held_left": _("Still there"),
    "free_repaid": _("Paid back of free funds"),
    "free_disputed": _("Not accounted for, of free funds"),
    "free_unaccounted": _("Not accounted for, of free funds"),
    "all_repaid": _("Paid back"),
    "all_unaccounted": _("Not accounted for"),
}
"""The figures of `money.figures.Frame`, and those of awards, in the words of the pages."""

CAME_WORDS = {
    "carried_in": _("Carried in"),
    "awarded": _("Awarded"),
    "drawn": _("From the reserve"),
    "moved_in": _("From other initiatives"),
}
END_WORDS = {
    End.SPENT: _("Spent"),
    End.LEFT: pgettext_lazy("on initiatives", "Left on initiatives"),
    End.CARRIED_OUT: _("Carried on to later years"),
    End.RELEASED: _("Released"),
    End.MOVED_OUT: _("To other initiatives"),
    End.REPAID: _("Paid back"),
    End.UNACCOUNTED: _("Not accounted for"),
    End.RESERVE: _("Set aside to the reserve"),
    End.FREE: _("Free funds"),
}
"""What became of the money, in the order it is drawn and listed."""

SPECIAL_REGIONS = {"alle": _("All health regions"), "ingen": _("No health region")}

ORIGIN_WORDS = {
    Origin.MOVED: _("From other initiatives"),
    Origin.RELEASED: _("Released within the year"),
    Origin.RESERVE: _("Drawn from the reserve"),
    Origin.SUSPENSE: _("Differences between sources"),
}
