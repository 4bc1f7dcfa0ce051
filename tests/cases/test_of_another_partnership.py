"""Nothing of another partnership can be named in a case, a role, an initiative or the journal."""

from datetime import date

import pytest

from factories import NOW, Small
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import ProposedChange
from handlingsrom.lib.errors import Refused
from handlingsrom.money.accounts import AccountKey
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.posting import post
from handlingsrom.people.accounts import grant_role
from handlingsrom.people.models import Partner, PartnerKind, Person, RoleKind
from handlingsrom.plan.actions import set_people

pytestmark = pytest.mark.django_db
K = ChangeKind


@pytest.fixture
def two() -> tuple[Small, Small]:
    return Small(), Small(slug="fonna")


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_a_change_cannot_name_its_initiative(two, kind):
    mine, theirs = two
    with pytest.raises(Refused):
        mine.propose(kind, theirs.alfa, 10, text="Status")
    assert not ProposedChange.objects.exists()


def test_an_initiative_cannot_be_merged_into_one_of_theirs(two):
    mine, theirs = two
    with pytest.raises(Refused, match="helsefellesskap"):
        mine.propose(K.MERGE, mine.gamma, into=theirs.alfa)


@pytest.mark.parametrize("role", ["owner", "leader"])
def test_an_initiative_is_not_led_by_one_of_theirs(two, role):
    mine, theirs = two
    stranger = Person.objects.create(partnership=theirs.partnership, name="Fremmed", email="f@example.org")
    people = {"owner": None, "leader": None, role: stranger}
    mine.alfa.refresh_from_db()
    with pytest.raises(Refused):
        set_people(
            by=mine.by, now=NOW, initiative=mine.alfa, version=mine.alfa.version, followed_up_by="", **people
        )


def test_a_submitter_does_not_speak_for_a_partner_of_theirs(two):
    mine, theirs = two
    partner = Partner.objects.create(partnership=theirs.partnership, name="Voss", kind=PartnerKind.MUNICIPALITY)
    person = Person.objects.create(partnership=mine.partnership, name="Ny", email="ny@example.org")
    with pytest.raises(Refused):
        grant_role(
            by=mine.by,
            now=NOW,
            person=person,
            kind=RoleKind.SUBMITTER,
            from_on=date(2026, 1, 1),
            partner=partner,
        )


@pytest.mark.parametrize("what", ["grant", "initiative"])
def test_an_account_is_not_of_their_grant_or_initiative(two, what):
    mine, theirs = two
    grant = theirs.new if what == "grant" else mine.new
    with pytest.raises(Refused, match="helsefellesskap"):
        post(
            by=mine.by,
            now=NOW,
            partnership=mine.partnership,
            kind=EntryKind.ALLOCATION,
            from_key=AccountKey(AccountKind.UNALLOCATED, mine.new.pk, 2026),
            to_key=AccountKey(AccountKind.AWARD, grant.pk, 2026, theirs.alfa.pk),
            amount_ore=100,
            booked_on=date(2026, 5, 21),
            key="k",
        )
