"""The project numbers of a file: those that are an initiative's, and those a person may say are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from handlingsrom.awards.taking_in import Line, Unknown
from handlingsrom.lib.sorting import fold, sort_key
from handlingsrom.money.kinds import AccountKind
from handlingsrom.money.models import Account, ProjectNumber
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import own
from handlingsrom.web.links import to_initiative

ROWS_A_PAGE = 20


@dataclass(frozen=True)
class Known:
    number: str
    title: str
    url: str
    lines: int
    ore: int


@dataclass(frozen=True)
class Choice:
    unknown: Unknown
    chosen: int | None


@dataclass(frozen=True)
class Projects:
    """`page` holds those that are nobody's, a page at a time; `count` is how many there are in all."""

    known: list[Known]
    page: Page[Choice]
    count: int
    initiatives: list[tuple[int, str]]
    q: str


def project_page(
    request: HttpRequest, lines: Sequence[Line], unknown: list[Unknown], chosen: dict[str, int]
) -> Projects:
    q = request.GET.get("q", "").strip()[:60]
    found = [each for each in unknown if fold(q) in fold(f"{each.number} {each.text}")]
    found.sort(key=lambda each: each.number not in chosen)
    choices = [Choice(each, chosen.get(each.number)) for each in found]
    page = Paginator(choices, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return Projects(_known(request, lines), page, len(unknown), _initiatives(request, chosen), q)


def read_projects(request: HttpRequest, before: dict[str, int]) -> dict[str, int]:
    """What was chosen before, with what the page of projects says now; nothing chosen means not ours."""
    found = dict(before)
    for number, initiative in zip(request.POST.getlist("number"), request.POST.getlist("initiative"), strict=False):
        found.pop(number, None)
        if initiative.isdigit() and len(initiative) < 10:
            found[number] = int(initiative)
    return found


def _known(request: HttpRequest, lines: Sequence[Line]) -> list[Known]:
    sums: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        sums[line.project].append(line.amount_ore)
    rows = own(request, ProjectNumber.objects.select_related("initiative").order_by("number"))
    return [
        Known(
            row.number,
            row.initiative.title,
            to_initiative(row.initiative_id),
            len(sums[row.number]),
            sum(sums[row.number]),
        )
        for row in rows
        if row.number in sums
    ]


def _initiatives(request: HttpRequest, chosen: dict[str, int]) -> list[tuple[int, str]]:
    """Those that have been awarded money; all while none has."""
    awarded = own(request, Account.objects.filter(kind=AccountKind.AWARD)).values_list("initiative_id", flat=True)
    there = {*awarded, *chosen.values()}
    found = own(request, Initiative.objects.all()).values_list("pk", "title")
    rows = sorted(found, key=lambda row: sort_key(row[1]))
    return [row for row in rows if row[0] in there] or rows
