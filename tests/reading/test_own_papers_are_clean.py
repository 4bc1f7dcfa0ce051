"""Papers the program itself makes, read back: nothing false is found in them."""

from datetime import UTC, date, datetime

import pytest

from handlingsrom.papers import model
from handlingsrom.papers.pdf import render_pdf
from handlingsrom.papers.text import blocks
from handlingsrom.papers.word import render_docx
from handlingsrom.reading.checking import check
from handlingsrom.reading.formats import read_paper
from papers.sample import sample_paper
from reading.clean_papers import Parts, coast

RENDER = {"sak.docx": render_docx, "sak.pdf": render_pdf}
# What the sample's real amounts and empty cells do have: nobody answers, and awards under two years.
TRUE_OF_THE_SAMPLE = {
    "award-in-two-years",
    "case-number-form",
    "column-sum",
    "funded-not-in-plan",
    "missing-follow-up",
    "missing-responsible",
    "same-year-two-sums",
}


@pytest.mark.parametrize("file", RENDER)
def test_only_what_is_true_is_found_in_the_sample(file):
    found = check([read_paper(file, RENDER[file](sample_paper()))])

    assert {finding.rule for finding in found} <= TRUE_OF_THE_SAMPLE


@pytest.mark.parametrize("file", RENDER)
def test_nothing_is_found_in_a_clean_paper_the_program_makes(file):
    assert check([read_paper(file, RENDER[file](made(coast())))]) == []


def made(parts: Parts) -> model.Paper:
    """The paper as the program has it: the case, its resolution, and its attachments."""
    starts = [at for at, part in enumerate(parts) if isinstance(part, str) and part.startswith("# Vedlegg")]
    resolution = parts.index("## Forslag til vedtak")
    points = [model.Point(part.split(" ", 1)[1]) for part in parts[resolution + 1 : starts[0]]]
    return model.Paper(
        title=parts[2].removeprefix("# "),
        number="21/27",
        body="Strategisk samarbeidsutvalg",
        meeting_on=date(2027, 9, 16),
        partnership="Helsefellesskap Kysten",
        status_line="Versjon 1",
        language="nb",
        blocks=(*_blocks(parts[3:resolution]), model.Resolution(tuple(points))),
        attachments=tuple(
            _attachment(parts[start:end]) for start, end in zip(starts, [*starts[1:], len(parts)], strict=True)
        ),
        created_at=datetime(2027, 9, 1, 9, 30, tzinfo=UTC),
    )


def _attachment(parts: Parts) -> model.Attachment:
    number, title = parts[0].removeprefix("# Vedlegg ").split(": ", 1)
    return model.Attachment(number, title, blocks=_blocks(parts[1:]), landscape=True)


def _blocks(parts: Parts) -> tuple[model.Block, ...]:
    found: list[model.Block] = []
    text: list[str] = []
    for part in [*parts, None]:
        if isinstance(part, str) and not part.startswith("#"):
            text.append(f"- {part[2:]}" if part.startswith("* ") else f"\n{part}\n")
            continue
        found += blocks("\n".join(text))
        text = []
        if isinstance(part, str):
            found.append(model.Heading(1, part.lstrip("# ")))
        elif part:
            found.append(_table(part))
    return tuple(found)


def _table(rows: list[list[str]]) -> model.Table:
    columns = tuple(model.Column(head) for head in rows[0])
    return model.Table(columns, tuple(model.Row(tuple(row)) for row in rows[1:]))
