"""Gapless numbers: the counter's row is locked until the transaction that drew the number ends."""

from django.db.models import F

from handlingsrom.people.models import Counter, Partnership


def take_numbers(*, partnership: Partnership, series: str, year: int, count: int = 1) -> range:
    """Draw `count` following numbers, the first of a series being 1. Must run inside a transaction."""
    row = Counter.objects.filter(partnership=partnership, series=series, year=year)
    if not row.update(last=F("last") + count):
        Counter.objects.get_or_create(partnership=partnership, series=series, year=year)
        row.update(last=F("last") + count)
    last = row.values_list("last", flat=True).get()
    return range(last - count + 1, last + 1)


def raise_to(*, partnership: Partnership, series: str, year: int, number: int) -> None:
    """See to that `number`, used by imported history, is not drawn again."""
    Counter.objects.get_or_create(partnership=partnership, series=series, year=year)
    row = Counter.objects.filter(partnership=partnership, series=series, year=year, last__lt=number)
    row.update(last=number)
