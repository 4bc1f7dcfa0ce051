"""`handlingsrom figures`: whole kroner for scripts, a readable table for people, and a sentence when it cannot."""

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from factories import NOW, Small, make_partnership
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.commands.figures import command

pytestmark = pytest.mark.django_db
NAMES = [
    "received",
    "left",
    "released",
    "left_and_released",
    "adjusted_frame",
    "requested",
    "free_before_reserve",
    "to_reserve",
    "reserve_balance",
    "free_after",
    "carried_over",
    "spent_before",
    "awards_before",
]


@pytest.fixture
def small() -> Small:
    small = Small()
    small.propose(ChangeKind.CARRY_OVER, small.alfa, 400)
    small.propose(ChangeKind.RELEASE, small.gamma, 100)
    small.propose(ChangeKind.ALLOCATE, small.beta, 200)
    small.propose(ChangeKind.SET_ASIDE, kr=40)
    return small


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments])


def figures(*arguments: str) -> dict:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def test_as_they_are(small):
    found = figures("--year", "2026")

    wanted = [500, 50, 0, 50, 550, 0, 550, 0, 150, 550, 0, 0, 800]
    assert [found[name] for name in NAMES] == wanted


def test_as_a_case_would_make_them_and_then_as_it_made_them(small):
    projected = figures("--case", "13/26")
    record_decision(by=small.by, now=NOW, case=small.case, decided_on=date(2026, 5, 21))

    assert [projected[name] for name in NAMES] == [500, 50, 100, 150, 650, 200, 450, 40, 190, 410, 400, 0, 800]
    assert figures("--year", "2026").items() <= projected.items()
    assert figures("--case", "13/26") == projected


def test_the_table_is_norwegian_with_every_figure(small):
    lines = run("--case", "13/26").stdout.splitlines()

    assert lines[0] == "Ramme 2026 hvis 13/26 vedtas"
    assert any(line.split() == ["Justert", "ramme", "650"] for line in lines)
    assert len(lines) == 19


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--year"),
        (["--case", "99/26"], "99/26"),
        (["--case", "tull"], "ikke et saksnummer"),
        (["--case", "13/26", "--year", "2025"], "2026"),
        (["--year", "2026", "--partnership", "nabo"], "--partnership"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(small, arguments, says):
    result = run(*arguments)

    assert result.exit_code == 1
    assert says in str(result.exception)


def test_a_case_that_cannot_be_carried_out_is_refused_with_its_changes(small):
    small.case.changes.filter(kind=ChangeKind.SET_ASIDE).update(amount_ore=90_000)

    assert "900" in str(run("--case", "13/26").exception)


def test_with_several_partnerships_one_is_named(small):
    make_partnership("nabo")

    assert "innlandet, nabo" in str(run("--year", "2026").exception)
    assert figures("--year", "2026", "--partnership", "innlandet")["received"] == 500
