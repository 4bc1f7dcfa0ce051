"""Accounts and roles: who can sign in, and as what. Only administrators write them, and never for themselves."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from handlingsrom.audit.actions import record
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.people.actors import Actor, current
from handlingsrom.people.models import Person, Role, RoleKind, User
from handlingsrom.people.policies import check_can_administer_people


@transaction.atomic
def create_account(*, by: Actor, now: datetime, person: Person, email: str, password: str | None = None) -> User:
    """Let a person sign in with `email`. An account with the address, made in another partnership, is used.

    Without a password the person chooses one through a link. Only the command line may set one: an administrator
    who knew it could sign in as somebody who later joins another partnership.
    """
    check_can_administer_people(by, person.partnership_id)
    if person.user_id:
        raise Refused(_("%(person)s has an account already.") % {"person": person}, field="email")
    if password is not None and not by.is_operator:
        raise Forbidden(_("Nobody chooses a password for somebody else. The person gets a link by mail."))
    user = User.objects.filter(email=email.strip().lower()).first() or _new_user(email, password)
    if Person.objects.filter(partnership_id=person.partnership_id, user=user).exists():
        raise Refused(_("The address belongs to another person's account."), field="email")
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    person.user = user
    person.save(update_fields=["user"])
    record(by=by, now=now, action="account.create", subject=person, after={"email": user.email})
    return user


@transaction.atomic
def close_account(*, by: Actor, now: datetime, person: Person) -> Person:
    """Shut a person out, at once. The account lives on where it is a person in another partnership too."""
    check_can_administer_people(by, person.partnership_id)
    if by.person_id == person.pk:
        raise Forbidden(_("Another administrator must close your own account."))
    person = Person.objects.select_for_update().get(pk=person.pk)
    user, person.user = person.user, None
    if user is None:
        raise Refused(_("%(person)s has no account.") % {"person": person})
    person.save(update_fields=["user"])
    if not user.persons.exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
    record(by=by, now=now, action="account.close", subject=person, before={"email": user.email})
    return person


def _new_user(email: str, password: str | None) -> User:
    user = User(email=email.strip().lower())
    try:
        validate_email(user.email)
    except ValidationError as error:
        text = _("This is not an e-mail address. Check what stands before and after @.")
        raise Refused(text, field="email") from error
    if password is not None:
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages), field="password") from error
    return User.objects.create_user(email.strip(), password)


@transaction.atomic
def grant_role(
    *,
    by: Actor,
    now: datetime,
    person: Person,
    kind: str,
    from_on: date,
    to_on: date | None = None,
    **where: Any,
) -> Role:
    """Give a person a role from a day on. `where`: the `partner`, `region` or `clinic` a submitter speaks for."""
    check_can_administer_people(by, person.partnership_id)
    _check_not_oneself(by, person)
    if to_on and to_on < from_on:
        raise Refused(_("The last day cannot be before the first."), field="to_on")
    if kind == RoleKind.SUBMITTER and not any(where.values()):
        raise Refused(_("Say which partner, region or clinic the submitter speaks for."), field="partner")
    if any(place and place.partnership_id != person.partnership_id for place in where.values()):
        raise Refused(_("This belongs to another partnership."))
    if _overlapping(person, kind, from_on, to_on):
        raise Refused(_("%(person)s has this role already.") % {"person": person}, field="kind")
    role = Role.objects.create(person=person, kind=kind, from_on=from_on, to_on=to_on, **where)
    record(by=by, now=now, action="role.grant", subject=person, after=_facts(role))
    return role


@transaction.atomic
def end_role(*, by: Actor, now: datetime, role: Role, to_on: date) -> Role:
    """End a role; `to_on` is its last day. A partnership is never left without an administrator."""
    check_can_administer_people(by, role.person.partnership_id)
    _check_not_oneself(by, role.person)
    role = Role.objects.select_for_update().select_related("person").get(pk=role.pk)
    if to_on < role.from_on:
        raise Refused(_("The last day cannot be before the first."), field="to_on")
    if role.kind == RoleKind.ADMINISTRATOR and not _other_administrators(role, to_on + timedelta(days=1)):
        raise Refused(_("The partnership would have no administrator. Give somebody else the role first."))
    before, role.to_on = _facts(role), to_on
    role.save(update_fields=["to_on"])
    record(by=by, now=now, action="role.end", subject=role.person, before=before, after=_facts(role))
    return role


def _check_not_oneself(by: Actor, person: Person) -> None:
    if by.person_id == person.pk:
        raise Forbidden(_("Another administrator must change your own roles."))


def _overlapping(person: Person, kind: str, from_on: date, to_on: date | None) -> bool:
    same = Role.objects.filter(person=person, kind=kind).filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on))
    return (same.filter(from_on__lte=to_on) if to_on else same).exists()


def _other_administrators(role: Role, on: date) -> bool:
    there = Role.objects.filter(current(on), kind=RoleKind.ADMINISTRATOR, person__user__is_active=True)
    return there.filter(person__partnership_id=role.person.partnership_id).exclude(pk=role.pk).exists()


def _facts(role: Role) -> dict[str, Any]:
    return {"role": role.kind, "from_on": role.from_on, "to_on": role.to_on}
