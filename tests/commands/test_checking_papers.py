"""`handlingsrom check`: 0 when all adds up, 1 when something does not, 2 when a paper cannot be read."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.reading.making import paragraph, row, table, word, word_xml

from own_program import PROGRAM, environment

AWARDS = row("Vaktbil", "400 000"), row("Bolig", "200 000")
RIGHT = table(row("Tiltak", "Tildelt 2025"), *AWARDS, row("SUM", "600 000"))
WRONG = RIGHT.replace("600 000", "650 000")
ENGLISH = {"HANDLINGSROM_LANGUAGE": "en"}
WITHOUT_DJANGO = (
    "import sys\nfrom handlingsrom.commands.main import main\ntry:\n    main()\nfinally:\n"
    "    print([name for name in ('django', 'psycopg', 'sqlite3') if name in sys.modules], file=sys.stderr)"
)


def check(folder: Path, *arguments: object, program=PROGRAM, **more: str) -> subprocess.CompletedProcess[str]:
    """Run in `folder`, with no database and no data folder of its own."""
    surroundings = environment(folder, **{**ENGLISH, **more})
    del surroundings["HANDLINGSROM_DATA"]
    command = [*program, "check", *map(str, arguments)]
    return subprocess.run(command, env=surroundings, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def papers(tmp_path) -> Path:
    """A folder with a paper that is right and one that is not."""
    (tmp_path / "rett.docx").write_bytes(word_xml(paragraph("Midlene er fordelt.") + RIGHT))
    (tmp_path / "feil.docx").write_bytes(word_xml(paragraph("Midlene er fordelt.") + WRONG))
    return tmp_path


def names(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*")}


def test_a_paper_that_adds_up_ends_with_0(papers):
    done = check(papers, "rett.docx")

    assert (done.returncode, done.stdout.strip()) == (0, "Nothing was found that does not add up.")


def test_a_paper_that_does_not_ends_with_1_and_says_what_and_where(papers):
    done = check(papers, "feil.docx")

    assert done.returncode == 1
    told = done.stdout.replace("\u00a0", " ")
    for said in (
        "Must be put right (1)",
        "is not the sum of its rows",
        "50 000",
        "row 4 of the table",
        "«650 000»",
    ):
        assert said in told
    assert done.stderr == "Reads feil.docx …\n"


def test_it_speaks_the_language_chosen(papers):
    assert "Må rettes (1)" in check(papers, "feil.docx", HANDLINGSROM_LANGUAGE="nb").stdout
    assert "Må rettast (1)" in check(papers, "feil.docx", HANDLINGSROM_LANGUAGE="nn").stdout


def test_json_says_the_same_to_a_script(papers):
    done = check(papers, "feil.docx", "--json")
    told = json.loads(done.stdout)
    (finding,) = told["findings"]

    assert (done.returncode, done.stderr) == (1, "")
    assert set(finding) == {
        "rule", "severity", "confidence", "title", "message", "places", "arithmetic", "advice",
    }  # fmt: skip
    assert (finding["rule"], finding["severity"], finding["confidence"]) == ("column-sum", "must", "proven")
    assert finding["places"][0] == {
        "file": "feil.docx", "part": "Saken", "text": "650 000", "page": None, "row": 4, "column": 2,
    }  # fmt: skip
    assert "50 000" in finding["arithmetic"]
    assert told["papers"] == [{"file": "feil.docx", "kind": "word", "lost": []}]


def test_json_of_a_right_paper_is_an_empty_list(papers):
    done = check(papers, "rett.docx", "--json")

    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])


def test_what_is_only_likely_is_shown_when_asked_for(papers):
    (papers / "en.docx").write_bytes(word_xml(paragraph("En kvinne på 82 år har demens og bor hjemme.")))
    plain, strict = check(papers, "en.docx"), check(papers, "en.docx", "--strict")

    assert (plain.returncode, strict.returncode) == (0, 1)
    assert "[possible: look for yourself]" in strict.stdout


def test_several_papers_are_checked_together_and_told_apart(papers):
    done = check(papers, "rett.docx", "feil.docx", "--json")
    told = json.loads(done.stdout)

    assert [each["file"] for each in told["papers"]] == ["rett.docx", "feil.docx"]
    assert {place["file"] for finding in told["findings"] for place in finding["places"]} >= {"feil.docx"}


def test_papers_called_the_same_are_told_apart_by_their_folders(papers):
    (papers / "ny").mkdir()
    (papers / "ny" / "rett.docx").write_bytes((papers / "feil.docx").read_bytes())
    done = check(papers, "rett.docx", Path("ny", "rett.docx"), "--json", "--html", "ut.html", "--word", "ut.docx")

    assert done.returncode == 1
    files = [each["file"] for each in json.loads(done.stdout)["papers"]]
    assert files == ["rett.docx", str(Path("ny", "rett.docx"))]


def test_a_report_is_written_where_asked(papers):
    done = check(papers, "feil.docx", "--html", "funn.html")

    assert (done.returncode, "Wrote funn.html." in done.stderr) == (1, True)
    assert "is not the sum of its rows" in (papers / "funn.html").read_text(encoding="utf-8")
    assert names(papers) == {"rett.docx", "feil.docx", "funn.html"}


def test_a_copy_with_comments_is_written_where_asked_and_the_paper_is_left_alone(papers):
    before = (papers / "feil.docx").read_bytes()
    done = check(papers, "feil.docx", "--word", "merket.docx")

    assert (done.returncode, (papers / "feil.docx").read_bytes()) == (1, before)
    comments = zipfile.ZipFile(papers / "merket.docx").read("word/comments.xml").decode()
    assert 'w:author="Handlingsrom"' in comments
    assert "is not the sum of its rows" in comments


def test_no_copy_is_made_when_no_paper_is_from_word(papers):
    (papers / "sak.txt").write_text("Rammen er 500 000 kr.", encoding="utf-8")
    done = check(papers, "sak.txt", "--word", "ut.docx", "--html", "ut.html")

    assert done.returncode == 2
    assert "--word needs a Word file" in done.stderr
    assert names(papers) == {"rett.docx", "feil.docx", "sak.txt"}


@pytest.mark.parametrize("option", ["--word", "--html"])
def test_a_paper_is_never_written_over(papers, option):
    before = (papers / "feil.docx").read_bytes()
    done = check(papers, "feil.docx", option, papers / "feil.docx")

    assert (done.returncode, (papers / "feil.docx").read_bytes()) == (2, before)
    assert "Choose another name." in done.stderr


def test_a_file_that_cannot_be_read_ends_with_2_and_a_sentence_that_names_it(papers):
    (papers / "gammel.docx").write_bytes(b"PK\x03\x04 og ikke mer")
    done = check(papers, "rett.docx", "gammel.docx", "--html", "ut.html")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("gammel.docx: The file is damaged")
    assert not (papers / "ut.html").exists()


def test_a_file_that_is_not_there_ends_with_2(papers):
    done = check(papers, "borte.docx")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_what_was_lost_on_the_way_is_told(papers):
    changed = '<w:p><w:ins w:id="1"><w:r><w:t>Ny tekst.</w:t></w:r></w:ins></w:p>'
    (papers / "endret.docx").write_bytes(word_xml(changed))
    done = check(papers, "endret.docx")

    assert "endret.docx: The paper has tracked changes" in " ".join(done.stdout.split())


def test_neither_a_database_nor_django_nor_a_folder_of_data_is_touched(papers):
    before = names(papers)
    done = check(
        papers, "feil.docx", program=[sys.executable, "-c", WITHOUT_DJANGO], DATABASE_URL="postgres://none/x"
    )

    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "[]")
    assert names(papers) == before


def test_a_paper_that_python_docx_made_is_read(papers):
    (papers / "enkel.docx").write_bytes(word(lambda document: document.add_paragraph("Alt er i orden.")))

    assert check(papers, "enkel.docx").returncode == 0
