"""Where one entry may take money, and what must stay as it was: for whoever posts, and for whoever verifies.

`kinds.ROUTES` says from which kind of account to which; `kinds.STAYS` what of the account the money keeps.
"""

from django.utils.translation import gettext as _

from handlingsrom.money.chain import Place
from handlingsrom.money.kinds import ROUTES, STAYS, AccountKind, EntryKind


def wrong_way(kind: EntryKind, source: Place, target: Place) -> str:
    """A sentence when money does not go this way by an entry of this kind; "" when it does."""
    way = (AccountKind(source.kind), AccountKind(target.kind))
    if way in ROUTES.get(kind, ()):
        return ""
    names = {"kind": kind.label, "from": way[0].label, "to": way[1].label}
    return _("%(kind)s does not move money from “%(from)s” to “%(to)s”.") % names


def strays(kind: EntryKind, source: Place, target: Place) -> str:
    """A sentence when the money would change what it keeps; "" when it does not. History may: see `is_history`."""
    changed = {name for name in STAYS[kind] if getattr(source, name) != getattr(target, name)}
    if not changed:
        return ""
    what = {"kind": kind.label}
    if "grant_id" in changed:
        return _("%(kind)s does not move money from one grant to another.") % what
    if "initiative_id" in changed:
        return _("%(kind)s does not move money from one initiative to another.") % what
    return _("%(kind)s does not move money from one year to another.") % what


def history_key(year: int, number: int) -> str:
    """The idempotency key of an entry booked elsewhere before, and taken in under the voucher number it had."""
    return f"book:{year}-{number}"


def is_history(key: str, year: int, number: int) -> bool:
    """What was booked elsewhere went where it went, to another grant too. It is told by its key alone, which the
    hash of the entry covers; nothing the program posts itself has such a key."""
    return key == history_key(year, number)
