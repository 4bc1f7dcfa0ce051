"""Before and after a decision its page says what it leads to: promises, repayments, years, and whose money."""

from datetime import UTC, datetime

import pytest
from case_stage import text_of

from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case
from handlingsrom.cases.projection import project
from handlingsrom.money.models import Entry
from handlingsrom.money.years import close_year
from handlingsrom.web.cases.panel import panel

K = ChangeKind


def beside(stage):
    case = Case.objects.get(pk=stage.case.pk)
    return {row.label: (row.before // 100, row.after // 100) for row in panel(project(case), []).beside}


def decide(stage):
    case = Case.objects.get(pk=stage.case.pk)
    record_decision(by=stage.by, now=NOW, case=case, decided_on=NOW.date())


def test_the_panel_shows_what_is_paid_back_and_promised(stage):
    assert beside(stage) == {}
    stage.propose(K.REPAY, stage.gamma, 30)
    stage.propose(K.COMMIT, stage.alfa, 200, for_year=2027)
    stage.propose(K.COMMIT, stage.beta, 100, for_year=2027)
    told = {"Tilbakebetalt til giveren": (0, 30), "Tilsagn for 2027": (0, 300)}
    assert beside(stage) == told
    assert "Tilsagn for 2027" in text_of(stage.secretariat.get(stage.url()))
    decide(stage)
    assert beside(stage) == told


def test_a_promise_taken_back_is_no_longer_there_after(stage):
    stage.propose(K.COMMIT, stage.alfa, 200, for_year=2027)
    stage.propose(K.END_COMMITMENT, stage.alfa, for_year=2027)
    assert beside(stage) == {}


def test_what_will_happen_names_the_year_that_is_opened_and_who_is_promised_what(stage):
    close_year(by=stage.by, now=datetime(2026, 1, 5, tzinfo=UTC), partnership=stage.partnership, year=2025)
    stage.propose(K.REOPEN_YEAR, for_year=2025, text="Et bilag mangler.")
    stage.propose(K.COMMIT, stage.alfa, 200, for_year=2027)
    page = text_of(stage.secretariat.get(stage.url("vedtak/")))
    will_happen = page[page.index("Dette vil skje") :]
    assert "Regnskapet for 2025 åpnes igjen: Et bilag mangler." in will_happen
    assert "«Alfa» får tilsagn om 200 kr av midlene for 2027." in will_happen


@pytest.mark.parametrize(("kind", "fields", "whose"), [(K.CORRECT, True, "Gamma"), (K.REPAY, False, "Frie midler")])
def test_an_effect_says_whose_money_it_was(stage, kind, fields, whose):
    wrong = Entry.objects.get(kind="allocation", to_account__initiative=stage.gamma)
    stage.propose(kind, **({"entry": wrong, "text": "Feil"} if fields else {"kr": 30}))
    decide(stage)
    response = stage.secretariat.get(stage.url())
    [result] = response.context["decided"][0].results
    assert result.about == whose
    assert bool(result.url) == fields


def test_the_page_of_an_initiative_tells_of_an_award_taken_back(stage):
    wrong = Entry.objects.get(kind="allocation", to_account__initiative=stage.gamma)
    stage.propose(K.CORRECT, entry=wrong, text="Tiltaket ble avlyst.")
    decide(stage)
    assert "Tiltaket ble avlyst." in text_of(stage.secretariat.get(f"/handlingsplan/{stage.gamma.code}/"))
