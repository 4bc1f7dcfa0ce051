"""Whatever a paper holds, it is understood without failing, and its places are places in it."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from handlingsrom.reading.paper import Cell, Merge, Paper, Row, Table, Text, TextKind
from handlingsrom.reading.understanding import understand
from handlingsrom.reading.understanding.matching import groups
from reading.written import written

from .made import PLAN, row

TEXTS = st.sampled_from(
    ["", " ", "Tiltak", "Satsningsområde", "Ansvar", "Midler 2025", "Nye behov 2026", "Status", "SUM", "Sum 2025",
     "2026", "SI - (Hamar)", "200 000", "1 + 2", "• Kurs", "Kurs\nfor alle", "avklares", "–", "Frie midler", "((",
     "Ramme 2026", "Vedlegg 3", "Forslag til vedtak", "Anbefaling", "Det anbefales følgende:", "herav 20", "\u00a0",
     "sak 13/26 den 10. april"]
)  # fmt: skip


@st.composite
def tables(draw):
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    merges = st.sampled_from([Merge.NONE] * 4 + [Merge.LEFT, Merge.UP])
    return [
        [(draw(TEXTS), draw(merges)) for _column in range(columns)] for _row in range(rows)
    ]  # fmt: skip


def paper(blocks):
    return Paper("sak.docx", "docx", tuple(_block(index, block) for index, block in enumerate(blocks)))


def _block(index, block):
    if isinstance(block, tuple):
        text, kind, marker = block
        return Text(index, kind, text, level=1, marker=marker)
    cells = [Row(tuple(Cell("" if merge else text, merge) for text, merge in each)) for each in block]
    return Table(index, tuple(cells))


BLOCKS = st.one_of(
    tables(), st.tuples(TEXTS, st.sampled_from(list(TextKind)), st.sampled_from(["", "1.", "a)", "ii."]))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=8))
def test_any_blocks_are_understood(blocks):
    given_paper = paper(blocks)
    found = understand(given_paper)
    rows = found.initiatives()
    assert sorted(id(each) for group in groups(rows) for each in group.rows) == sorted(map(id, rows))
    places = [each.place for each in (*rows, *found.resolution, *found.recommendations, *found.amounts)]
    for place in places:
        block = given_paper.blocks[place.block]
        text = block.text if isinstance(block, Text) else block.rows[place.row].cells[place.column].text
        assert text[place.start : place.end] == place.text


def long_paper(tables_in_it):
    plan = [PLAN, *(row(f"Tiltak nummer {n}", "SI - (Hamar)", "200 000", status="Pågår.") for n in range(10))]
    return written(
        *[block for n in range(tables_in_it) for block in (f"# Vedlegg {n % 90 + 1}", "Tekst i sak 4/25.", plan)]
    )


def test_time_goes_with_the_length_of_the_paper():
    def seconds(papers):
        start = time.process_time()
        understand(papers)
        return time.process_time() - start

    understand(long_paper(5))
    short, long = long_paper(20), long_paper(200)
    assert seconds(long) < 30 * max(seconds(short), 0.01)
