"""The story of the money of Helsefellesskap Innlandet, 2024–2026, told from the bundled example.

Year by year: what came, what was decided, what was spent, what nobody can account for; then on through real actions
to the end of 2026. Amounts are in kroner. At every stop every krone received is somewhere.
"""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from handlingsrom.awards.adopting import adopt
from handlingsrom.awards.year_account import account_years, year_account
from handlingsrom.awards.year_end import answer_year_end, open_year_end
from handlingsrom.awards.year_end_lines import answers_of
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.book.loading import load_book
from handlingsrom.cases.models import Case
from handlingsrom.findings.queries import found
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import report_spending
from handlingsrom.money.figures import frame
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry, Grant
from handlingsrom.money.movements import balances, movements
from handlingsrom.money.verifying import verify
from handlingsrom.money.years import close_year
from handlingsrom.people.actors import operator
from handlingsrom.plan.models import Initiative

MAY = datetime(2026, 5, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_book(by=operator(None), now=MAY, path=EXAMPLE).partnership
        transaction.set_rollback(True)


@pytest.fixture
def partnership(_loaded, db):
    return _loaded


@pytest.fixture
def by(partnership):
    return operator(partnership)


def standing_on(partnership, day: date) -> dict[str, int]:
    """Where the money is at the end of a day; places with nothing are left out."""
    held: dict[str, int] = {}
    for key, ore in balances(movements(partnership.pk, on=day)).items():
        name = "received" if key.kind == AccountKind.GIVER else str(key.kind)
        held[name] = held.get(name, 0) + (-ore if name == "received" else ore) // 100
    assert held.get("received", 0) == sum(kr for name, kr in held.items() if name != "received")
    return {name: kr for name, kr in held.items() if kr}


def moved(partnership, kind: EntryKind, day: date, **more) -> int:
    entries = Entry.objects.filter(partnership=partnership, kind=kind, booked_on=day, **more)
    return sum(entries.values_list("amount_ore", flat=True)) // 100


def awarded_to(partnership, day: date, **initiative) -> int:
    names = {f"to_account__initiative__{name}": value for name, value in initiative.items()}
    return moved(partnership, EntryKind.ALLOCATION, day, **names)


# 2024: the first grant comes


def test_2024_the_first_grant_is_received_and_nothing_is_decided(partnership):
    assert standing_on(partnership, date(2024, 12, 31)) == {"received": 10_700_000, "unallocated": 10_700_000}


# 2025: two decisions, and very little spending


def test_february_2025_the_money_of_2024_is_split_on_four_programmes(partnership):
    """Case 04.25. One programme's money is 333 333 more than its initiatives got: nobody knows who got that."""
    day = date(2025, 2, 20)
    assert awarded_to(partnership, day, programme__name="Bo trygt hjemme") == 3_000_000
    assert awarded_to(partnership, day, programme__name="Barn og unge") == 533_333 - 333_333
    assert awarded_to(partnership, day, programme__name="Desentrale tjenester og digitalisering") == 3_570_000
    assert awarded_to(partnership, day, programme__name="Utvikle Helsefellesskap Innlandet") == 1_950_000
    assert moved(partnership, EntryKind.ALLOCATION, day, to_account__kind=AccountKind.SUSPENSE) == 333_333
    assert moved(partnership, EntryKind.ALLOCATION, day) == 9_053_333
    assert standing_on(partnership, day) == {
        "received": 10_700_000,
        "award": 8_720_000,
        "suspense": 333_333,
        "unallocated": 1_646_667,
    }


def test_june_2025_the_second_grant_is_received(partnership):
    assert moved(partnership, EntryKind.GRANT, date(2025, 6, 30)) == 10_615_000
    assert standing_on(partnership, date(2025, 6, 30))["unallocated"] == 1_646_667 + 10_615_000


def test_september_2025_the_oldest_money_is_awarded_first_and_a_reserve_is_made(partnership):
    """Case 22.25: 11 345 000 to eight initiatives, of which 1 646 667 is what was left of 2024."""
    day = date(2025, 9, 18)
    assert moved(partnership, EntryKind.ALLOCATION, day) == 11_345_000
    assert moved(partnership, EntryKind.ALLOCATION, day, from_account__grant__year=2024) == 1_646_667
    assert moved(partnership, EntryKind.SET_ASIDE, day) == 750_000
    assert standing_on(partnership, day) == {
        "received": 21_315_000,
        "award": 20_065_000,
        "reserve": 750_000,
        "suspense": 333_333,
        "unallocated": 166_667,
    }


def test_december_2025_831_446_is_spent_and_3_000_000_is_never_mentioned_again(partnership):
    day = date(2025, 12, 31)
    assert moved(partnership, EntryKind.SPENDING, day) == 500_000 + 272_300 + 59_146 == 831_446
    assert moved(partnership, EntryKind.DISCREPANCY, day, to_account__kind=AccountKind.SUSPENSE) == 3_000_000
    assert moved(partnership, EntryKind.DISCREPANCY, day, from_account__kind=AccountKind.SUSPENSE) == 383_333
    assert standing_on(partnership, day) == {
        "received": 21_315_000,
        "award": 17_065_000 - 831_446,
        "spent": 831_446,
        "reserve": 750_000,
        "unallocated": 550_000,
        "suspense": 333_333 + 3_000_000 - 383_333,
    }


def test_the_end_of_2025_in_the_accounts_of_the_two_grants(partnership):
    of_2024, of_2025 = (
        year_account(Grant.objects.get(partnership=partnership, year=year), 2025, now=MAY) for year in (2024, 2025)
    )
    assert [ore // 100 for ore in (of_2024.after.spent, of_2024.after.in_awards)] == [59_146, 7_307_521]
    assert [ore // 100 for ore in (of_2025.after.spent, of_2025.after.in_awards)] == [772_300, 8_926_033]
    assert of_2024.after.not_accounted_for + of_2025.after.not_accounted_for == 2_950_000_00
    assert of_2024.after.is_whole
    assert of_2025.after.is_whole


# 2026: one case carries over, releases, awards and sets aside


def test_march_2026_the_third_grant_is_received(partnership):
    assert standing_on(partnership, date(2026, 3, 31))["unallocated"] == 550_000 + 11_632_000


def test_may_2026_case_13_26_settles_the_frame_of_the_year(by, partnership):
    decide_13_26(by, partnership)
    kroner = frame(movements(partnership.pk), 2026).in_kroner()
    told = [
        ("awards_before", 17_065_000),
        ("spent_before", 831_446),
        ("carried_over", 16_033_554),
        ("received", 11_632_000),
        ("left", 550_000),
        ("released", 200_000),
        ("left_and_released", 750_000),
        ("adjusted_frame", 12_382_000),
        ("requested", 5_150_000),
        ("free_before_reserve", 7_232_000),
        ("to_reserve", 2_000_000),
        ("reserve_balance", 2_750_000),
        ("free_after", 5_232_000),
    ]
    assert [(name, kroner[name]) for name, _kr in told] == told
    assert standing_on(partnership, MAY.date()) == {
        "received": 32_947_000,
        "award": 16_033_554 + 5_150_000,
        "spent": 831_446,
        "reserve": 2_750_000,
        "unallocated": 5_232_000,
        "suspense": 2_950_000,
    }


def test_what_nobody_saw_in_2025_is_found_on_the_first_day(partnership):
    said = {
        group.rule.id: [f.amount_ore // 100 for f in group.findings] for group in found(partnership.pk, MAY.date())
    }
    assert said["not-accounted-for"] == [333_333, 3_000_000, -383_333]
    assert sum(said["award-in-two-years"]) == 3_475_000
    assert len(said["award-in-two-years"]) == 9
    assert said["little-spent"] == [16_233_554]
    assert sum(said["idle-money"]) == 11_815_000
    assert said["reserve-without-rules"] == [750_000]
    assert said["split-leaves-a-rest"] == [1_646_667]


# The rest of 2026, as it could be


def decide_13_26(by, partnership) -> None:
    adopt(by=by, now=MAY, case=Case.objects.get(partnership=partnership, number="13/26"), decided_on=MAY.date())


def spend(by, code: str, kr: int, on: date, now: datetime) -> None:
    report_spending(
        by=by,
        now=now,
        initiative=Initiative.objects.get(code=code),
        amount_ore=kr * 100,
        booked_on=on,
        text="Regnskapet",
        key=f"{code}:{on}",
    )


def test_the_year_is_spent_asked_about_accounted_for_and_closed(by, partnership):
    decide_13_26(by, partnership)
    january = datetime(2027, 1, 15, 12, 0, tzinfo=UTC)
    spend(by, "bo-trygt", 4_000_000, date(2026, 11, 30), january)
    spend(by, "samba", 1_500_000, date(2026, 12, 20), january)
    with pytest.raises(Refused):
        spend(by, "samba", 500_001, date(2026, 12, 31), january)

    year_end = open_year_end(by=by, now=january, partnership=partnership, year=2026, due_on=date(2027, 2, 1))
    samba = answers_of(year_end).get(initiative__code="samba")
    answer_year_end(
        by=by,
        now=january,
        answer=samba,
        carry_over_ore=300_000_00,
        release_ore=200_000_00,
        why="Rapporten kom sent.",
        plan="Ferdig i mars.",
        based_on=None,
    )
    unanswered = [g for g in found(partnership.pk, date(2027, 2, 10)) if g.rule.id == "year-end-unanswered"]
    assert "samba" not in {finding.about.split(":")[0] for finding in unanswered[0].findings}

    for year in (2024, 2025, 2026):
        close_year(by=by, now=january, partnership=partnership, year=year)
    with pytest.raises(Refused, match="2026"):
        spend(by, "bo-trygt", 1, date(2026, 12, 31), january)
    assert verify(partnership.pk).is_right

    spent = 831_446 + 4_000_000 + 1_500_000
    accounts = [
        year_account(grant, 2026, now=january)
        for grant in Grant.objects.filter(partnership=partnership, year__lte=2026)
    ]
    assert all(account.after.is_whole and account.closed for account in accounts)
    assert sum(account.after.spent for account in accounts) == spent * 100
    assert sum(account.after.received for account in accounts) == 32_947_000_00
    assert standing_on(partnership, date(2026, 12, 31))["award"] == 16_033_554 + 5_150_000 - 5_500_000


def test_every_account_of_every_grant_and_year_adds_up(by, partnership):
    decide_13_26(by, partnership)
    for grant in Grant.objects.filter(partnership=partnership):
        for year in account_years(grant, today=MAY.date()):
            account = year_account(grant, year, now=MAY)
            assert account.after.is_whole, (grant, year)
            assert account.sum.left == account.after.in_awards
            assert account.sum.spent_in_all == account.after.spent
            assert sum(ore for _key, ore in account.held) == account.after.received
