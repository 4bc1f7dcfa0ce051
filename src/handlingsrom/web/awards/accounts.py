"""Taking in a file from the accounts: it is sent, its columns are named, it is looked through, and it is confirmed.

Every step is an ordinary page; what was said so far waits with the file, see `waiting_file`.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from handlingsrom.awards.accounts_file.columns import Mapping, places, suggest
from handlingsrom.awards.accounts_file.reading import read_tables
from handlingsrom.awards.accounts_file.tables import Cell, Table
from handlingsrom.awards.accounts_policies import (
    can_import_accounts,
    check_can_import_accounts,
    check_can_read_accounts,
)
from handlingsrom.awards.models import AccountsImport
from handlingsrom.awards.remembered_columns import remember, remembered
from handlingsrom.lib.dates import format_date
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor
from handlingsrom.web.access import own
from handlingsrom.web.asked import number
from handlingsrom.web.awards import waiting_file
from handlingsrom.web.awards.accounts_forms import FIELDS, ColumnsForm, FileForm
from handlingsrom.web.awards.waiting_file import Said, Waiting

_GET_OR_POST = ["GET", "HEAD", "POST"]
ROWS_SHOWN = 6
IMPORTS_A_PAGE = 25


@require_http_methods(_GET_OR_POST)
def accounts(request: HttpRequest) -> HttpResponse:
    """The files taken in before, and the form for a new one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_read_accounts(actor, actor.partnership_id or 0)
    form = FileForm()
    if request.method == "POST":
        allowed(request)
        form = FileForm(request.POST, request.FILES)
        if form.is_valid() and (waiting := _put_away(actor, form)):
            return redirect(
                "money_accounts_columns" if _must_ask(waiting) else "money_accounts_look", waiting.token
            )
    page = Paginator(imports(request), IMPORTS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "can_import": can_import_accounts(actor, actor.partnership_id or 0),
        "crumbs": crumbs()[:-1],
    }
    return render(request, "awards/accounts.html", context, status=422 if form.errors else 200)


def imports(request: HttpRequest) -> QuerySet[AccountsImport]:
    found = own(request, AccountsImport.objects.order_by("-pk"))
    return found.annotate(line_count=Count("lines"), ore=Sum("lines__amount_ore")).prefetch_related("entries")


def _put_away(actor: Actor, form: FileForm) -> Waiting | None:
    """The file with its columns as they were named before, or None when it cannot be read, which the form says."""
    assert actor.partnership is not None
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        tables = read_tables(content, file.name)
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return None
    known = remembered(actor.partnership, tables[0]) if len(tables) == 1 else None
    return waiting_file.put_away(actor, file.name, content, tables, Said(mapping=known))


def _must_ask(waiting: Waiting) -> bool:
    return waiting.said.mapping is None


@require_http_methods(_GET_OR_POST)
def columns(request: HttpRequest, token: str) -> HttpResponse:
    """Which sheet, and which column is which; guessed, and corrected once."""
    actor = allowed(request)
    waiting = waiting_file.find(actor, token)
    if waiting is None:
        return gone(request, actor, token)
    sheet = number(request.GET.get("ark")) or 0
    sheet = sheet if sheet < len(waiting.tables) else 0
    table = waiting.tables[sheet]
    form = ColumnsForm(request.POST or None, table=table, mapping=_start(actor, waiting, sheet))
    if form.is_valid() and _fits(form, table):
        mapping = form.mapping()
        remember(by=actor, now=timezone.now(), partnership=actor.partnership, table=table, mapping=mapping)  # type: ignore[arg-type]
        waiting_file.say(actor, waiting, sheet=sheet, mapping=mapping, covers_to=None)
        return redirect("money_accounts_look", token)
    context = {
        "form": form,
        "waiting": waiting,
        "table": table,
        "sheet": sheet,
        "shown": _shown(table, form),
        "crumbs": crumbs(),
    }
    return render(request, "awards/accounts_columns.html", context, status=422 if form.errors else 200)


def _start(actor: Actor, waiting: Waiting, sheet: int) -> Mapping:
    """What was said of this sheet, or of one like it before, or else a guess."""
    assert actor.partnership is not None
    if waiting.said.mapping and sheet == waiting.said.sheet:
        return waiting.said.mapping
    table = waiting.tables[sheet]
    return remembered(actor.partnership, table) or suggest(table)


def _fits(form: ColumnsForm, table: Table) -> bool:
    _places, problems = places(table, form.mapping())
    for problem in problems:
        form.add_error(None, problem.message)
    return not problems


def _shown(table: Table, form: ColumnsForm) -> dict[str, Any]:
    """The first rows, with what each column is taken for above it."""
    chosen = {form[name].value(): str(label) for name, label in FIELDS.items()}
    return {
        "heads": [(heading, chosen.get(heading, "")) for heading in table.header],
        "rows": [
            (row.number, [_written(row.cell(place)) for place in range(len(table.header))])
            for row in table.rows[:ROWS_SHOWN]
        ],
    }


def _written(cell: Cell) -> str:
    if isinstance(cell, date):
        return format_date(cell)
    return "" if cell is None else str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def allowed(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_import_accounts(actor, actor.partnership_id or 0)
    return actor


def gone(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """The file is no longer kept: because it was taken in, or because an hour has passed."""
    made = waiting_file.became(actor, token)
    if made is not None:
        return to_result(request, own(request, AccountsImport.objects.filter(pk=made)).get())
    messages.error(request, _("The file you sent is no longer kept. Send it again."))
    return redirect("money_accounts")


def to_result(request: HttpRequest, made: AccountsImport) -> HttpResponse:
    lines, entries = made.lines.count(), made.entries.count()
    taken = ngettext("%(n)s line is taken in.", "%(n)s lines are taken in.", lines) % {"n": lines}
    posted = ngettext("%(n)s entry is posted.", "%(n)s entries are posted.", entries) % {"n": entries}
    nothing = _("Nothing had to be posted.")
    messages.success(request, f"{taken} {posted if entries else nothing}")
    return redirect(f"{reverse('money_reconciliation')}?ar={made.covers_to.year}")


def crumbs() -> list[tuple[str, str]]:
    return [(_("Funds"), reverse("money")), (_("The accounts"), reverse("money_accounts"))]
