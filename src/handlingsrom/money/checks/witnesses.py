"""What the record of who did what knows of the journal: each entry as it was booked, and each check of it.

An entry and its record are written in one transaction. So an entry without one was put in past the program, a
record without its entry tells which voucher is gone, and a hash that is not the one noted was made anew.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from handlingsrom.audit.models import Record
from handlingsrom.money.checks.problems import MOST, SHOWN, Problems
from handlingsrom.money.models import Entry

BOOKED, CHECKED = "money.post", "money.verify"
CHECKS = 500
"""How many earlier checks are held against the journal, the newest first."""


def gone() -> str:
    return _("It was booked, and is not in the journal any more.")


def past_the_program() -> str:
    return _("It was put in past the program: nothing says who booked it.")


def bookings(partnership_id: int) -> QuerySet[Record]:
    return Record.objects.filter(subject_type="money.entry", action=BOOKED, partnership_id=partnership_id)


def checks_of(partnership_id: int) -> QuerySet[Record]:
    return Record.objects.filter(subject_type="people.partnership", subject_id=partnership_id, action=CHECKED)


def booking_of(entry_id: int) -> dict[str, Any] | None:
    """What was noted of an entry when it was booked; None when nothing was."""
    found = Record.objects.filter(subject_type="money.entry", subject_id=entry_id, action=BOOKED)
    return found.values_list("after", flat=True).first()


def removed(partnership_id: int, *, after: int, before: int | None = None) -> list[str]:
    """The vouchers that were booked between two entry ids, and are not there any more."""
    noted = bookings(partnership_id).filter(subject_id__gt=after)
    if before is not None:
        noted = noted.filter(subject_id__lt=before)
    return list(noted.order_by("subject_id").values_list("subject_label", flat=True)[:MOST])


def compare_bookings(partnership_id: int, entries: int, problems: Problems) -> None:
    """Each entry has its booking, and each booking its entry; which do not is looked for only when some do not."""
    mine, noted = Entry.objects.filter(partnership_id=partnership_id), bookings(partnership_id)
    is_there = Exists(mine.filter(pk=OuterRef("subject_id")))
    if noted.count() == noted.filter(is_there).count() == entries:
        return
    unknown = mine.filter(~Exists(noted.filter(subject_id=OuterRef("pk")))).order_by("position")
    for entry in unknown[:MOST]:
        problems.note(entry.position, entry.voucher, past_the_program())
    told = {problem.voucher for problem in problems if problem.what == gone()}
    lost = noted.filter(~is_there).order_by("subject_id").values_list("subject_label", flat=True)
    for voucher in lost[:MOST]:
        if voucher not in told:
            problems.note(None, voucher, gone())


def compare_checks(partnership_id: int, problems: Problems) -> None:
    """The journal still begins with what it was when it was checked before and found right."""
    found_right = checks_of(partnership_id).filter(after__problems=0, after__entries__gt=0).order_by("-id")
    earlier = {after["entries"]: after["chain"] for after in found_right.values_list("after", flat=True)[:CHECKS]}
    there = {
        entry.position: entry for entry in Entry.objects.filter(partnership_id=partnership_id, position__in=earlier)
    }
    for position in sorted(earlier):
        entry = there.get(position)
        if entry is None or entry.chain != earlier[position]:
            what = _("The journal up to it is not what it was when it was checked and found right.")
            expected, found = earlier[position][:SHOWN], entry.chain[:SHOWN] if entry else ""
            problems.note(position, str(entry or ""), what, expected, found)
            return


def name_rewritten(partnership_id: int, problems: Problems) -> None:
    """The first entry whose hash is not the one noted when it was booked. Slow: for when something is wrong."""
    noted = bookings(partnership_id).filter(subject_id=OuterRef("pk")).annotate(noted=KT("after__chain"))
    remade = Exists(noted.filter(noted__isnull=False).exclude(noted=OuterRef("chain")))
    entry = Entry.objects.filter(remade, partnership_id=partnership_id).order_by("position").first()
    if entry is not None:
        expected = (booking_of(entry.pk) or {}).get("chain", "")
        what = _("Its hash was made anew: it is not the one that was noted when it was booked.")
        problems.note(entry.position, entry.voucher, what, expected[:SHOWN], entry.chain[:SHOWN])
