"""History in a book may say that money went over to another grant: the column “Til tilskudd”."""

from pathlib import Path

import pytest

from book.books import add_row, copy_example, files, load
from handlingsrom.book.writing import export_book
from handlingsrom.cases.verifying import verify_all
from handlingsrom.money.models import Entry

pytestmark = pytest.mark.django_db


def test_it_is_loaded_found_right_and_written_again(tmp_path: Path):
    copy = copy_example(tmp_path / "copy")
    add_row(
        copy,
        "Bilag",
        Bilag="2026-0002",
        Dato="31.3.2026",
        Type="Overføring",
        Tilskudd="Samhandlingsmidler 2025",
        Fra_konto="Frie midler",
        Fra_år="2025",
        Til_konto="Frie midler",
        Til_år="2026",
        Til_tilskudd="Samhandlingsmidler 2026",
        Beløp="100",
        Vedtakspunkt="22.25 1",
    )
    partnership = load(copy).partnership
    entry = Entry.objects.get(year=2026, number=2)
    assert entry.from_account.grant != entry.to_account.grant
    assert verify_all(partnership.pk).problems == []
    export_book(partnership=partnership, path=tmp_path / "out")
    assert files(tmp_path / "out") == files(copy)
