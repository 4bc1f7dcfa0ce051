"""Looking through what taking a file in would do, and confirming it.

The page shows exactly what will be posted. The last form sends what was shown, and nothing else is posted.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from handlingsrom.awards.accounts_reading import Reading, read_accounts
from handlingsrom.awards.models import AccountsImport
from handlingsrom.awards.reconciling import Spot
from handlingsrom.awards.settling import Settled
from handlingsrom.awards.spending import Preview, import_accounts, preview_import
from handlingsrom.awards.taking_in import Unknown, unknown_projects
from handlingsrom.lib.errors import Conflict, Refused
from handlingsrom.lib.sorting import sort_key
from handlingsrom.people.actors import Actor
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import own
from handlingsrom.web.awards import waiting_file
from handlingsrom.web.awards.accounts import allowed, crumbs, gone, to_result
from handlingsrom.web.awards.accounts_forms import CoversForm
from handlingsrom.web.awards.accounts_projects import project_page, read_projects
from handlingsrom.web.awards.waiting_file import Waiting
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_initiative

PROBLEMS_SHOWN = 200
ROWS_NAMED = 12


@dataclass(frozen=True)
class Row:
    """An initiative's year as the page shows it. `said` is what the form sends when it is posted."""

    settled: Settled
    url: str
    is_ticked: bool

    @property
    def said(self) -> str:
        return f"{self.settled.initiative.pk}:{self.settled.year}:{self.settled.can_ore}"


@dataclass
class Look:
    """The file as it was read, and what taking it in would do; no `preview` while something is in the way."""

    waiting: Waiting
    reading: Reading
    projects: dict[str, Initiative]
    unknown: list[Unknown]
    covers_to: date | None
    preview: Preview | None = None

    def rows(self) -> list[Row]:
        settled = sorted(
            self.preview.settled if self.preview else [], key=lambda s: (sort_key(s.initiative.title), s.year)
        )
        refunds = self.waiting.said.refunds
        return [
            Row(each, to_initiative(each.initiative.pk), Spot(each.initiative.pk, each.year) in refunds)
            for each in settled
        ]

    def asked(self, actor: Actor) -> dict[str, Any]:
        """What both the preview and the import are called with."""
        return {
            "by": actor,
            "now": timezone.now(),
            "partnership": actor.partnership,
            "lines": self.reading.lines,
            "filename": self.waiting.filename,
            "content_sha256": self.waiting.sha256,
            "covers_to": self.covers_to,
            "projects": self.projects,
        }


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, token: str) -> HttpResponse:
    """All that is wrong, or all that would be done. What is sent: which projects are ours, and up to which day."""
    actor = allowed(request)
    waiting = waiting_file.find(actor, token)
    if waiting is None:
        return gone(request, actor, token)
    if waiting.said.mapping is None:
        return redirect("money_accounts_columns", token)
    form = CoversForm(request.POST or None)
    if request.method == "POST":
        waiting = waiting_file.say(actor, waiting, projects=read_projects(request, waiting.said.projects))
        if form.is_valid():
            waiting = waiting_file.say(actor, waiting, covers_to=form.cleaned_data["covers_to"])
    found = _read(request, waiting)
    _preview(actor, found, form)
    if request.method == "POST" and not form.errors:
        return redirect(request.get_full_path())
    if not form.is_bound:
        form.initial["covers_to"] = found.covers_to
    return page(request, found, form, status=422 if form.errors else 200)


def _read(request: HttpRequest, waiting: Waiting) -> Look:
    assert waiting.said.mapping is not None
    partnership = request.actor.partnership  # type: ignore[attr-defined]
    reading = read_accounts(waiting.table, waiting.said.mapping)
    initiatives = own(request, Initiative.objects.all()).in_bulk(waiting.said.projects.values())
    unknown = unknown_projects(partnership, reading.lines)
    there = {each.number for each in unknown}
    projects = {
        number: initiatives[pk]
        for number, pk in waiting.said.projects.items()
        if number in there and pk in initiatives
    }
    return Look(waiting, reading, projects, unknown, waiting.said.covers_to or reading.last_on)


def _preview(actor: Actor, found: Look, form: CoversForm) -> None:
    if found.reading.problems or found.covers_to is None:
        return
    try:
        found.preview = preview_import(**found.asked(actor), refunds=set(found.waiting.said.refunds))
    except Refused as refusal:
        _say(form, refusal, found)


def _say(form: CoversForm, refusal: Refused, found: Look) -> None:
    """A refusal may come on a page that was only asked for; its form is then filled in with what was said."""
    if not form.is_bound:
        form.data, form.is_bound = {"covers_to": form["covers_to"].value() or found.covers_to}, True
        form.full_clean()
    put_on(form, refusal)


@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Take the file in, when what would be posted is what the person saw."""
    actor = allowed(request)
    waiting = waiting_file.find(actor, token)
    if waiting is None or waiting.said.mapping is None:
        return gone(request, actor, token)
    chosen = _chosen(request)
    waiting = waiting_file.say(actor, waiting, refunds=frozenset(spot for spot, ore in chosen.items() if ore < 0))
    found = _read(request, waiting)
    if found.reading.problems or found.covers_to is None:
        return redirect("money_accounts_look", token)
    try:
        made = import_accounts(**found.asked(actor), chosen=chosen)
    except Refused as refusal:
        return _again(request, actor, found, refusal)
    return _done(request, actor, waiting, made)


def _chosen(request: HttpRequest) -> dict[Spot, int]:
    """What the form says was seen; what cannot be read was not seen, and then nothing is posted."""
    found: dict[Spot, int] = {}
    for said in request.POST.getlist("post"):
        initiative_id, year, ore, *_more = (*said.split(":"), "", "", "")
        if initiative_id.isdigit() and year.isdigit() and ore.removeprefix("-").isdigit():
            found[Spot(int(initiative_id), int(year))] = int(ore)
    return found


def _again(request: HttpRequest, actor: Actor, found: Look, refusal: Refused) -> HttpResponse:
    form = CoversForm(initial={"covers_to": found.covers_to})
    _preview(actor, found, form)
    status = 409 if isinstance(refusal, Conflict) else 422
    return page(request, found, form, status=status, refused=str(refusal))


def _done(request: HttpRequest, actor: Actor, waiting: Waiting, made: AccountsImport) -> HttpResponse:
    waiting_file.say(actor, waiting, done=made.pk)
    waiting_file.let_go(actor, waiting)
    return to_result(request, made)


def page(request: HttpRequest, found: Look, form: CoversForm, *, status: int = 200, **more: Any) -> HttpResponse:
    problems = found.reading.problems
    rows = found.rows()
    context = {
        "form": form,
        "waiting": found.waiting,
        "reading": found.reading,
        "problems": problems[:PROBLEMS_SHOWN],
        "problem_count": len(problems),
        "preview": found.preview,
        "rows": rows,
        "posted_ore": sum(row.settled.can_ore for row in rows if row.settled.can_ore > 0),
        "has_refunds": any(row.settled.can_ore < 0 for row in rows),
        "skipped": _skipped(found.reading),
        "shown_without": _rows(found.reading.without_project),
        "retold": _rows([line.row for line in found.preview.sorted.retold] if found.preview else []),
        "projects": project_page(request, found.reading.lines, found.unknown, found.waiting.said.projects),
        "crumbs": crumbs(),
        **more,
    }
    return render(request, "awards/accounts_look.html", context, status=status)


def _skipped(reading: Reading) -> list[tuple[str, dict[str, Any]]]:
    """The rows that are no bookings, by reason."""
    found: dict[str, list[int]] = {}
    for row in reading.skipped:
        found.setdefault(row.message, []).append(row.row)
    return [(reason, {"count": len(rows), "shown": _rows(rows)}) for reason, rows in found.items()]


def _rows(numbers: list[int]) -> str:
    """`2, 5, 9 …`"""
    return ", ".join(map(str, numbers[:ROWS_NAMED])) + (" …" if len(numbers) > ROWS_NAMED else "")
