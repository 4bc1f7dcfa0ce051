"""Each form of a paper has a renderer, a media type and a file name."""

from dataclasses import replace

import pytest

from handlingsrom.papers.formats import FORMATS, file_name
from papers.sample import sample_paper


@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF-1.7"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_every_format_renders_what_it_says(suffix: str, start: bytes) -> None:
    assert FORMATS[suffix].render(sample_paper()).startswith(start)


@pytest.mark.parametrize(
    ("number", "name"),
    [("13/26", "sak-13-26.pdf"), ("08.26", "sak-08-26.pdf"), ("../Ål", "sak-al.pdf"), ("", "sak.pdf")],
)
def test_the_file_is_named_for_the_case(number: str, name: str) -> None:
    assert file_name(replace(sample_paper(), number=number), "pdf") == name
