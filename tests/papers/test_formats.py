"""Each form of a paper has a renderer and a media type."""

import pytest

from handlingsrom.papers.formats import FORMATS
from papers.sample import sample_paper


@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF-1.7"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_every_format_renders_what_it_says(suffix: str, start: bytes) -> None:
    assert FORMATS[suffix].render(sample_paper()).startswith(start)
