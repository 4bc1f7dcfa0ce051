"""Real files broken at random: they are read, or refused with a sentence; nothing else happens, and soon."""

import functools
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import CASES
from tests.reading.breaking import WAYS, broken, try_reading
from tests.reading.making import archive, word

PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels")
some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@functools.cache
def papers() -> list[bytes]:
    """The partnership's own papers where they are, and always one made here."""
    return [_made(), *(path.read_bytes() for path in sorted(CASES.glob("*.docx")))]


def _made() -> bytes:
    def make(document):
        document.add_heading("Sak 3/30 Felles vaktbil", level=0)
        document.add_paragraph("Vaktbilen", style="List Number")
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 0).merge(table.cell(1, 1)).text = "Flettet"

    return word(make)


@functools.cache
def unpacked(index: int) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(papers()[index])) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("WithEffects.xml")}


seeds, ways = st.integers(0, 10**9), st.sampled_from(WAYS)


@some
@given(st.sampled_from(range(3)), seeds, ways)
def test_a_broken_file(index, seed, how):
    files = papers()
    try_reading(broken(files[index % len(files)], seed, how))


@some
@given(st.sampled_from(range(3)), st.sampled_from(PARTS), seeds, ways)
def test_a_file_with_a_broken_part(index, part, seed, how):
    index %= len(papers())
    parts = unpacked(index)
    if part in parts:
        try_reading(archive(parts | {part: broken(parts[part], seed, how)}))


@some
@given(st.sampled_from(range(3)), seeds)
def test_a_file_with_elements_and_values_swapped(index, seed):
    """Well-formed all along, so that what reads Word is met and not only what reads XML."""
    parts = unpacked(index % len(papers()))
    chance = random.Random(seed)
    names = [b"w:p>", b"w:tc>", b"w:tr>", b"w:tbl>", b"w:r>", b"w:t>", b"w:ins>", b"w:sdt>", b"w:del>", b"w:body>"]
    first, second = chance.sample(names, 2)
    text = parts["word/document.xml"].replace(first, b"w:zz>").replace(second, first).replace(b"w:zz>", second)
    values = [b"-1", b"99999999999", b"", b"x", b"0", "½".encode()]
    for name in chance.sample([b"gridSpan", b"ilvl", b"numId", b"gridBefore", b"w"], 2):
        text = text.replace(b"<w:" + name + b' w:val="', b"<w:" + name + b' w:val="' + chance.choice(values))
    try_reading(archive(parts | {"word/document.xml": text}))


@settings(max_examples=100)
@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_bytes_of_no_kind(content, start):
    try_reading(start + content.replace(b"%PDF-", b""))


@pytest.mark.parametrize("left_out", PARTS)
def test_a_file_that_lacks_a_part(left_out):
    parts = unpacked(0)
    try_reading(archive({name: content for name, content in parts.items() if name != left_out}))


def test_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for content in papers():
        try_reading(content)
        try_reading(content[:-100])
    assert list(Path(tmp_path).iterdir()) == []
