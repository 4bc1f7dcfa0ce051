"""Loading a book: all or nothing, the same twice changes nothing, and history is never rewritten."""

from pathlib import Path

import pytest

from book.books import NOW, add_row, load, problems, set_cell, write
from handlingsrom.audit.models import Record
from handlingsrom.book.demo import EXAMPLE
from handlingsrom.book.loading import load_book
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.money.models import Entry
from handlingsrom.people.actors import Actor, operator
from handlingsrom.people.models import Partnership, Role, RoleKind
from handlingsrom.plan.models import Initiative

pytestmark = pytest.mark.django_db


def counts(report, sheet: str) -> tuple[int, int, int]:
    found = next(s for s in report.sheets if s.sheet == sheet)
    return found.new, found.changed, found.unchanged


def test_loading_twice_changes_nothing():
    load(EXAMPLE)
    records = Record.objects.count()
    assert load(EXAMPLE).is_unchanged
    assert Record.objects.count() == records


def test_a_trial_counts_and_keeps_nothing():
    report = load(EXAMPLE, dry_run=True)
    assert counts(report, "Tiltak") == (41, 0, 0)
    assert not Partnership.objects.exists()
    assert not Record.objects.exists()


def test_a_changed_row_is_changed_and_leaves_a_record(copy: Path):
    load(EXAMPLE)
    set_cell(copy, "Tiltak", 2, "Helseregioner", "Hamar?")
    report = load(copy)
    assert counts(report, "Tiltak") == (0, 1, 40)
    assert str(Initiative.objects.get(code="barn-med-autisme").in_regions.get()) == "Hamar?"
    record = Record.objects.filter(action="book.load").first()
    assert record.before["changed"] == [{"Helseregioner": ""}]
    assert record.after["changed"] == [{"row": "barn-med-autisme", "Helseregioner": "Hamar?"}]


def test_a_column_left_out_leaves_what_is_there(copy: Path):
    load(EXAMPLE)
    for file in copy.glob("*.csv"):
        file.unlink()
    write(copy, "Tiltak", [["Kode", "Tittel"], ["dho", "DHO"]])
    load_book(by=operator(Partnership.objects.get()), now=NOW, path=copy)
    initiative = Initiative.objects.get(code="dho")
    assert initiative.title == "DHO"
    assert initiative.in_regions.count() == 4


def test_rows_gone_from_the_book_stay(copy: Path):
    load(EXAMPLE)
    (copy / "Forventninger.csv").unlink()
    assert load(copy).is_unchanged


@pytest.mark.parametrize(
    ("sheet", "column", "text", "cell"),
    [
        ("Bilag", "Beløp", "10 700 001", "L2"),
        ("Livsløp", "Gjelder fra", "2.1.2025", "C2"),
        ("Vedtakspunkter", "Ordlyd", "Noe annet.", "F2"),
        ("Saker", "Tilstand", "Utkast", "J2"),
    ],
)
def test_history_is_never_rewritten(copy: Path, sheet: str, column: str, text: str, cell: str):
    load(EXAMPLE)
    set_cell(copy, sheet, 2, column, text)
    assert list(problems(copy)) == [f"{sheet} {cell}"]


def test_a_later_voucher_is_added(copy: Path):
    load(EXAMPLE)
    add_row(
        copy,
        "Bilag",
        Bilag="2026-0002",
        Dato="1.5.2026",
        Type="Forbruk",
        Tilskudd="Samhandlingsmidler 2025",
        Fra_konto="Tildeling",
        Fra_år="2025",
        Fra_tiltak="mobil-videolosning",
        Til_konto="Brukt",
        Til_år="2025",
        Til_tiltak="mobil-videolosning",
        Beløp="1 000,50",
    )
    assert counts(load(copy), "Bilag") == (1, 0, 33)
    assert Entry.objects.get(year=2026, number=2).amount_ore == 100_050


def test_only_those_who_may_load_a_book(copy: Path):
    partnership = load(EXAMPLE).partnership
    auditor = Actor(name="R", partnership=partnership, roles=frozenset({RoleKind.AUDITOR.value}))
    outsider = Actor(name="U", partnership=None, roles=frozenset({RoleKind.SECRETARIAT.value}))
    for by in (auditor, outsider):
        with pytest.raises(Forbidden):
            load_book(by=by, now=NOW, path=copy)
    set_cell(copy, "Helsefellesskap", 2, "Kode", "annet")
    secretariat = Actor(name="S", partnership=partnership, roles=frozenset({RoleKind.SECRETARIAT.value}))
    with pytest.raises(Forbidden):
        load_book(by=secretariat, now=NOW, path=copy)
    assert Partnership.objects.count() == 1


def test_each_role_changes_only_its_own_sheets(copy: Path):
    partnership = load(EXAMPLE).partnership

    def acting(kind: RoleKind) -> Actor:
        return Actor(name="X", partnership=partnership, roles=frozenset({kind.value}))

    add_row(copy, "Personer", Navn="Kari Ny", **{"E-post": "kari@example.no"})
    load_book(by=acting(RoleKind.SECRETARIAT), now=NOW, path=copy)
    add_row(copy, "Roller", Person="kari@example.no", Rolle="Administrator", Fra="1.1.2026")
    with pytest.raises(Refused):
        load_book(by=acting(RoleKind.SECRETARIAT), now=NOW, path=copy)
    load_book(by=acting(RoleKind.ADMINISTRATOR), now=NOW, path=copy)
    set_cell(copy, "Tiltak", 2, "Tittel", "Noe annet")
    with pytest.raises(Refused):
        load_book(by=acting(RoleKind.ADMINISTRATOR), now=NOW, path=copy)


def test_a_book_leaves_no_partnership_without_an_administrator(copy: Path):
    add_row(copy, "Personer", Navn="Kari Ny", **{"E-post": "kari@example.no"})
    add_row(copy, "Roller", Person="kari@example.no", Rolle="Administrator", Fra="1.1.2026")
    load(copy)
    set_cell(copy, "Roller", 2, "Til", "31.5.2026")
    assert list(problems(copy)) == ["Roller A2"]
    assert Role.objects.get().to_on is None


def test_a_seat_has_one_person_at_a_time(copy: Path):
    for local in ("a", "b"):
        add_row(copy, "Personer", Navn=local, **{"E-post": f"{local}@example.no"})
        add_row(copy, "Oppnevninger", Plass="SSU: Kommunedirektør", Person=f"{local}@example.no", Fra="1.1.2026")
    assert list(problems(copy)) == ["Oppnevninger C3"]
    set_cell(copy, "Oppnevninger", 2, "Til", "31.12.2025")
    assert list(problems(copy)) == ["Oppnevninger D2"]
    set_cell(copy, "Oppnevninger", 2, "Fra", "1.1.2025")
    assert counts(load(copy), "Oppnevninger") == (2, 0, 0)
