"""The workbook holds exactly what the page shows."""

from io import BytesIO

import pytest
from django.utils.html import strip_tags
from plan_of import Plan
from python_calamine import load_workbook

from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.plan.models import Expectation

pytestmark = pytest.mark.django_db


def sheet(plan: Plan, query: str = "") -> list[list]:
    answer = plan.secretariat.get(f"/handlingsplan/excel?{query}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith('.xlsx"')
    return load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("query", ["", "alle=on", "livslop=adopted", "per=2025-09-18", "per=2025-09-17"])
def test_grouped_rows_and_sums_are_those_of_the_page(query):
    plan = Plan()
    plan.answers(plan.small.alfa, is_unsure=True)
    _head, *rows, total = sheet(plan, query)
    shown = [
        (group.name, line.title, strip_tags(line.amount)) for group in plan.groups(query) for line in group.lines
    ]

    assert [(row[0], row[1], f"{row[8]:.0f}" if row[8] != "" else "") for row in rows if row[1]] == shown
    assert total[8] == sum(group.sum_ore for group in plan.groups(query)) / 100


@pytest.mark.parametrize("query", ["sort=-belop", "sort=-tiltak&sok=a", "sort=eier&alle=on"])
def test_sorted_rows_are_in_the_order_of_the_page(query):
    plan = Plan()
    _head, *rows, _total = sheet(plan, query)

    assert [row[0] for row in rows] == plan.titles(query)


def test_heads_are_in_the_language_of_the_person():
    assert sheet(Plan())[0][:3] == ["Satsningsområde", "Tiltak", "Helseregion"]


def test_the_workbook_of_an_initiative_has_the_tables_of_its_page():
    plan = Plan()
    small = plan.small
    Expectation.objects.create(initiative=small.alfa, text="Lever rapport", due_words="våren 2027")
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    small.propose(ChangeKind.ALLOCATE, small.alfa, 100)
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=NOW.date())
    portrait = plan.secretariat.get("/handlingsplan/alfa/").context["portrait"]
    book = load_workbook(BytesIO(plan.secretariat.get("/handlingsplan/alfa/tiltak.xlsx").content))
    wanted, funds, decided = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)

    assert book.sheet_names == ["Forventninger", "Midler", "Vedtak"]
    assert wanted[1:] == [["Lever rapport", "våren 2027", "Ventes"]]
    lefts = [line.money.left_ore / 100 for line in portrait.years]
    assert [row[-1] for row in funds[1:]] == [*lefts, portrait.available_ore / 100]
    assert [(row[0], row[-1]) for row in decided[1:]] == [
        (line.case, line.ore / 100) for line in portrait.decisions
    ]
