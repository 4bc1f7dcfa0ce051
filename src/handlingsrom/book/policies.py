"""Who may load a book: whoever runs the server, and the secretariat and administrators of its partnership.

Which sheets each of them may change is said with the sheet (`Sheet.editors`).
"""

from django.utils.translation import gettext as _

from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import RoleKind


def can_load(by: Actor, partnership_id: int) -> bool:
    may = by.has(RoleKind.SECRETARIAT, RoleKind.ADMINISTRATOR)
    return by.belongs_to(partnership_id) and (by.is_operator or may)


def check_can_load(by: Actor, partnership_id: int) -> None:
    if not can_load(by, partnership_id):
        raise Forbidden(_("Only the secretariat or an administrator of the partnership can load a book."))
