"""A grant received here still has the name and the year it was received with: its entry says them, and is chained.

The giver and the reference of the letter may be filled in later by a book. A grant brought in by a book has no
entry of this kind to be held against.
"""

from django.utils.translation import gettext as _

from handlingsrom.money.checks.problems import Problems
from handlingsrom.money.kinds import EntryKind
from handlingsrom.money.models import Entry


def grant_key(grant_id: int) -> str:
    """The idempotency key of the entry that a grant was received by."""
    return f"grant:{grant_id}"


def compare_grants(partnership_id: int, problems: Problems) -> None:
    received = Entry.objects.filter(partnership_id=partnership_id, kind=EntryKind.GRANT).order_by("position")
    for entry in received.select_related("to_account__grant"):
        account = entry.to_account
        grant = account.grant
        then, now = f"{entry.text} ({account.year})", f"{grant.name} ({grant.year})"
        if entry.idempotency_key == grant_key(grant.pk) and then != now:
            what = _("The grant is not what it was when it was received.")
            problems.note(entry.position, entry.voucher, what, then, now)
