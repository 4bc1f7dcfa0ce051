"""Posting what an import left of one initiative's year, because the award did not bear it then."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.awards.accounts_policies import check_can_import_accounts
from handlingsrom.awards.models import AccountsLine
from handlingsrom.awards.reconciling import Booked, Spot, in_accounts, in_journal_to, known_to, lines_of
from handlingsrom.awards.settling import Settled, Settling, not_as_seen
from handlingsrom.lib.errors import Refused
from handlingsrom.money.locking import lock_journal
from handlingsrom.money.models import Entry
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative


@transaction.atomic
def post_difference(
    *, by: Actor, now: datetime, initiative: Initiative, year: int, amount_ore: int, key: str
) -> list[Entry]:
    """Post what an initiative's year in the accounts shows beyond the journal, or refund what it shows less.

    `amount_ore` is what the person saw would be posted, less than zero for a refund. Raises Conflict when it is no
    longer so, Refused when nothing can be.
    """
    check_can_import_accounts(by, initiative.partnership_id)
    lock_journal(initiative.partnership_id)
    if earlier := _posted(initiative, key):
        return earlier
    row = _settle_one(by, now, initiative, year, key, refund=amount_ore < 0)
    if row.why and not row.posted_ore:
        raise Refused(row.why)
    if row.posted_ore != amount_ore:
        raise not_as_seen()
    lines_of(initiative, year).order_by("-taken_in")[0].taken_in.entries.add(*row.entries)
    return list(row.entries)


def preview_difference(*, by: Actor, now: datetime, initiative: Initiative, year: int) -> Settled:
    """What `post_difference` would post."""
    with transaction.atomic():
        lock_journal(initiative.partnership_id)
        found = _settle_one(by, now, initiative, year, "preview", refund=True)
        transaction.set_rollback(True)
    return found


def _settle_one(by: Actor, now: datetime, initiative: Initiative, year: int, key: str, *, refund: bool) -> Settled:
    lines, spot = lines_of(initiative, year), Spot(initiative.pk, year)
    newest = lines.order_by("-taken_in").first()
    last_day = known_to(initiative.partnership_id)
    if newest is None or last_day is None:
        raise Refused(_("Nothing is taken in from the accounts for this initiative and year."))
    settling = Settling(by, now, last_day, newest.taken_in.filename)
    accounts = in_accounts(AccountsLine.objects.filter(initiative=initiative)).get(spot, 0)
    booked = in_journal_to(initiative.partnership_id, last_day).get(spot, Booked())
    return settling.settle(initiative, year, accounts, booked, key=key, refund=refund)


def _posted(initiative: Initiative, key: str) -> list[Entry]:
    return list(
        Entry.objects.filter(partnership_id=initiative.partnership_id, idempotency_key__startswith=f"{key}:")
    )
