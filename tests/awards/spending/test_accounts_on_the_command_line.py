"""`import-accounts`: the same preview as the pages, as text and JSON, and the same import."""

import json
from pathlib import Path

import pytest
from accounts_of import spent
from click.testing import CliRunner, Result

from factories import Small
from handlingsrom.awards.models import AccountsImport, ColumnMapping
from handlingsrom.commands import import_accounts
from handlingsrom.lib.errors import Refused
from handlingsrom.money.models import ProjectNumber

pytestmark = pytest.mark.django_db

FILE = """Dato;Bilagsnr;Prosjekt;Tekst;Beløp
3.2.2026;1;12345;Lønn;100,50
4.2.2026;2;12345;Reise;50,00
5.2.2026;3;999;Sykehusets eget;7,00
"""
KNOWN = ("--column", "date=Dato", "--project", "12345=alfa")


@pytest.fixture
def small() -> Small:
    return Small()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "regnskap.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(
        import_accounts.command, [str(argument) for argument in arguments], standalone_mode=False
    )


def test_a_trial_says_what_would_be_posted_and_posts_nothing(small, file):
    found = json.loads(run(file, *KNOWN, "--dry-run", "--json").stdout)

    assert (found["imported"], found["lines"]["new"]) == (False, 2)
    assert found["postings"] == [
        {
            "initiative": "alfa",
            "year": 2026,
            "accounts": 150.5,
            "journal": 0,
            "journal_later": 0,
            "posted": 150.5,
            "booked_on": "2026-02-05",
            "why": "",
        }
    ]
    assert found["unknown_projects"] == [{"number": "999", "lines": 1, "sum": 7}]
    assert [model.objects.count() for model in (AccountsImport, ProjectNumber, ColumnMapping)] == [0, 0, 0]


def test_a_file_is_taken_in_and_its_columns_and_projects_are_known_from_then_on(small, file):
    assert run(file, *KNOWN).exception is None
    file.write_text(FILE + "6.2.2026;4;12345;Mer;10,00\n", encoding="utf-8")
    again = run(file)

    assert again.exception is None
    assert spent(small) == {("alfa", 2026): 160.5}
    assert "Nye linjer: 1. Her fra før: 2. På andre prosjekter: 1." in again.stderr


def test_the_same_file_again_is_said_to_be_here(small, file):
    run(file, *KNOWN)
    again = run(file)

    assert "Filen er her fra før" in again.stderr
    assert AccountsImport.objects.count() == 1


def test_columns_nobody_has_named_are_guessed_aloud(small, file):
    refused = run(file).exception

    assert isinstance(refused, Refused)
    assert "--column date=Dato" in str(refused)


def test_all_that_is_wrong_is_said_with_its_row(small, file):
    file.write_text(FILE.replace("3.2.2026", "i fjor").replace("50,00", "mye"), encoding="utf-8")
    result = run(file, *KNOWN, "--json")

    assert result.return_value == 1
    assert [problem["row"] for problem in json.loads(result.stdout)["problems"]] == [2, 3]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--column", "dato=Dato"),
        ("--column", "date=Dagen"),
        ("--project", "12345=finnes-ikke"),
        ("--refund", "alfa:i fjor"),
        ("--sheet", "Ark9"),
        ("--covers-to", "1.1.2026"),
    ],
)
def test_what_is_said_wrongly_is_refused(small, file, wrong):
    result = run(file, *KNOWN, *wrong)

    assert result.exception or result.return_value == 1
    assert not AccountsImport.objects.exists()
