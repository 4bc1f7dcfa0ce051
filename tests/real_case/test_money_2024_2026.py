"""The real papers, line by line, against what was copied from them, the journal, and what the rules find.

The papers are read here and nowhere else; only figures leave them.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from handlingsrom.awards.year_account import year_account
from handlingsrom.cases.award_disputes import JOURNAL, disputed_years
from handlingsrom.cases.compared import Reason, compare
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import FigureSaid
from handlingsrom.cases.models import PaperFigure
from handlingsrom.cases.said import standing
from handlingsrom.cases.sending import send_paper
from handlingsrom.findings.finding import LinkKind
from handlingsrom.findings.queries import found
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import allocated, movements

from .conftest import NOW

TODAY = NOW.date()
AMOUNT = re.compile(r"\d{1,3}(?: \d{3})+")
AWARDED, CARRIED, NEEDED = FigureSaid.AWARDED, FigureSaid.CARRIED_OVER, FigureSaid.NEEDED


def rows(real_case: Path, attachment: int) -> list[list[str]]:
    """The rows of an attachment's tables: cells from the initiative on; an area before it is taken off."""
    text = (real_case / "sak-13-26.txt").read_text()
    parts = re.split(r"^Vedlegg (\d)(?: forts)?: ", text, flags=re.M)
    body = "".join(parts[n + 1] for n in range(1, len(parts), 2) if parts[n] == str(attachment))
    lines = [line.split("\t") for line in body.splitlines() if "\t" in line]
    starts = [
        next((i for i, cell in enumerate(cells[:2]) if re.search(r"[•*]|<ul", cell)), None) for cells in lines
    ]
    return [cells[start:] for cells, start in zip(lines, starts, strict=True) if start is not None]


def kroner(cell: str) -> list[int]:
    return [int(amount.replace(" ", "")) for amount in AMOUNT.findall(cell)]


def in_paper(real_case: Path, attachment: int, column: int) -> list[int]:
    """The amounts of a column, top to bottom; a column from the right is negative."""
    return [kr for cells in rows(real_case, attachment) if len(cells) > 3 for kr in kroner(cells[column])]


def copied(place: str, what: FigureSaid, year: int) -> list[int]:
    figures = PaperFigure.objects.filter(
        case__number="13/26", place=place, what=what, year=year, initiative__isnull=False
    )
    return [ore // 100 for ore in figures.order_by("id").values_list("amount_ore", flat=True)]


def compared(partnership):
    return compare(standing(partnership.pk), partnership.pk)


def findings(partnership, rule: str):
    groups = {group.rule.id: group.findings for group in found(partnership.pk, TODAY)}
    return groups.get(rule, [])


def evidence_of(finding) -> dict[str, list[int]]:
    """Where → the amounts that stand there, in kroner."""
    said: dict[str, list[int]] = {}
    for line in finding.evidence:
        said.setdefault(line.place, []).append((line.amount_ore or 0) // 100)
    return said


# What was copied from the papers is what stands in them


def test_every_row_of_attachment_6_is_copied(real_case, partnership):
    assert len(rows(real_case, 6)) == 16
    assert copied("Vedlegg 6", AWARDED, 2025) == in_paper(real_case, 6, 1)
    assert copied("Vedlegg 6", CARRIED, 2026) == in_paper(real_case, 6, -1)
    assert sum(copied("Vedlegg 6", CARRIED, 2026)) == 16_033_554


def test_every_award_of_attachments_3_and_5_is_copied_with_its_year(real_case, partnership):
    for attachment in (3, 5):
        for column, year in ((2, 2024), (3, 2025)):
            assert copied(f"Vedlegg {attachment}", AWARDED, year) == in_paper(real_case, attachment, column)
    assert len(rows(real_case, 3)) == 7
    assert len(rows(real_case, 5)) == 24


def test_every_need_of_attachment_7_is_copied(real_case, partnership):
    wanted = [kroner(cells[-1])[0] for cells in rows(real_case, 7)]
    assert sorted(copied("Vedlegg 7", NEEDED, 2026)) == sorted([*wanted, 650_000])
    assert sum(copied("Vedlegg 7", NEEDED, 2026)) == 5_150_000


def test_the_split_of_2024_is_copied_as_16_25_gives_it(real_case, partnership):
    text = (real_case / "sak-16-25.txt").read_text()
    said = PaperFigure.objects.filter(case__number="16/25", programme__isnull=False)
    programmes = dict(said.values_list("programme__name", "amount_ore"))
    assert "kr 3 mill" in text.replace(".", "")
    assert "533.333" in text
    assert [programmes[name] // 100 for name in ("Bo trygt hjemme", "Barn og unge")] == [3_000_000, 533_333]
    assert sum(programmes.values()) == 9_053_333_00
    assert "9.053.333" in text
    assert "10.615" in text


# What the papers get wrong


def test_the_2025_columns_of_attachments_5_and_6_differ_by_the_nine_rows_written_kr(real_case, partnership):
    column_6, column_5 = in_paper(real_case, 6, 1), in_paper(real_case, 5, 3)
    written = [kroner(cells[1])[0] for cells in rows(real_case, 6) if cells[1].startswith("kr ")]
    assert (sum(column_6), sum(column_5), len(written)) == (14_820_000, 11_345_000, 9)
    assert sum(column_6) - sum(column_5) == sum(written) == 3_475_000


def test_the_nine_are_findings_and_eight_of_them_stand_under_2024_in_attachments_3_and_5(real_case, partnership):
    disputes = disputed_years(standing(partnership.pk), allocated(movements(partnership.pk)))
    written = [kroner(cells[1])[0] for cells in rows(real_case, 6) if cells[1].startswith("kr ")]
    assert sorted(d.amount_ore // 100 for d in disputes) == sorted(written)
    assert all(d.journal_year == 2024 and set(d.years) == {2024, 2025} for d in disputes)
    in_papers = [d for d in disputes if any(s != JOURNAL for s in d.years[2024])]
    assert len(in_papers) == 8
    assert len(findings(partnership, "award-in-two-years")) == 9


def test_the_row_of_bo_trygt_in_attachment_7_contradicts_its_own_text(partnership):
    [finding] = findings(partnership, "paper-against-itself")
    said = evidence_of(finding)
    assert said["13/26, Vedlegg 7"] == [2_600_000]
    assert sum(said["13/26, Vedlegg 7, beskrivelse"]) == 6_000_000
    assert finding.amount_ore == 3_400_000_00


def test_750_000_is_both_the_reserve_and_what_is_left_and_released(partnership):
    [finding] = findings(partnership, "reserve-counted-twice")
    assert evidence_of(finding) == {
        "13/26, Overordnet oversikt": [750_000, 750_000],
        "Journalen": [550_000, 0, 750_000],
    }


def test_the_split_of_2024_leaves_1_646_667_and_the_journal_shows_what_it_was_used_for(partnership):
    [finding] = findings(partnership, "split-leaves-a-rest")
    assert finding.amount_ore == 1_646_667_00
    used = {place: kr for place, kr in evidence_of(finding).items() if place.startswith("Bilag")}
    assert used == {"Bilag 2025-0016": [1_000_000], "Bilag 2025-0017": [600_000], "Bilag 2025-0018": [46_667]}


# What no paper accounts for


def test_what_cannot_be_traced_is_three_findings_with_what_is_known_of_each(partnership):
    untraced, unmentioned, overstated = findings(partnership, "not-accounted-for")
    assert [f.amount_ore // 100 for f in (untraced, unmentioned, overstated)] == [333_333, 3_000_000, -383_333]
    assert evidence_of(untraced) == {
        "Bilag 2025-0004": [333_333],
        "16/25, Bakgrunn": [533_333],
        "Journalen": [200_000],
    }
    assert evidence_of(unmentioned) == {
        "Bilag 2025-0001": [2_250_000],
        "Bilag 2025-0008": [750_000],
        "Bilag 2025-0029": [2_250_000],
        "Bilag 2025-0030": [750_000],
        "13/26, Vedlegg 5": [1_000_000, 1_250_000, 750_000],
    }
    assert evidence_of(overstated)["13/26, Overordnet oversikt"] == [750_000]
    assert untraced.evidence[0].link.kind == LinkKind.ENTRY


def test_the_programmes_of_the_split_agree_but_for_the_one_with_the_untraced_money(partnership):
    of_split = [c for c in compared(partnership) if c.programme]
    assert {c.programme.name: c.difference_ore // 100 for c in of_split} == {
        "Bo trygt hjemme": 0,
        "Barn og unge": 333_333,
        "Desentrale tjenester og digitalisering": 0,
        "Utvikle Helsefellesskap Innlandet": 0,
    }
    assert [c.reason for c in of_split if c.difference_ore] == [Reason.UNTRACED]


def test_95_percent_of_what_was_awarded_stood_unspent(partnership):
    [finding] = findings(partnership, "little-spent")
    assert finding.amount_ore == (17_065_000 - 831_446) * 100
    assert "95,1" in finding.message
    assert sum(line.amount_ore for line in finding.evidence) == finding.amount_ore


def test_what_lay_untouched_longest_comes_first(partnership):
    idle = findings(partnership, "idle-money")
    assert [f.since for f in idle] == sorted(f.since for f in idle)
    assert idle[0].since == date(2025, 2, 20)
    assert sum(f.amount_ore for f in idle) == 11_815_000_00
    assert {"SAMBA", "Psyko"} <= {f.subject[:5] for f in idle}


# What the case led to, and the account of it


def test_what_13_26_said_is_what_its_decision_did(by, case, partnership):
    assert {c.reason for c in compared(partnership) if c.what == NEEDED} == {Reason.NOT_DECIDED}
    record_decision(by=by, now=NOW, case=case, decided_on=TODAY)
    differing = [c for c in compared(partnership) if c.reason == Reason.DIFFERS]
    assert [(c.place, c.said_ore // 100) for c in differing] == [("Vedlegg 7, beskrivelse", 6_000_000)]


def test_the_paper_this_program_sends_contradicts_nothing(by, case, partnership):
    before = {(f.rule, f.about) for group in found(partnership.pk, TODAY) for f in group.findings}
    send_paper(by=by, now=NOW, case=case, version=case.version)
    record_decision(by=by, now=NOW, case=case, decided_on=TODAY)
    kept = [c for c in compared(partnership) if c.place.endswith("versjon 1")]
    assert len(kept) > 50
    assert {c.reason for c in kept} == {Reason.AGREES}
    after = {(f.rule, f.about) for group in found(partnership.pk, TODAY) for f in group.findings}
    new = {rule for rule, about in after - before}
    assert new <= {"paper-against-journal", "idle-money"}


@pytest.mark.parametrize(
    ("grant", "year", "spent", "left", "reserve", "free", "unknown"),
    [
        (2024, 2024, 0, 0, 0, 10_700_000, 0),
        (2024, 2025, 59_146, 7_307_521, 0, 0, 3_333_333),
        (2025, 2025, 772_300, 8_926_033, 750_000, 550_000, -383_333),
    ],
)
def test_the_accounts_of_the_grants_add_up(partnership, grant, year, spent, left, reserve, free, unknown):
    account = year_account(Grant.objects.get(partnership=partnership, year=grant), year, now=NOW)
    after = account.after
    assert after.is_whole
    found_in = (after.spent, after.in_awards, after.reserve, after.free, after.not_accounted_for)
    assert [ore // 100 for ore in found_in] == [spent, left, reserve, free, unknown]


def test_the_account_of_2025_shows_the_nine_awards_the_paper_gave_to_2025(partnership):
    account = year_account(Grant.objects.get(partnership=partnership, year=2025), 2025, now=NOW)
    wrong = [c for c in account.compared if c.reason == Reason.OTHER_YEAR]
    assert (len(wrong), sum(c.difference_ore for c in wrong)) == (9, 3_475_000_00)
    column = [c for c in account.compared if c.place == "Vedlegg 6" and c.what == AWARDED]
    assert sum(c.said_ore for c in column) == 14_820_000_00
    assert sum(c.journal_ore for c in column) == 11_345_000_00
