"""Accounts and roles: who may give them, what they refuse, and that each leaves a record."""

from datetime import UTC, date, datetime

import pytest

from cast import MEMBERS, Cast, make_cast
from handlingsrom.audit.models import Record
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.people import policies
from handlingsrom.people.accounts import close_account, create_account, end_role, grant_role
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Person, Role, RoleKind

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 21, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
WITH_ACCOUNT = [member for member in MEMBERS if member != "anonymous"]


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _latest() -> Record | None:
    return Record.objects.filter(subject_type="people.person").first()


@pytest.fixture
def ny(cast: Cast) -> Person:
    return Person.objects.create(partnership=cast.partnership, name="Ny", email="ny@eksempel.no")


@pytest.mark.parametrize(
    ("can", "allowed"),
    [
        (policies.can_edit_people, {"secretariat", "administrator"}),
        (policies.can_administer_people, {"administrator"}),
        (policies.can_read_audit, {"auditor", "administrator"}),
    ],
)
def test_who_may(cast, can, allowed):
    check = getattr(policies, can.__name__.replace("can_", "check_can_", 1))
    for member in WITH_ACCOUNT:
        actor = cast.actor(member)
        assert can(actor, cast.partnership.pk) is (member in allowed), member
        if member not in allowed:
            with pytest.raises(Forbidden):
                check(actor, cast.partnership.pk)


def test_an_administrator_gives_an_account_without_a_password(cast, ny):
    user = create_account(by=cast.actor("administrator"), now=NOW, person=ny, email=" Ny@Eksempel.no ")

    assert user.email == "ny@eksempel.no"
    assert not user.has_usable_password()
    assert _latest().action == "account.create"


@pytest.mark.parametrize("member", ["secretariat", "leader", "auditor", "outsider"])
def test_others_give_no_accounts(cast, ny, member):
    with pytest.raises(Forbidden):
        create_account(by=cast.actor(member), now=NOW, person=ny, email=ny.email)


def test_nobody_but_the_command_line_chooses_a_password_for_somebody(cast, ny):
    with pytest.raises(Forbidden):
        create_account(
            by=cast.actor("administrator"), now=NOW, person=ny, email=ny.email, password="et langt passord 1"
        )


def test_a_weak_password_is_refused_at_the_command_line_too(cast, ny):
    with pytest.raises(Refused):
        create_account(by=operator(cast.partnership), now=NOW, person=ny, email=ny.email, password="kort")


def test_an_account_from_another_partnership_is_used_and_its_password_kept(cast):
    there = cast.persons["outsider"].user
    here = Person.objects.create(partnership=cast.partnership, name="Også her", email=there.email)
    user = create_account(by=cast.actor("administrator"), now=NOW, person=here, email=there.email)

    assert user == there
    assert user.password == there.password


def test_a_person_has_one_account_and_an_account_one_person_in_a_partnership(cast, ny):
    by = cast.actor("administrator")
    with pytest.raises(Refused):
        create_account(by=by, now=NOW, person=cast.persons["leader"], email="to@eksempel.no")
    with pytest.raises(Refused):
        create_account(by=by, now=NOW, person=ny, email=cast.persons["leader"].email)


def test_a_role_counts_from_its_first_day_through_its_last(cast):
    by, person = cast.actor("administrator"), cast.persons["leader"]
    grant_role(by=by, now=NOW, person=person, kind=RoleKind.AUDITOR, from_on=TODAY, to_on=date(2026, 6, 30))

    assert not cast.actor("leader", on=date(2026, 5, 20)).has(RoleKind.AUDITOR)
    assert cast.actor("leader", on=date(2026, 6, 30)).has(RoleKind.AUDITOR)
    assert not cast.actor("leader", on=date(2026, 7, 1)).has(RoleKind.AUDITOR)


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        (RoleKind.AUDITOR, {"to_on": date(2026, 5, 20)}),
        (RoleKind.SUBMITTER, {}),
    ],
    ids=["ends before it starts", "a submitter for nobody"],
)
def test_a_role_that_makes_no_sense_is_refused(cast, kind, period):
    with pytest.raises(Refused):
        grant_role(
            by=cast.actor("administrator"),
            now=NOW,
            person=cast.persons["leader"],
            kind=kind,
            from_on=TODAY,
            **period,
        )


def test_the_same_role_is_not_given_twice_at_once(cast):
    with pytest.raises(Refused):
        grant_role(
            by=cast.actor("administrator"),
            now=NOW,
            person=cast.persons["auditor"],
            kind=RoleKind.AUDITOR,
            from_on=TODAY,
        )


def test_administrators_do_not_change_their_own_roles(cast):
    by, me = cast.actor("administrator"), cast.persons["administrator"]
    with pytest.raises(Forbidden):
        grant_role(by=by, now=NOW, person=me, kind=RoleKind.SECRETARIAT, from_on=TODAY)
    with pytest.raises(Forbidden):
        end_role(by=by, now=NOW, role=me.roles.get(), to_on=TODAY)


def test_ending_a_role_leaves_a_record_of_before_and_after(cast):
    role = Role.objects.get(person=cast.persons["auditor"])
    end_role(by=cast.actor("administrator"), now=NOW, role=role, to_on=TODAY)
    record = _latest()

    assert record.before["to_on"] is None
    assert record.after["to_on"] == "2026-05-21"


def test_the_last_administrator_stays(cast):
    role = Role.objects.get(person=cast.persons["administrator"])
    with pytest.raises(Refused):
        end_role(by=operator(cast.partnership), now=NOW, role=role, to_on=TODAY)


def test_a_refusal_changes_nothing_and_records_nothing(cast):
    with pytest.raises(Forbidden):
        grant_role(
            by=cast.actor("secretariat"),
            now=NOW,
            person=cast.persons["leader"],
            kind=RoleKind.ADMINISTRATOR,
            from_on=TODAY,
        )

    assert _latest() is None
    assert not cast.persons["leader"].roles.exists()


def test_who_leaves_cannot_sign_in_any_more_and_may_come_back(cast):
    person, browser = cast.persons["leader"], cast.client("leader")
    close_account(by=cast.actor("administrator"), now=NOW, person=person)
    assert browser.get("/").status_code == 302
    person.refresh_from_db()
    assert (person.user, _latest().action) == (None, "account.close")
    again = create_account(by=cast.actor("administrator"), now=NOW, person=person, email=person.email)
    assert again.is_active


def test_an_account_used_in_another_partnership_too_lives_on_there(cast):
    person = cast.persons["leader"]
    Person.objects.create(partnership=cast.elsewhere, name="Leder", email=person.email, user=person.user)
    close_account(by=cast.actor("administrator"), now=NOW, person=person)
    person.user.refresh_from_db()
    assert person.user.is_active


@pytest.mark.parametrize("member", ["administrator", "outsider"])
def test_nobody_closes_their_own_account_or_one_elsewhere(cast, member):
    with pytest.raises(Forbidden):
        close_account(by=cast.actor(member), now=NOW, person=cast.persons["administrator"])
