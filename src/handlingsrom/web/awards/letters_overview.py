"""The award letters somebody has to see to, for the front page: a list for each thing that can be wanting."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handlingsrom.awards.letter_list import LetterRow, LetterState, open_rows
from handlingsrom.awards.letter_policies import can_send_letters
from handlingsrom.lib.amounts import NBSP, format_kr
from handlingsrom.people.actors import Actor
from handlingsrom.web.awards.letters_rows import ICONS
from handlingsrom.web.overview.todo import Group, Todo

SHOWN = 4
"""Of each kind; the rest is behind the link to the list."""


def letter_groups(actor: Actor, now: datetime) -> list[tuple[Group, str]]:
    """Groups with the address of all that are in each; none for who sends no letters. One query."""
    if not can_send_letters(actor, actor.partnership_id or 0):
        return []
    rows = open_rows(actor.partnership_id or 0)
    states = (
        (LetterState.UNDELIVERED, _("Could not be delivered"), "ikke-levert"),
        (LetterState.WAITING, _("Not accepted"), "ikke-godtatt"),
        (LetterState.UNSENT, _("Can be sent"), "kan-sendes"),
        (LetterState.NOBODY, _("Nobody to send to"), "ingen-mottaker"),
    )
    found = []
    for state, label, choice in states:
        items = [_item(row, now) for row in _sorted([row for row in rows if row.state == state], now)]
        group = Group(label, items[:SHOWN], max(0, len(items) - SHOWN), state == LetterState.UNDELIVERED)
        found.append((group, f"{reverse('money_letters')}?vis={choice}"))
    return [(group, url) for group, url in found if group.items]


def _sorted(rows: list[LetterRow], now: datetime) -> list[LetterRow]:
    """Those that have waited longest first, then the largest amounts."""
    return sorted(rows, key=lambda row: (-row.days_waited(now), -row.letter.amount_ore))


def _item(row: LetterRow, now: datetime) -> Todo:
    letter, days = row.letter, row.days_waited(now)
    sent = timezone.localtime(row.sent_at).date() if row.sent_at else None
    ago = ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days} if days else _("today")
    return Todo(
        icon=ICONS[row.state][0],
        title=letter.initiative.title,
        url=reverse("money_letter", args=[letter.pk]),
        sub=f"{format_kr(letter.amount_ore)}{NBSP}kr, {letter.case.body.code} {letter.case.number}",
        due_on=sent,
        note=ago if sent else "",
    )
