"""A workbook is first tried, which changes nothing and says what would happen, and then loaded."""

import secrets
import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from handlingsrom.book.loading import Report, load_book
from handlingsrom.book.policies import check_can_load
from handlingsrom.book.problems import BookRefused
from handlingsrom.book.writing import export_book, write_template
from handlingsrom.people.actors import Actor
from handlingsrom.web.book.forms import BookForm, LoadForm
from handlingsrom.web.excel import TYPE

KEPT_SECONDS = 3600


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    _allowed(request)
    return _page(request, BookForm())


@require_POST
def try_out(request: HttpRequest) -> HttpResponse:
    """Say what loading the book would do, or everything that is wrong in it."""
    actor = _allowed(request)
    form = BookForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    content = form.cleaned_data["book"].read()
    try:
        report = _load(actor, content, dry_run=True)
    except BookRefused as refused:
        return _page(request, BookForm(), status=422, refused=refused)
    token = secrets.token_urlsafe(24)
    caches["files"].set(_key(actor, token), content, KEPT_SECONDS)
    return _page(request, BookForm(), report=report, load_form=LoadForm(initial={"token": token}))


@require_POST
def load(request: HttpRequest) -> HttpResponse:
    """Load the book that was tried, as it was then."""
    actor = _allowed(request)
    form = LoadForm(request.POST)
    key = _key(actor, form.cleaned_data["token"]) if form.is_valid() else ""
    content = caches["files"].get(key) if key else None
    if content is None:
        messages.error(request, _("The workbook you tried is no longer kept. Choose the file and try it again."))
        return redirect("book")
    try:
        report = _load(actor, content, dry_run=False)
    except BookRefused as refused:
        return _page(request, BookForm(), status=422, refused=refused)
    caches["files"].delete(key)
    messages.success(
        request, _("Everything was here already.") if report.is_unchanged else _("The book is loaded.")
    )
    return redirect("book")


@require_safe
def template_xlsx(request: HttpRequest) -> HttpResponse:
    _allowed(request)
    return _file("arbeidsbok-mal.xlsx", lambda path: write_template(path))


@require_safe
def export_xlsx(request: HttpRequest) -> HttpResponse:
    partnership = _allowed(request).partnership
    assert partnership is not None  # who may load a book belongs to a partnership
    name = f"arbeidsbok-{partnership.slug}.xlsx"
    return _file(name, lambda path: export_book(partnership=partnership, path=path))


def _allowed(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_load(actor, actor.partnership_id or 0)
    return actor


def _load(actor: Actor, content: bytes, *, dry_run: bool) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(content)
        return load_book(by=actor, now=timezone.now(), path=path, dry_run=dry_run)


def _key(actor: Actor, token: str) -> str:
    return f"book:{actor.partnership_id}:{actor.user_id}:{token}"


def _page(request: HttpRequest, form: BookForm, *, status: int = 200, **found: Any) -> HttpResponse:
    crumbs = [(str(request.actor.partnership), reverse("overview"))]  # type: ignore[attr-defined]
    return render(request, "book/book.html", {"form": form, "crumbs": crumbs, **found}, status=status)


def _file(name: str, write: Any) -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write(path)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(path.read_bytes(), content_type=TYPE, headers=headers)
