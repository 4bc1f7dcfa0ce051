"""What is expected for a coming year: an estimate that needs no decision, and is never money."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Refused
from handlingsrom.money.models import ExpectedFrame
from handlingsrom.money.policies import check_can_post
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership


@transaction.atomic
def expect_frame(
    *, by: Actor, now: datetime, partnership: Partnership, year: int, amount_ore: int, basis: str
) -> ExpectedFrame:
    """Say what is expected to be received for a coming year: an estimate, which the forecast is made of."""
    check_can_post(by, partnership.pk)
    if amount_ore < 0:
        raise Refused(_("Write the amount in kroner."), field="amount")
    earlier = ExpectedFrame.objects.filter(partnership=partnership, year=year).first()
    expected, _is_new = ExpectedFrame.objects.update_or_create(
        partnership=partnership, year=year, defaults={"amount_ore": amount_ore, "basis": basis}
    )
    record(
        by=by,
        now=now,
        action="money.expect",
        subject=expected,
        before={"amount_ore": earlier.amount_ore, "basis": earlier.basis} if earlier else None,
        after={"amount_ore": amount_ore, "basis": basis},
    )
    return expected
