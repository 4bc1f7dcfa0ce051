"""The same bookings written by any system are the same lines with the same keys."""

import csv
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from export_files import only_table, xlsx_of
from hypothesis import given, settings
from hypothesis import strategies as st

from handlingsrom.awards.accounts_file.columns import suggest
from handlingsrom.awards.accounts_file.lines import Line, read_table
from handlingsrom.awards.accounts_file.reading import read_tables
from handlingsrom.lib.errors import Refused

FIELDS = ("date", "project", "voucher", "text", "amount")
_names = st.text(alphabet="0123456789AB-", min_size=1, max_size=8).filter(
    lambda name: name.strip("-") and name[0] != "-"
)
_texts = st.text(alphabet="abcæøå ÆØÅé.,;|\t\"'\n()0123-Sum", max_size=30).map(
    lambda text: text if "\n" not in text else "".join(sign for sign in text if sign not in ";|,\t")
)
_bookings = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates(date(2000, 1, 1), date(2049, 12, 31)),
            "amount": st.integers(-(10**10), 10**10).filter(bool),
            "project": _names,
            "voucher": _names | st.just(""),
            "text": _texts,
        }
    ),
    min_size=1,
    max_size=8,
)


@dataclass(frozen=True)
class Dialect:
    encoding: str
    delimiter: str
    newline: str
    group: str
    decimal: str
    sign: str
    day: str
    order: tuple[str, ...]
    quoting: int
    titles: int
    has_sum: bool

    def amount(self, ore: int) -> str:
        kroner, rest = divmod(abs(ore), 100)
        text = f"{kroner:,}".replace(",", self.group) + f"{self.decimal}{rest:02d}"
        return self.sign.format(text) if ore < 0 else text

    def cells(self, booking: dict) -> dict[str, str]:
        written = {**booking, "date": booking["date"].strftime(self.day), "amount": self.amount(booking["amount"])}
        return {field: written[field] for field in self.order}


_dialects = st.builds(
    Dialect,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    delimiter=st.sampled_from(";,\t|"),
    newline=st.sampled_from(["\r\n", "\n"]),
    group=st.sampled_from(["", " ", "\u00a0", "'"]),
    decimal=st.sampled_from([",", "."]),
    sign=st.sampled_from(["-{}", "− {}", "{}-", "({})", "–{}"]),
    day=st.sampled_from(["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%Y%m%d"]),
    order=st.permutations(FIELDS).map(tuple),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    titles=st.integers(0, 3),
    has_sum=st.booleans(),
) | st.builds(
    Dialect,
    encoding=st.just("cp1252"),
    delimiter=st.sampled_from(";\t"),
    newline=st.just("\r\n"),
    group=st.just("."),
    decimal=st.just(","),
    sign=st.sampled_from(["-{}", "{}-"]),
    day=st.just("%d.%m.%Y"),
    order=st.just(FIELDS),
    quoting=st.just(csv.QUOTE_MINIMAL),
    titles=st.just(0),
    has_sum=st.just(True),
)

_HEADINGS = {
    "date": "Bilagsdato",
    "project": "Prosjekt",
    "voucher": "Bilagsnr",
    "text": "Tekst",
    "amount": "Beløp",
}


def written(bookings: list[dict], dialect: Dialect) -> bytes:
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=dialect.delimiter, lineterminator=dialect.newline, quoting=dialect.quoting)
    writer.writerows([[f"Rapport nr {number}"] for number in range(dialect.titles)])
    writer.writerow([_HEADINGS[field] for field in dialect.order])
    writer.writerows([dialect.cells(booking).values() for booking in bookings])
    if dialect.has_sum:
        total = dialect.amount(sum(booking["amount"] for booking in bookings))
        writer.writerow([{"text": "Sum", "amount": total}.get(field, "") for field in dialect.order])
    return file.getvalue().encode(dialect.encoding)


def lines(content: bytes) -> list[Line]:
    table = only_table(content)
    found = read_table(table, replace(suggest(table), negate=False))
    assert found.problems == []
    return found.lines


def as_workbook(bookings: list[dict]) -> bytes:
    rows = [[booking[field] for field in FIELDS] for booking in bookings]
    return xlsx_of([list(_HEADINGS.values()), *([*row[:4], row[4] / 100] for row in rows)])


@settings(max_examples=75, deadline=None)
@given(_bookings, _dialects)
def test_bookings_in_any_dialect_are_the_same_lines(bookings, dialect):
    found = lines(written(bookings, dialect))
    assert [(line.booked_on, line.amount_ore, line.project, line.voucher) for line in found] == [
        (b["date"], b["amount"], b["project"], b["voucher"]) for b in bookings
    ]
    assert [line.text for line in found] == [" ".join(b["text"].split()) for b in bookings]
    assert len({line.key for line in found}) == len(bookings)


@settings(max_examples=75, deadline=None)
@given(_bookings, _dialects, _dialects)
def test_two_dialects_give_the_same_keys(bookings, one, other):
    assert [line.key for line in lines(written(bookings, one))] == [
        line.key for line in lines(written(bookings, other))
    ]


@settings(max_examples=8, deadline=None)
@given(_bookings, _dialects)
def test_a_workbook_gives_the_same_keys_too(bookings, dialect):
    assert [line.key for line in lines(as_workbook(bookings))] == [
        line.key for line in lines(written(bookings, dialect))
    ]


@settings(max_examples=50, deadline=None)
@given(_bookings, _dialects, st.randoms())
def test_a_later_export_repeats_the_keys_of_earlier_lines(bookings, dialect, random):
    earlier = {line.key for line in lines(written(bookings, dialect))}
    more = [*bookings, *random.sample(bookings, k=1)]
    random.shuffle(more)
    later = [line.key for line in lines(written(more, dialect))]
    assert earlier <= set(later)
    assert len(set(later)) == len(more)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet='Dato;BeløpProsjekt\n"1.,-', max_size=200).map(str.encode))
def test_any_bytes_are_tables_or_a_sentence(content):
    try:
        tables = read_tables(content, "fil.csv")
    except Refused:
        return
    for table in tables:
        found = read_table(table, suggest(table))
        assert len(found.lines) + len(found.skipped) <= len(table.rows)
