"""The page of one initiative: what is known of it, and what is said where nothing is."""

from datetime import date

import pytest
from plan_of import Plan

from cast import make_person
from factories import NOW, award
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.money.actions import report_spending
from handlingsrom.plan.actions import report_health
from handlingsrom.plan.models import Expectation, Health

pytestmark = pytest.mark.django_db
ALFA = "/handlingsplan/alfa/"


@pytest.fixture
def plan() -> Plan:
    return Plan()


def decide(plan: Plan) -> None:
    plan.small.propose(ChangeKind.CARRY_OVER, plan.small.alfa, 400)
    plan.small.propose(ChangeKind.ALLOCATE, plan.small.alfa, 100)
    plan.small.propose(ChangeKind.KEEP, plan.small.alfa)
    record_decision(by=plan.small.by, now=NOW, case=plan.small.case, decided_on=NOW.date())


def portrait(plan: Plan, code: str = "alfa"):
    return plan.secretariat.get(f"/handlingsplan/{code}/").context["portrait"]


def test_money_by_year_follows_what_was_decided_and_spent(plan):
    report_spending(
        by=plan.small.by,
        now=NOW,
        initiative=plan.small.alfa,
        amount_ore=50_00,
        booked_on=date(2025, 12, 31),
        text="",
        key="spent",
    )
    plan.small.propose(ChangeKind.CARRY_OVER, plan.small.alfa, 350)
    plan.small.propose(ChangeKind.ALLOCATE, plan.small.alfa, 100)
    record_decision(by=plan.small.by, now=NOW, case=plan.small.case, decided_on=NOW.date())
    old, new = (line.money for line in portrait(plan).years)

    assert (old.awarded_ore, old.spent_ore, old.carried_out_ore, old.left_ore) == (400_00, 50_00, 350_00, 0)
    assert (new.carried_in_ore, new.awarded_ore, new.left_ore) == (350_00, 100_00, 450_00)
    assert [line[0] for line in portrait(plan).years[1].decisions] == ["13/26 1"]


def test_what_is_available_is_the_same_here_as_in_the_plan(plan):
    award(plan.small.new, plan.small.alfa, 25)
    amount = next(line.amount for group in plan.groups() for line in group.lines if line.code == "alfa")

    assert ">425</a>" in amount
    assert portrait(plan).available_ore == 425_00


def test_decisions_lead_to_their_case_with_what_they_brought_about(plan):
    decide(plan)
    lines = portrait(plan).decisions

    assert {(line.case, line.body, line.ore) for line in lines} == {
        ("13/26 1", "SSU", 400_00),
        ("13/26 1", "SSU", 100_00),
        ("13/26 1", "SSU", None),
    }
    assert f'href="/saker/{plan.small.case.pk}/"' in plan.page(address=ALFA)


def test_expectations_keep_how_the_source_put_the_date(plan):
    alfa = plan.small.alfa
    Expectation.objects.create(initiative=alfa, text="Rapporten", due_on=date(2026, 4, 30), due_words="april 2026")
    Expectation.objects.create(initiative=alfa, text="Opplæringen", met_on=date(2026, 3, 1))
    page = plan.page(address=ALFA)

    assert "<td>april 2026</td>" in page
    assert "Innfridd 1.3.2026" in page
    assert portrait(plan).next_due.text == "Rapporten"


def test_the_lifecycle_shows_what_was_and_what_lies_ahead(plan):
    steps = portrait(plan).steps

    assert [(step.state, step.on is not None, step.is_now) for step in steps] == [
        ("proposed", True, False),
        ("adopted", True, False),
        ("running", True, True),
        ("handed_over", False, False),
        ("closed", False, False),
    ]


def test_missing_people_are_pointed_out_and_lead_to_the_form(plan):
    page = plan.page(address=ALFA)

    for words in ("Mangler eier", "Mangler leder", "Ingen følger opp"):
        assert words in page
    assert page.count(f'href="{ALFA}folk/"') == 4


def test_those_who_cannot_edit_see_that_people_are_missing_without_links(plan):
    reader = plan.browser(make_person(plan.small.partnership, "leser"))
    page = reader.get(ALFA).content.decode()

    assert "Mangler eier" in page
    assert f"{ALFA}folk/" not in page
    assert "Meld status" not in page


def test_earlier_reports_stay(plan):
    for health, on in ((Health.ON_TRACK, date(2026, 1, 1)), (Health.AT_RISK, date(2026, 3, 1))):
        report_health(
            by=plan.small.by,
            now=NOW,
            initiative=plan.small.alfa,
            health=health,
            text=f"Om {health}",
            reported_on=on,
        )
    page = plan.page(address=ALFA)

    assert "Tidligere meldinger" in page
    assert page.index("Om at_risk") < page.index("Om on_track")


def test_nothing_known_is_said_in_words(plan):
    page = plan.page(address="/handlingsplan/ny/")

    assert "Tiltaket har ikke fått midler." in page
    assert "Ingen har meldt hvordan det går med tiltaket." in page
    assert "Står ikke i planen" in page


def test_the_number_leads_to_the_page(plan):
    answer = plan.secretariat.get(f"/handlingsplan/id/{plan.small.alfa.pk}/")

    assert answer["Location"] == ALFA


def test_the_strategy_shows_goals_and_the_initiatives_that_serve_them(plan):
    plan.small.alfa.focus_area.goals.create(order=1, text="Alle får hjelp i tide")
    page = plan.page(address="/handlingsplan/strategi/")

    assert "Alle får hjelp i tide" in page
    assert page.index("Område 1") < page.index("Alfa") < page.index("Område 2") < page.index("Beta")
    assert page.count("Ingen tiltak i gang") == 1
