"""The example as a demo installation: Helsefellesskap Innlandet, spring 2026, and one account for each role.

Only an empty installation becomes one. The people are made up; what they sit in and lead is the example's.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from handlingsrom.audit.actions import record
from handlingsrom.book.loading import load_book
from handlingsrom.lib.errors import Refused
from handlingsrom.people.accounts import create_account, grant_role
from handlingsrom.people.actions import add_person, appoint
from handlingsrom.people.actors import Actor, operator
from handlingsrom.people.models import Partner, Partnership, Region, RoleKind, Seat, User
from handlingsrom.plan.actions import set_people
from handlingsrom.plan.models import Initiative

EXAMPLE = Path(__file__).parent / "example"
PASSWORD = "felles-helse-2026"  # noqa: S105 (printed by the command; only ever valid in a demo)
SINCE = date(2026, 1, 1)


@dataclass(frozen=True)
class DemoAccount:
    """`role` is an English sentence to translate; `title` is data, in bokmål.

    `partner`, `seat`, `leads` name rows of the example."""

    name: str
    local: str
    role: str
    title: str = ""
    kind: RoleKind | None = None
    partner: str = ""
    seat: str = ""
    leads: str = ""
    region: str = ""

    @property
    def email(self) -> str:
        return f"{self.local}@demo.handlingsrom.example"


ACCOUNTS = (
    DemoAccount("Solveig Demo", "sekretariat", gettext_noop("Secretariat"), "Rådgiver", RoleKind.SECRETARIAT),
    DemoAccount("Leif Demo", "leder", gettext_noop("Leader of Bo trygt hjemme"), "Prosjektleder", leads="bo-trygt"),
    DemoAccount(
        "Kari Demo",
        "kommune",
        gettext_noop("Member of SSU for the municipalities of Valdres"),
        "Kommunalsjef",
        partner="Nord-Aurdal",
        seat="Kommunalsjef Valdres",
    ),
    DemoAccount(
        "Håkon Demo",
        "sykehus",
        gettext_noop("Member of SSU for the hospital trust"),
        "Klinikkdirektør",
        partner="Sykehuset Innlandet",
        seat="Sykehuset Innlandet 1",
    ),
    DemoAccount(
        "Inger Demo",
        "innsender",
        gettext_noop("Submitter for Nord-Østerdal"),
        "Rådgiver",
        RoleKind.SUBMITTER,
        region="Nord-Østerdal",
    ),
    DemoAccount(
        "Arne Demo", "administrator", gettext_noop("Administrator"), "Systemansvarlig", RoleKind.ADMINISTRATOR
    ),
    DemoAccount("Randi Demo", "revisor", gettext_noop("Auditor"), "Revisor", RoleKind.AUDITOR),
)


def is_demo() -> bool:
    return Partnership.objects.filter(is_demo=True).exists()


def is_empty() -> bool:
    return not Partnership.objects.exists() and not User.objects.exists()


@transaction.atomic
def load_demo(*, now: datetime) -> bool:
    """Make an empty installation the demo. False when it is one already; Refused when it holds anything else."""
    if is_demo():
        return False
    if not is_empty():
        raise Refused(
            _("This installation holds a partnership of its own. The example is loaded into an empty one only.")
        )
    partnership = load_book(by=operator(), now=now, path=EXAMPLE).partnership
    partnership.is_demo = True
    partnership.save(update_fields=["is_demo"])
    by = operator(partnership)
    record(by=by, now=now, action="demo.load", subject=partnership, after={"is_demo": True})
    for account in ACCOUNTS:
        _make(by, now, partnership, account)
    return True


def _make(by: Actor, now: datetime, partnership: Partnership, account: DemoAccount) -> None:
    partner = Partner.objects.filter(partnership=partnership, name=account.partner).first()
    region = Region.objects.filter(partnership=partnership, name=account.region).first()
    person = add_person(
        by=by,
        now=now,
        partnership=partnership,
        name=account.name,
        email=account.email,
        title=account.title,
        partner=partner,
    )
    since = min(SINCE, now.date())
    if account.kind:
        grant_role(by=by, now=now, person=person, kind=account.kind, from_on=since, region=region)
    if account.seat:
        seat = Seat.objects.get(body__partnership=partnership, name=account.seat)
        appoint(by=by, now=now, seat=seat, person=person, from_on=since)
    if account.leads:
        led = Initiative.objects.get(partnership=partnership, code=account.leads)
        set_people(
            by=by,
            now=now,
            initiative=led,
            version=led.version,
            owner=led.owner,
            leader=person,
            followed_up_by=led.followed_up_by,
        )
    create_account(by=by, now=now, person=person, email=account.email, password=PASSWORD)


def empty_demo() -> None:
    """Drop every table of a demo installation, or of an empty one; Refused anywhere else.

    Rows cannot be deleted (the journal is append-only), and a running server keeps its database file open, so the
    tables go, in one transaction, and are made anew by `migrate`.
    """
    tables = connection.introspection.table_names()
    is_ours = "people_partnership" in tables or not set(tables) - _own_tables()
    if not is_ours or ("people_partnership" in tables and not is_empty() and not _holds_demo_alone()):
        raise Refused(_("This is not a demo installation, so nothing was removed."))
    # SQLite ignores it inside a transaction, and without it dropping a table first deletes its rows.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for table in tables:
                end = " CASCADE" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)}{end}")
    finally:
        connection.enable_constraint_checking()


def _own_tables() -> set[str]:
    """A database with tables of somebody else and none of our partnerships is another program's."""
    caches = [str(cache["LOCATION"]) for cache in settings.CACHES.values()]
    return {*connection.introspection.django_table_names(), "django_migrations", *caches}


def _holds_demo_alone() -> bool:
    return is_demo() and not Partnership.objects.filter(is_demo=False).exists()


def address() -> str:
    return str(settings.URL)
