"""The letter for whoever holds the link of a mail: to read and to accept without signing in, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from handlingsrom.awards.accepting import BadLink, ExpiredLink, accept, holder, recipient_of
from handlingsrom.awards.letter_changes import is_void, taken_back
from handlingsrom.awards.letter_paper import file_name
from handlingsrom.awards.letter_paper import render as render_paper
from handlingsrom.awards.letter_policies import answers_for
from handlingsrom.awards.models import LetterRecipient
from handlingsrom.web.awards.letters_said import said
from handlingsrom.web.files import file_response

Page = Callable[..., HttpResponse]


def by_link(page: Page) -> Page:
    """Gives the page the recipient its address names, or answers that the link is bad (404) or too old (410).

    The address is a key: no search engine keeps it, and no cache. That pages of ours tell no other site where one
    was follows from the site's Referrer-Policy; a stricter one would hide the origin that the form is checked by.
    """

    @never_cache
    @wraps(page)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = page(request, recipient_of(token))
        except ExpiredLink:
            response = render(request, "awards/letter_no_link.html", {"is_old": True}, status=410)
        except BadLink:
            response = render(request, "awards/letter_no_link.html", {"is_old": False}, status=404)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return found


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def letter(request: HttpRequest, recipient: LetterRecipient) -> HttpResponse:
    """The letter; posted to, the award is accepted. Opening a link accepts nothing: mail programs open them too."""
    if request.method == "POST":
        accept(by=holder(recipient), now=timezone.localtime(), letter=recipient.letter)
        return redirect(request.path)
    return render(request, "awards/letter_by_link.html", _context(recipient))


@require_safe
@by_link
def pdf(request: HttpRequest, recipient: LetterRecipient) -> HttpResponse:
    return file_response(render_paper(recipient.letter, "pdf"), "pdf", file_name(recipient.letter))


def _context(recipient: LetterRecipient) -> dict[str, Any]:
    found = recipient.letter
    changes = taken_back([found]).get(found.pk, [])
    accepted = found.recipients.filter(accepted_at__isnull=False).order_by("accepted_at").first()
    answers = answers_for(holder(recipient), found.initiative)
    return {
        "recipient": recipient,
        "letter": found,
        "partnership": found.partnership,
        "changes": changes,
        "accepted": accepted,
        "has_left": not answers,
        "may_accept": answers and accepted is None and not is_void(found, changes),
        **said(found),
    }
