"""The plan as a table: what it shows, filtered, sorted and as of a day."""

from datetime import date

import pytest
from plan_of import Plan

from cast import make_person
from factories import NOW, make_initiative, make_partnership
from handlingsrom.people.models import Region
from handlingsrom.plan.actions import refresh_search, report_health, transition
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Health, InitiativeRegion

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return Plan()


def close(plan: Plan) -> None:
    transition(
        by=plan.small.by, now=NOW, initiative=plan.small.alfa, to=Lifecycle.CLOSED, effective_on=date(2026, 5, 21)
    )


def test_it_shows_what_is_in_the_plan_by_focus_area_with_sums(plan):
    groups = plan.groups()

    assert [(group.name, group.count, group.sum_ore) for group in groups] == [
        ("Område 1", 2, 500_00),
        ("Område 2", 1, 300_00),
    ]
    assert plan.titles() == ["Alfa", "Gamma", "Beta"]


def test_the_sum_and_the_count_stand_above_and_below(plan):
    page = plan.page("omrade=")

    assert "<b>3 tiltak</b> <span>800\xa0kr disponibelt i" in page
    assert "Sum, 3 tiltak" in page


def test_initiatives_without_a_focus_area_come_last(plan):
    make_initiative(plan.small.plan, "aaa", area=None)

    assert [group.name for group in plan.groups()][-1] == ""
    assert "Uten satsningsområde <span" in plan.page()
    assert plan.titles("omrade=0") == ["Aaa"]


def test_what_is_outside_the_plan_shows_when_asked_for(plan):
    close(plan)

    assert "Alfa" not in plan.titles()
    assert plan.titles("alle=on") == ["Alfa", "Gamma", "Beta", "Ny"]
    assert plan.titles("livslop=closed") == ["Alfa"]


def test_an_initiative_with_money_outside_the_plan_is_mentioned_below(plan):
    close(plan)

    assert "Alfa har 400\xa0kr, men står ikke i planen." in plan.page()


def test_an_earlier_day_shows_the_plan_as_it_was(plan):
    close(plan)

    assert "Alfa" in plan.titles("per=2026-05-20")
    assert "Alfa" not in plan.titles("per=21.5.2026")
    assert plan.titles("per=2024-06-01") == []
    assert "Du ser planen slik den var 20.5.2026." in plan.page("per=2026-05-20")


def test_an_earlier_day_shows_the_money_and_the_status_as_they_were(plan):
    report_health(
        by=plan.small.by,
        now=NOW,
        initiative=plan.small.beta,
        health=Health.AT_RISK,
        text="",
        reported_on=NOW.date(),
    )

    assert plan.titles("status=at_risk") == ["Beta"]
    assert plan.titles("status=at_risk&per=2026-05-20") == []
    assert [group.sum_ore for group in plan.groups("per=2025-09-17")] == [0, 0]
    assert [group.sum_ore for group in plan.groups("per=2025-09-18")] == [500_00, 300_00]


def test_free_text_finds_norwegian_letters_in_either_case(plan):
    plan.small.beta.title = "Trygg hjemme i ÅL"
    plan.small.beta.save()
    refresh_search(plan.small.beta)

    assert plan.titles("sok=ål") == ["Trygg hjemme i ÅL"]
    assert plan.titles("sok=hjemme+Ål") == ["Trygg hjemme i ÅL"]
    assert plan.titles("sok=al+hjemme") == []


def test_free_text_finds_owners(plan):
    plan.small.gamma.owner = plan.person
    plan.small.gamma.save()

    assert plan.titles("sok=SEKRETARIAT") == ["Gamma"]


def test_filters_narrow_together(plan):
    area = plan.small.plan.strategy.focus_areas.get(order=1)

    assert plan.titles(f"omrade={area.pk}") == ["Alfa", "Gamma"]
    assert plan.titles(f"omrade={area.pk}&livslop=adopted") == []
    assert plan.titles("livslop=adopted") == ["Beta"]


def test_a_region_finds_what_is_in_it_and_what_is_in_all(plan):
    valdres, hamar = (
        plan.small.region,
        Region.objects.create(partnership=plan.small.partnership, name="Hamar", order=2),
    )
    InitiativeRegion.objects.create(initiative=plan.small.alfa, region=valdres)
    InitiativeRegion.objects.create(initiative=plan.small.beta, region=hamar, is_unsure=True)
    plan.small.gamma.is_in_all_regions = True
    plan.small.gamma.save()

    assert plan.titles(f"region={valdres.pk}") == ["Alfa", "Gamma"]
    assert plan.titles(f"region={hamar.pk}") == ["Gamma", "Beta"]


def test_what_is_unknown_is_shown_as_unknown(plan):
    plan.answers(plan.small.alfa, is_unsure=True)
    plan.answers(plan.small.beta)
    page = plan.page()

    assert 'Sykehuset?<span class="ds-sr-only"> (usikkert i kilden)</span>' in page
    assert page.count("hr-missing") == 2
    assert 'href="alfa/folk/"' in page
    assert plan.titles("mangler=eier") == ["Alfa", "Gamma"]


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("tiltak", ["Alfa", "Beta", "Gamma"]),
        ("-tiltak", ["Gamma", "Beta", "Alfa"]),
        ("belop", ["Gamma", "Beta", "Alfa"]),
        ("-belop", ["Alfa", "Beta", "Gamma"]),
        ("livslop", ["Beta", "Alfa", "Gamma"]),
        ("hva-som-helst", ["Alfa", "Gamma", "Beta"]),
    ],
)
def test_columns_sort_the_whole_list(plan, sort, titles):
    assert plan.titles(f"sort={sort}") == titles


def test_the_sorted_column_says_so_and_the_focus_area_moves_to_the_row(plan):
    page = plan.page("sort=-belop")

    assert page.count('aria-sort="descending"') == 1
    assert page.count('aria-sort="none"') == 4
    assert '<small class="hr-region">Område 1</small>' in page


@pytest.mark.parametrize("sort", ["-tiltak", "belop", "-belop", "eier"])
def test_filtering_keeps_the_order_in_use(plan, sort):
    assert f'<option value="{sort}" selected>' in plan.page(f"sort={sort}")


def test_coverage_says_clearly_where_nothing_is_under_way(plan):
    page = plan.page()

    assert page.count("Ingen tiltak i gang") == 1
    assert "<b>2 tiltak</b>, 2 pågår" in page


def test_a_date_that_cannot_be_read_is_said_and_today_is_shown(plan):
    page = plan.page("per=31.2.2026")

    assert 'id="f-per-feil"' in page
    assert "<b>3 tiltak</b>" in page


def test_an_empty_result_says_what_to_do(plan):
    assert "Ingen tiltak å vise" in plan.page("sok=finnesikke")


def test_another_partnership_sees_none_of_it(plan):
    neighbour = plan.browser(make_person(make_partnership("nabo"), "nabo", role="secretariat"))

    assert neighbour.get("/handlingsplan/?alle=on").context["groups"] == []
    assert neighbour.get("/handlingsplan/alfa/").status_code == 404


def test_the_secretariat_proposes_and_others_do_not(plan):
    member = plan.browser(make_person(plan.small.partnership, "medlem"))

    assert "Foreslå endring" in plan.page()
    assert "Foreslå endring" not in member.get("/handlingsplan/").content.decode()
