"""`handlingsrom administrator`: the first administrator of a real installation, who then lets everybody else in."""

from gettext import gettext as _
from typing import Any

import click

from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.partnership import find_partnership, partnership_option
from handlingsrom.commands.shell import Command


@click.command(
    "administrator", cls=Command, help=_("Make somebody administrator, and write a link for a password.")
)
@click.argument("email", metavar=_("EMAIL"))
@click.argument("name", metavar=_("NAME"))
@partnership_option
@json_option
def command(email: str, name: str, slug: str | None, as_json: bool) -> None:
    made = _make(email.strip().lower(), name, slug)
    if as_json:
        write_json(made)
        return
    say(_("{name} is administrator. The link below sets a password, once, within 24 hours.").format(name=name))
    click.echo(made["link"])


def _make(email: str, name: str, slug: str | None) -> dict[str, Any]:
    from django.db import transaction
    from django.utils import timezone

    from handlingsrom.people.accounts import create_account, grant_role
    from handlingsrom.people.actions import add_person
    from handlingsrom.people.actors import current, operator
    from handlingsrom.people.models import Person, Role, RoleKind

    partnership, today = find_partnership(slug), timezone.localdate()
    by, now = operator(partnership), timezone.now()
    with transaction.atomic():
        known = Person.objects.filter(partnership=partnership, email=email).first()
        person = known or add_person(by=by, now=now, partnership=partnership, name=name, email=email)
        user = person.user or create_account(by=by, now=now, person=person, email=email)
        if not Role.objects.filter(current(today), person=person, kind=RoleKind.ADMINISTRATOR).exists():
            grant_role(by=by, now=now, person=person, kind=RoleKind.ADMINISTRATOR, from_on=today)
    return {"email": user.email, "partnership": partnership.slug, "link": _link(user)}


def _link(user: Any) -> str:
    """The link of the mail for a forgotten password: it works once, and for PASSWORD_RESET_TIMEOUT."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.conf import settings
    from django.urls import reverse

    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return str(settings.URL) + reverse("account_reset_password_from_key", kwargs=parts)
