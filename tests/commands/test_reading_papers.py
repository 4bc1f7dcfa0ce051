"""`handlingsrom read`: a draft from papers without any database; never over a file that is there unless asked."""

import json
from pathlib import Path

import pytest
from tests.reading.making import paragraph, row, table, word_xml

from commands.running import run
from handlingsrom.commands.read_papers import command
from handlingsrom.lib.errors import Refused

PLAN = table(
    row("Tiltak", "Ansvar", "Status", "Hvem følger opp"),
    row("Vaktbil", "Sekretariat", "Kjører.", "SSU"),
    row("Bolig", "Sekretariat", "Står.", "SSU"),
)


@pytest.fixture
def paper(tmp_path) -> Path:
    file = tmp_path / "sak.docx"
    file.write_bytes(word_xml(paragraph("Sak 07/31") + paragraph("Handlingsplan 2030-2031") + PLAN))
    return file


def test_a_draft_is_written_and_told(paper, tmp_path):
    result = run(command, paper, "-o", tmp_path / "utkast.xlsx", "--json")
    told = json.loads(result.stdout)
    assert (told["rows"]["Tiltak"], told["lost"]) == (2, {"sak.docx": []})
    assert told["to_fill"] > 0
    assert (tmp_path / "utkast.xlsx").stat().st_size > 5_000


def test_a_file_that_is_there_is_left_alone(paper, tmp_path):
    out = tmp_path / "utkast.xlsx"
    out.write_bytes(b"my own")
    assert isinstance(run(command, paper, "-o", out).exception, Refused)
    assert out.read_bytes() == b"my own"
    assert run(command, paper, "-o", out, "--force").return_value == 0
    assert out.read_bytes() != b"my own"


def test_a_draft_is_a_workbook(paper, tmp_path):
    assert isinstance(run(command, paper, "-o", tmp_path / "utkast.csv").exception, Refused)
    assert not (tmp_path / "utkast.csv").exists()


def test_what_cannot_be_read_is_said_and_nothing_is_written(tmp_path):
    (tmp_path / "sak.pdf").write_bytes(b"%PDF-1.7 torn")
    result = run(command, tmp_path / "sak.pdf", "-o", tmp_path / "utkast.xlsx")
    assert result.exception.exit_code == 2
    assert result.exception.message.startswith("sak.pdf: ")
    assert not (tmp_path / "utkast.xlsx").exists()
