"""Promises, conditions, the reserve's rules and grants stand beside the journal: verify knows what they rest on."""

from datetime import datetime, timedelta

import pytest

from adopted import adopt_next
from factories import NOW, Small, make_partnership, operator
from handlingsrom.audit.actions import record
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.verifying import verify_all
from handlingsrom.money.actions import receive_grant
from handlingsrom.money.models import Commitment, Condition, Grant, ReserveRules
from tampering import make_lived, run_sql, without_triggers

pytestmark = pytest.mark.django_db
K = ChangeKind


@pytest.fixture
def small() -> Small:
    """As lived, with a promise, money on condition that was moved on, and rules for the reserve, all adopted."""
    small = make_lived()
    adopt_next(
        small,
        (K.COMMIT, small.beta, 100, {"for_year": 2027}),
        (K.COMMIT, small.alfa, 100, {"for_year": 2027}),
        (K.ALLOCATE, small.beta, 200, {"requires": "mandate"}),
        (K.RESERVE_RULES, None, None, {"text": "Fondet dekker det uforutsette."}),
    )
    adopt_next(
        small,
        (K.END_COMMITMENT, small.alfa, None, {"for_year": 2027}),
        (K.TRANSFER, small.beta, 400, {"into": small.alfa}),
    )
    return small


def said(small: Small) -> list[str]:
    return [p.sentence for p in verify_all(small.partnership.pk).problems]


def test_what_was_decided_is_right(small):
    assert (Commitment.objects.count(), Condition.objects.count(), ReserveRules.objects.count()) == (3, 2, 2)
    assert said(small) == []


def put_in(small: Small, sort: str, at: datetime) -> None:
    if sort == "commitment":
        Commitment.objects.create(
            initiative=small.alfa, year=2028, amount_ore=1, decided_on=at.date(), recorded_at=at
        )
    elif sort == "condition":
        Condition.objects.create(
            initiative=small.alfa, year=2028, amount_ore=1, requires="owner", set_on=at.date(), recorded_at=at
        )
    else:
        ReserveRules.objects.create(partnership=small.partnership, text="Til alt.", adopted_on=at, recorded_at=at)


NAMES = {
    "commitment": "Tilsagnet til «Alfa» for 2028",
    "condition": "Vilkåret for «Alfa» i 2028",
    "rules": "Reglene for fondet av 22.5.2026",
}
LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize("sort", NAMES)
def test_one_put_in_past_the_program_is_named(small, sort):
    put_in(small, sort, LATER)
    assert said(small) == [f"{NAMES[sort]}: Ingen vedtak står bak, og ingen arbeidsbok tok det inn."]


@pytest.mark.parametrize("sort", NAMES)
def test_history_without_a_known_decision_is_told_by_the_book_that_brought_it_in(small, sort):
    put_in(small, sort, LATER)
    record(by=small.by, now=LATER, action="book.load", subject=make_partnership("fonna"))
    assert len(said(small)) == 1
    record(by=small.by, now=LATER, action="book.load", subject=small.partnership)
    assert said(small) == []


@pytest.mark.parametrize(
    "change",
    [
        "money_commitment SET amount_ore = 1 WHERE amount_ore > 0 AND initiative_id = BETA",
        "money_commitment SET year = 2028 WHERE amount_ore = 0",
        "money_condition SET requires = 'owner' WHERE amount_ore = 20000",
        "money_condition SET set_on = '2020-01-01' WHERE amount_ore <> 20000",
        "money_reserverules SET text = 'Til alt.' WHERE text LIKE '%uforutsette.'",
    ],
)
def test_one_that_was_changed_is_not_what_was_decided(small, change):
    with without_triggers():
        change = change.replace("BETA", str(small.beta.pk)).replace("%", "%%")
        assert run_sql(f"UPDATE {change}") == 1
    [sentence] = said(small)
    assert sentence.endswith("Det er ikke det som ble vedtatt.")


def test_one_whose_decision_was_not_adopted_is_named(small):
    decision = Commitment.objects.first().effect.decision
    with without_triggers():
        run_sql("UPDATE cases_decision SET outcome = 'rejected' WHERE id = %s", decision.pk)
    assert "Tilsagnet til «Beta» for 2027: Vedtaket bak ble ikke fattet" in " ".join(said(small))


@pytest.mark.parametrize("change", ["name = 'Gave'", "year = 2031"])
def test_a_grant_that_is_not_what_was_received_is_named(change):
    partnership = make_partnership()
    entry = receive_grant(
        by=operator(partnership),
        now=NOW,
        partnership=partnership,
        name="Midler 2026",
        giver="Helse",
        year=2026,
        letter_reference="",
        amount_ore=100,
        received_on=NOW.date(),
    )
    assert verify_all(partnership.pk).is_right
    Grant.objects.update(giver="Helse Sør-Øst", letter_reference="24/1")
    assert verify_all(partnership.pk).is_right
    assert run_sql(f"UPDATE money_grant SET {change}") == 1
    [problem] = verify_all(partnership.pk).problems
    assert (problem.voucher, problem.expected) == (entry.voucher, "Midler 2026 (2026)")
