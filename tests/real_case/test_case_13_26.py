"""Case 13/26 from proposal to effect: every figure of the real papers, from the journal, the paper and the plan."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Effect, FollowUp
from handlingsrom.cases.paper import render
from handlingsrom.cases.projection import project
from handlingsrom.cases.proposing import edit_change
from handlingsrom.cases.sending import send_paper
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.figures import frame
from handlingsrom.money.models import Entry
from handlingsrom.money.movements import movements
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Initiative
from handlingsrom.plan.table import plan_rows

from .conftest import NOW

ADOPTED_ON = date(2026, 5, 21)
FIGURES = {
    "awards_before": 17_065_000,
    "spent_before": 831_446,
    "released": 200_000,
    "carried_over": 16_033_554,
    "received": 11_632_000,
    "left": 550_000,
    "left_and_released": 750_000,
    "adjusted_frame": 12_382_000,
    "requested": 5_150_000,
    "free_before_reserve": 7_232_000,
    "to_reserve": 2_000_000,
    "reserve_balance": 2_750_000,
    "free_after": 5_232_000,
}
# The rows of the table in the papers' README, and where each figure is found here.
README_ROWS = {
    "awards on the books before the carry-over": (2026, "awards_before"),
    "spent of them by the end of 2025": (2026, "spent_before"),
    "released (barn med autisme)": (2026, "released"),
    "carried over to 2026": (2026, "carried_over"),
    "received 2026": (2026, "received"),
    "left from 2025 and released": (2026, "left_and_released"),
    "adjusted frame 2026": (2026, "adjusted_frame"),
    "new needs 2026": (2026, "requested"),
    "free before reserve": (2026, "free_before_reserve"),
    "to the reserve": (2026, "to_reserve"),
    "free after the decision": (2026, "free_after"),
    "2024 split of 10.7 mill": (2024, "requested"),
    "received 2025": (2025, "received"),
}


def adopt(by, case):
    return record_decision(by=by, now=NOW, case=case, decided_on=ADOPTED_ON)


def from_journal(partnership, year=2026):
    return frame(movements(partnership.pk), year).in_kroner()


def text_of_pdf(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def text_of_word(content):
    paper = docx.Document(BytesIO(content))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return " ".join(" ".join([*(p.text for p in paper.paragraphs), *cells]).split())


def test_the_projection_has_every_figure(case):
    found = project(case).frame_after.in_kroner()
    assert {name: found[name] for name in FIGURES} == FIGURES


def test_adoption_puts_every_figure_in_the_journal(by, case, partnership):
    adopt(by, case)
    found = from_journal(partnership)
    assert {name: found[name] for name in FIGURES} == FIGURES


def test_the_figures_are_those_of_the_papers(real_case, by, case, partnership):
    adopt(by, case)
    table = (real_case / "README.md").read_text()
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([\d ]+) \|", table, re.M))
    assert set(rows) == set(README_ROWS)
    for label, (year, name) in README_ROWS.items():
        assert from_journal(partnership, year)[name] == int(rows[label].replace(" ", "")), label


@pytest.mark.parametrize(("form", "text_of"), [("pdf", text_of_pdf), ("docx", text_of_word)])
def test_the_paper_has_every_figure_in_its_text(case, form, text_of):
    text = text_of(render(project(case), form, now=NOW))
    shown = {*FIGURES.values(), 9_053_333, 10_615_000} - {FIGURES["left"]}
    missing = [kr for kr in shown if " ".join(format_kr(kr * 100).split()) not in text]
    assert not missing


def test_everything_agrees_after_an_amount_is_changed(by, case, partnership):
    change = case.changes.get(kind=ChangeKind.ALLOCATE, initiative__code="fsu-barn-og-unge")
    edit_change(by=by, now=NOW, case=case, version=case.version, change=change, amount_ore=400_000_00)
    case.refresh_from_db()
    projected = project(case).frame_after.in_kroner()
    assert (projected["requested"], projected["free_after"]) == (5_450_000, 4_932_000)
    for form, text_of in (("pdf", text_of_pdf), ("docx", text_of_word)):
        text = text_of(render(project(case), form, now=NOW))
        assert "5 450 000" in text
        assert "4 932 000" in text
        assert "5 150 000" not in text
    adopt(by, case)
    assert from_journal(partnership) == projected


def test_adoption_closes_7_hands_over_7_keeps_24_and_adds_2(by, case, partnership):
    before = {row.code for row in plan_rows(partnership.pk) if row.is_in_plan}
    adopt(by, case)
    after = {row.code for row in plan_rows(partnership.pk) if row.is_in_plan}
    states = list(Initiative.objects.filter(code__in=before).values_list("lifecycle", flat=True))
    assert (len(before), len(after)) == (38, 26)
    assert states.count(Lifecycle.CLOSED) == 7
    assert states.count(Lifecycle.HANDED_OVER) == 7
    assert len(before & after) == 24
    titles = Initiative.objects.filter(code__in=after - before).values_list("title", flat=True)
    assert any("Beredskap" in title for title in titles)
    assert any("Nord-Østerdal" in title for title in titles)


def test_there_are_39_initiatives_and_2_proposed(partnership):
    states = list(Initiative.objects.values_list("lifecycle", flat=True))
    assert len(states) == 41
    assert states.count(Lifecycle.PROPOSED) == 2


def test_the_day_before_the_plan_is_the_old_one(by, case, partnership):
    adopt(by, case)
    assert sum(row.is_in_plan for row in plan_rows(partnership.pk, on=date(2026, 5, 20))) == 38
    assert sum(row.is_in_plan for row in plan_rows(partnership.pk, on=ADOPTED_ON)) == 26


def test_every_effect_points_at_the_decision_behind_it(by, case):
    already = Entry.objects.count()
    decisions = adopt(by, case)
    new = Entry.objects.order_by("pk")[already:]
    assert {e.effect.decision.point.label for e in new} == {"1c", "1d"}
    assert not Effect.objects.filter(decision__in=decisions, change__isnull=True).exists()


def test_the_routine_that_was_asked_for_is_due_in_november(by, case):
    adopt(by, case)
    assert FollowUp.objects.filter(effect__decision__point__case=case, due_on=date(2026, 11, 19)).exists()


def test_adopting_twice_is_refused(by, case):
    adopt(by, case)
    with pytest.raises(Refused, match="13/26"):
        adopt(by, case)


def test_the_resolution_names_its_amounts(case):
    text = text_of_pdf(render(project(case), "pdf", now=NOW))
    resolution = text[text.index("Forslag til vedtak") :]
    for kr in ("16 033 554", "200 000", "5 150 000", "2 000 000"):
        assert kr in resolution[:1500]


def test_the_attachments_are_the_seven_of_the_real_paper(case):
    text = text_of_pdf(render(project(case), "pdf", now=NOW))
    assert [f"Vedlegg {n}:" in text for n in range(1, 9)] == [True] * 7 + [False]
    assert "Sum, 24 tiltak" in text
    assert "Sum, 16 tiltak" in text
    assert "Sum, 7 tildelinger" in text


def test_a_sent_paper_says_what_was_proposed_even_after_an_edit(by, case):
    version = send_paper(by=by, now=NOW, case=case, version=case.version)
    content = bytes(version.files.get(format="pdf").content)
    case.refresh_from_db()
    change = case.changes.get(kind=ChangeKind.SET_ASIDE)
    edit_change(by=by, now=NOW, case=case, version=case.version, change=change, amount_ore=100_00)
    assert bytes(version.files.get(format="pdf").content) == content
    assert "2 000 000" in text_of_pdf(content)


def test_what_cannot_be_traced_is_seen(partnership):
    assert from_journal(partnership)["not_accounted_for"] == 2_950_000
    untraced = Entry.objects.get(amount_ore=333_333_00)
    assert untraced.to_account.kind == "suspense"
