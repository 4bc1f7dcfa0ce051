"""The words and icons of health and lifecycle, one table for all pages: colour never carries meaning alone."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# code: (word, icon); the icons of rows are drawn by css/parts.css
HEALTH = {
    "on_track": (_("On track"), "checkmarkcirclefill"),
    "at_risk": (_("At risk"), "exclamationmarktrianglefill"),
    "off_track": (_("Off track"), "xmarkoctagonfill"),
    "not_started": (_("Not started"), "circle"),
    "unknown": (_("Unknown"), "questionmarkcircle"),
}

LIFECYCLE = {
    "proposed": pgettext_lazy("lifecycle", "Proposed"),
    "adopted": pgettext_lazy("lifecycle", "Adopted"),
    "running": pgettext_lazy("lifecycle", "Running"),
    "handed_over": pgettext_lazy("lifecycle", "Handed over"),
    "closed": pgettext_lazy("lifecycle", "Closed"),
    "merged": pgettext_lazy("lifecycle", "Merged"),
}

STALE_AFTER_DAYS = 90
"""A reported health older than this is marked as out of date (four reporting rounds a year)."""
