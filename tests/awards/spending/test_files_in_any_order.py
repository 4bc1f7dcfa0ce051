"""However the same accounts are split between files, and in whatever order these come, the journal is the same."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from accounts_of import Line, lines, said, spent
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import Small, kept_balances
from handlingsrom.awards.models import AccountsLine
from handlingsrom.awards.reconciling import Spot
from handlingsrom.awards.spending import import_accounts, preview_import
from handlingsrom.money.models import Entry

pytestmark = pytest.mark.django_db(transaction=False)

FIRST = date(2025, 10, 1)
DAYS = 200
PROJECTS = ("1", "2", "999")
"""Alfa's, beta's, and one that is not ours."""

a_day = st.integers(0, DAYS)
a_line = st.tuples(
    a_day, st.integers(-300, 1000).filter(bool), st.sampled_from(PROJECTS), st.sampled_from(["", "Lønn"])
)
some_lines = st.lists(a_line, min_size=1, max_size=12)
a_span = st.tuples(a_day, a_day).map(sorted)
some_spans = st.lists(a_span, max_size=4)


def accounts(written: list[tuple]) -> list[Line]:
    """Begun with a cost for each initiative, so that no credit is for more than was ever spent."""
    rows = [(0, 5_000, "1", ""), (0, 5_000, "2", ""), *written]
    return lines(*[((FIRST + timedelta(day)).strftime("%d.%m.%Y"), ore / 100, *rest) for day, ore, *rest in rows])


def take_in(small: Small, file: list[Line], number: int) -> None:
    if not file:
        return
    name = sha256(f"{number}{[line.key for line in file]}".encode()).hexdigest()
    asked = said(small, file, content_sha256=name, projects={"1": small.alfa, "2": small.beta})
    everything = {Spot(row.initiative.pk, row.year) for row in preview_import(**asked).settled if row.is_refund}
    seen = preview_import(**asked, refunds=everything)
    if seen.sorted.ours:
        import_accounts(**asked, chosen=seen.chosen)


def state(small: Small) -> tuple:
    return (
        spent(small),
        kept_balances(small.partnership.pk),
        set(AccountsLine.objects.values_list("key", flat=True)),
    )


@settings(max_examples=40, deadline=None)
@given(written=some_lines, spans=some_spans, data=st.data())
def test_overlapping_files_in_any_order_come_to_what_one_file_does(written, spans, data):
    whole = accounts(written)
    first, last = FIRST, FIRST + timedelta(DAYS)
    cuts = [(FIRST + timedelta(a), FIRST + timedelta(b)) for a, b in spans]
    middle = data.draw(a_day.map(lambda day: FIRST + timedelta(day)))
    order = data.draw(st.permutations([(first, middle), (middle, last), *cuts]))
    found = []
    for spans_in_order in ([(first, last)], order):
        with transaction.atomic():
            small = Small()
            for number, (start, end) in enumerate(spans_in_order):
                take_in(small, [line for line in whole if start <= line.booked_on <= end], number)
            found.append([*state(small)])
            transaction.set_rollback(True)

    one, many = found
    assert (one[0], one[2]) == (many[0], many[2])
    assert sorted(one[1].values()) == sorted(many[1].values())


@settings(max_examples=10, deadline=None)
@given(written=some_lines)
def test_the_same_accounts_again_change_nothing(written):
    with transaction.atomic():
        small, whole = Small(), accounts(written)
        take_in(small, whole, 1)
        before = state(small), Entry.objects.count()
        take_in(small, whole, 1)
        take_in(small, whole, 2)

        assert (state(small), Entry.objects.count()) == before
        transaction.set_rollback(True)
