"""All findings of a partnership, grouped by rule, and who reads them."""

from datetime import date

import pytest
from finding_of import TODAY

from factories import Small
from handlingsrom.findings.policies import can_read_findings, check_can_read_findings
from handlingsrom.findings.queries import found
from handlingsrom.findings.rules import RULES
from handlingsrom.lib.errors import Forbidden
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Appointment, Person, RoleKind, Seat, SeatDuty

pytestmark = pytest.mark.django_db


def test_every_rule_says_what_it_is():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(str(rule.title) and str(rule.explanation) for rule in RULES)


def test_findings_come_by_rule_in_the_order_of_the_rules():
    small = Small(has_reserve_rules=False)
    groups = found(small.partnership.pk, TODAY)
    assert [group.rule.id for group in groups] == ["reserve-without-rules", "little-spent", "idle-money"]
    assert [group.amount_ore for group in groups] == [150_00, 800_00, 800_00]
    assert all(finding.rule == group.rule.id for group in groups for finding in group.findings)


def test_what_is_found_is_named_the_same_each_time():
    small = Small()
    once, again = ([f.about for g in found(small.partnership.pk, on) for f in g.findings] for on in (TODAY, TODAY))
    assert once == again
    assert len(set(once)) == len(once)


def test_another_partnership_finds_its_own():
    Small(has_reserve_rules=False)
    other = Small("nordland")
    groups = {group.rule.id: group for group in found(other.partnership.pk, TODAY)}
    assert set(groups) == {"little-spent", "idle-money"}
    assert len(groups["idle-money"].findings) == 3


def actor(small: Small, *roles: str, **more) -> Actor:
    return Actor(name="X", partnership=small.partnership, roles=frozenset(roles), **more)


def test_the_secretariat_the_auditor_and_the_leaders_of_the_partnership_read_findings():
    small = Small()
    person = Person.objects.create(partnership=small.partnership, name="Lise", email="lise@eksempel.no")
    seat = Seat.objects.create(body=small.body, name="Leder", duty=SeatDuty.LEADER)
    Appointment.objects.create(seat=seat, person=person, from_on=date(2025, 1, 1))
    leader = actor(small, person_id=person.pk, body_ids=frozenset({small.body.pk}))
    assert can_read_findings(actor(small, RoleKind.SECRETARIAT), small.partnership.pk)
    assert can_read_findings(actor(small, RoleKind.AUDITOR), small.partnership.pk)
    assert can_read_findings(leader, small.partnership.pk)


def test_nobody_else_does():
    small, other = Small(), Small("nordland")
    person = Person.objects.create(partnership=small.partnership, name="Mia", email="mia@eksempel.no")
    seat = Seat.objects.create(body=small.body, name="Medlem")
    Appointment.objects.create(seat=seat, person=person, from_on=date(2025, 1, 1))
    member = actor(small, RoleKind.ADMINISTRATOR, person_id=person.pk, body_ids=frozenset({small.body.pk}))
    assert not can_read_findings(member, small.partnership.pk)
    with pytest.raises(Forbidden):
        check_can_read_findings(actor(other, RoleKind.SECRETARIAT), small.partnership.pk)
