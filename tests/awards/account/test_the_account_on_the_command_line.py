"""`handlingsrom account`: in short, as JSON, or as the file its name asks for."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factories import Small
from handlingsrom.commands.account import command
from handlingsrom.lib.errors import Refused
from handlingsrom.money.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["--grant", "tilskudd 2025", *arguments], catch_exceptions=False)


def test_in_short_it_says_where_the_money_is(small):
    lines = [" ".join(line.split()) for line in run("--year", "2025").stdout.splitlines()]
    assert lines[0] == "Tilskudd 2025: regnskap for 2025"
    assert "Igjen hos tiltakene 800" in lines
    assert lines[-1] == "Sum 1 000"


def test_as_json_it_has_places_initiatives_and_seal(small):
    account = json.loads(run("--year", "2025", "--json").stdout)
    assert (account["after"]["in_awards"], account["after"]["reserve"]) == (800, 150)
    assert account["initiatives"]["alfa"] == {"awarded": 400, "spent": 0, "left": 400}
    assert account["seal"]["chain"] == Entry.objects.order_by("-position").first().chain


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_ending_of_the_name_says_which_kind_of_file(small, tmp_path: Path, form: str, begins: bytes):
    run("--year", "2025", "-o", str(tmp_path / f"a.{form}"))
    assert (tmp_path / f"a.{form}").read_bytes().startswith(begins)


def test_what_cannot_be_had_is_said_with_what_can(small, tmp_path: Path):
    with pytest.raises(Refused, match=r"\.pdf, \.docx eller \.xlsx"):
        run("--year", "2025", "-o", str(tmp_path / "a.txt"))
    with pytest.raises(Refused, match="2025, 2026"):
        run("--year", "2024")
    with pytest.raises(Refused, match="Tilskudd 2025, Tilskudd 2026"):
        CliRunner().invoke(command, ["--grant", "Noe annet", "--year", "2025"], catch_exceptions=False)
