"""`cases`, `paper` and `adopt`: results on standard output, refusals as a sentence, nothing done twice."""

import json
from datetime import date

import pytest
from click import UsageError

from commands.running import run
from factories import NOW, Small
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Effect
from handlingsrom.cases.sending import send_paper
from handlingsrom.commands import adopt, cases, paper
from handlingsrom.lib.errors import Refused
from handlingsrom.money.models import Entry


@pytest.fixture
def small(db) -> Small:
    small = Small()
    small.propose(ChangeKind.ALLOCATE, small.alfa, 100)
    small.propose(ChangeKind.START, small.beta)
    return small


def test_cases_are_listed(small):
    [case] = json.loads(run(cases.command, "--json").stdout)
    assert (case["number"], case["body"], case["state"], case["changes"]) == ("13/26", "SSU", "draft", 2)
    assert case["meeting_on"] == "2026-05-21"
    assert "13/26" in run(cases.command).stdout


def test_the_newest_case_comes_first(small):
    Case.objects.create(
        partnership=small.partnership,
        body=small.case.body,
        number="14/26",
        year=2026,
        sequence=14,
        budget_year=2026,
    )
    assert [case["number"] for case in json.loads(run(cases.command, "--json").stdout)] == ["14/26", "13/26"]


def test_a_day_is_written_as_on_the_pages(small):
    result = run(adopt.command, "13/26", "--on", "tull")
    assert isinstance(result.exception, UsageError)
    assert "%Y" not in str(result.exception)
    assert run(adopt.command, "13/26", "--on", "21.5.2026").exception is None


def test_the_paper_is_written_in_all_formats(small, tmp_path):
    result = run(paper.command, "13/26", "--format", "all", "--out", tmp_path / "ut", "--json")
    files = json.loads(result.stdout)["files"]
    assert set(files) == {"pdf", "docx", "xlsx"}
    assert (tmp_path / "ut" / "sak-ssu-13-26.pdf").read_bytes().startswith(b"%PDF")


def test_a_sent_version_is_written_byte_for_byte(small, tmp_path):
    frozen = send_paper(by=small.by, now=NOW, case=small.case, version=small.version)
    run(paper.command, "13.26", "--version", 1, "--out", tmp_path)
    kept = bytes(frozen.files.get(format="pdf").content)
    assert (tmp_path / "sak-ssu-13-26-v1.pdf").read_bytes() == kept
    assert isinstance(run(paper.command, "13.26", "--version", 2, "--out", tmp_path).exception, Refused)


def test_adopting_says_what_changed(small):
    result = json.loads(run(adopt.command, "13/26", "--on", "2026-05-21", "--json").stdout)
    assert result["effects"] == {"entries": 2, "transitions": 1, "follow_ups": 0}
    assert result["points"][0]["outcome"] == "adopted"
    assert Effect.objects.filter(decision__decided_on=date(2026, 5, 21)).count() == 3


def test_adopting_twice_is_refused_and_changes_nothing(small):
    assert run(adopt.command, "13/26").exception is None
    entries = Entry.objects.count()
    refusal = run(adopt.command, "13/26").exception
    assert isinstance(refusal, Refused)
    assert "13/26" in str(refusal)
    assert Entry.objects.count() == entries


def test_a_case_there_is_none_of_is_refused(small, tmp_path):
    for command in (adopt.command, paper.command):
        assert isinstance(run(command, "99/26").exception, Refused)
