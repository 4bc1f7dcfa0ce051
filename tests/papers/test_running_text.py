"""What the secretariat types becomes blocks, and nothing else."""

import pytest

from handlingsrom.papers.model import Bullets, Heading, Paragraph, Point, Run, plain
from handlingsrom.papers.text import blocks, inline, mark_figure


def test_paragraphs_lists_and_headings_come_out_in_order() -> None:
    found = blocks("### Bakgrunn\n\nFørste linje\nandre linje.\n\n- en\n- to\n  - under")

    assert found[0] == Heading(2, "Bakgrunn")
    assert found[1] == Paragraph((Run("Første linje andre linje."),))
    assert found[2] == Bullets((Point((Run("en"),)), Point((Run("to"),), (Point((Run("under"),)),))))


def test_bold_and_italic_are_kept_and_nested() -> None:
    assert inline("vi **må *nå* målet** i år") == (
        Run("vi "),
        Run("må ", bold=True),
        Run("nå", bold=True, italic=True),
        Run(" målet", bold=True),
        Run(" i år"),
    )


@pytest.mark.parametrize(
    "typed", ["<b>fet</b>", "<script>x</script>", "[tekst](https://e.no)", "`kode`", "a | b", "&amp;", "---"]
)
def test_other_markup_stays_the_letters_it_is(typed: str) -> None:
    (block,) = blocks(typed)
    assert isinstance(block, Paragraph)
    assert plain(block.runs) == typed


def test_a_line_that_starts_with_a_date_keeps_its_day() -> None:
    assert plain(blocks("21. mai 2026 møtes utvalget.")[0].runs) == "21. mai 2026 møtes utvalget."
    assert plain(blocks("1. mai er fri.")[0].runs) == "1. mai er fri."


def test_a_numbered_list_of_more_than_one_is_a_list() -> None:
    (found,) = blocks("1. først\n2. så")
    assert found == Bullets((Point((Run("først"),)), Point((Run("så"),))), ordered=True)


def test_a_figure_put_in_by_name_has_a_run_of_its_own() -> None:
    assert inline(f"Rammen er **{mark_figure('12 382 000')}** kr.") == (
        Run("Rammen er "),
        Run("12 382 000", bold=True, figure=True),
        Run(" kr."),
    )


def test_empty_text_has_no_blocks() -> None:
    assert blocks("") == () == blocks("  \n\n")
