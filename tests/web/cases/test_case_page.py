"""The page of a case: who reads it, what it shows, and what it costs."""

import pytest
from case_stage import text_of

from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import edit_texts, set_inputs
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.sending import change_state, send_paper
from handlingsrom.cases.states import CaseState, Outcome


def test_a_draft_is_the_secretariats_and_the_auditors(stage):
    statuses = {
        who: getattr(stage, who).get(stage.url()).status_code
        for who in ("secretariat", "auditor", "member", "colleague", "outsider")
    }
    assert statuses == {"secretariat": 200, "auditor": 200, "member": 404, "colleague": 404, "outsider": 404}


def test_members_read_a_sent_case_without_anything_to_press(stage):
    stage.allocate()
    send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    page = text_of(stage.member.get(stage.url()))
    assert "Midler 2026" in page
    assert stage.colleague.get(stage.url()).status_code == 404
    assert stage.url("belop") not in page
    assert "/tekst/" not in page
    assert "hr-x" not in page
    assert "/versjon/1.pdf" in page


def test_figures_in_the_text_are_buttons_that_say_where_they_come_from(stage):
    stage.allocate(100)
    write(stage, background="Vi tildeler {{ ramme.behov }} i {{ år.budsjett }}.")
    page = text_of(stage.secretariat.get(stage.url()))
    assert '<button type="button" class="hr-fig" popovertarget="fig-ramme.behov">100 kr</button> i 2026.' in page
    assert 'id="fig-ramme.behov" popover' in page
    assert 'href="#allocate"' in page


def test_what_people_write_is_only_text(stage):
    write(stage, background="<script>alert(1)</script> **fet** {{ ramme.behov }}")
    page = text_of(stage.secretariat.get(stage.url()))
    assert "<script>alert" not in page
    assert "<strong>fet</strong>" in page


def test_a_change_that_can_no_longer_be_carried_out_says_why_where_it_stands(stage):
    change = stage.propose(ChangeKind.RELEASE, stage.gamma, 100)
    type(change).objects.filter(pk=change.pk).update(amount_ore=999_00)
    response = stage.secretariat.get(stage.url())
    assert [check.url for check in response.context["page"].checks if check.tone == "danger"] == ["#release"]
    assert "«Gamma» har 100 kr." in text_of(response)


def test_the_panel_shows_money_before_and_after(stage):
    stage.allocate(200)
    panel = stage.secretariat.get(stage.url()).context["page"].panel
    assert (panel.free.before, panel.free.after) == (550_00, 350_00)
    assert panel.sum.before == panel.sum.after


def test_a_decided_case_shows_decisions_and_the_way_to_every_effect(stage):
    stage.allocate(100)
    stage.propose(ChangeKind.KEEP, stage.gamma)
    stage.propose(ChangeKind.HAND_OVER, stage.beta, responsible="FSU", due_on=NOW.date())
    record_decision(by=stage.by, now=NOW, case=stage.case, decided_on=NOW.date(), reservations="Kommunene: ett")
    page = text_of(stage.colleague.get(stage.url()))
    assert "Utvalget godkjenner endringene." in page
    assert "Kommunene: ett" in page
    assert "Tildeling 50 kr" in page
    assert "/midler/journal/2026-" in page
    assert "Står i planen" in page
    assert 'name="amount-' not in page


def test_a_point_that_was_not_adopted_says_so(stage):
    stage.allocate()
    outcomes = {stage.point.pk: Outcome.POSTPONED}
    record_decision(by=stage.by, now=NOW, case=stage.case, decided_on=NOW.date(), outcomes=outcomes)
    page = text_of(stage.secretariat.get(stage.url()))
    assert "Utsatt" in page


def test_a_withdrawn_case_is_read_but_not_written(stage):
    change_state(by=stage.by, now=NOW, case=stage.case, to=CaseState.WITHDRAWN)
    page = text_of(stage.secretariat.get(stage.url()))
    assert "Trukket" in page
    assert "/tekst/" not in page
    assert stage.secretariat.get(stage.url("tekst/")).status_code == 422


def test_the_attachments_named_on_the_page_are_those_of_the_paper(stage):
    from handlingsrom.cases.paper import build_paper
    from handlingsrom.cases.projection import project

    stage.propose(ChangeKind.CARRY_OVER, stage.alfa, 400)
    stage.propose(ChangeKind.KEEP, stage.alfa)
    stage.allocate()
    set_inputs(by=stage.by, now=NOW, case=stage.case, version=stage.version, inputs=[("Fagforbundet", "Bra")])
    named = stage.secretariat.get(stage.url()).context["attachments"]
    paper = build_paper(project(stage.case), now=NOW)
    assert named == [attachment.title for attachment in paper.attachments]


@pytest.mark.parametrize("state", ["draft", "sent"])
def test_the_page_asks_the_database_at_most_twelve_times(stage, django_assert_max_num_queries, state):
    for kr in (10, 20, 30):
        stage.allocate(kr)
    stage.propose(ChangeKind.ADD, stage.ny)
    if state == "sent":
        send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    stage.secretariat.get(stage.url())
    with django_assert_max_num_queries(12):
        stage.secretariat.get(stage.url())


def write(stage, **texts):
    edit_texts(
        by=stage.by,
        now=NOW,
        case=stage.case,
        version=stage.version,
        title="Midler 2026",
        texts=texts,
        meeting=stage.case.meeting,
    )


def test_members_read_what_was_sent_and_not_what_is_written_since(stage):
    send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    words = {"title": "Midler 2026", "texts": {"background": "Nytt og usendt"}, "meeting": stage.case.meeting}
    edit_texts(by=stage.by, now=NOW, case=stage.case, version=stage.version, **words)
    page = text_of(stage.member.get(stage.url()))
    assert "Nytt og usendt" not in page
    assert "/versjon/1.pdf" in page
    assert "Nytt og usendt" in text_of(stage.secretariat.get(stage.url()))
