"""Who is asking: `request.actor`, and the rule that every page asks for a signed-in person unless it is in OPEN."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from handlingsrom.book.policies import can_load
from handlingsrom.people.actors import Actor, actor_for
from handlingsrom.people.models import Partnership, RoleKind

# Pages open to everyone. Besides these only the sign-in pages, which allauth marks as open itself.
OPEN = {
    "alive",
    "ready",
    "accessibility",
    "privacy",
    "set_language",
    "account_signup",
    # A signed link in a mail is the key.
    "money_year_end_by_link",
    "money_letter_by_link",
    "money_letter_by_link_pdf",
}
# Pages for which it is enough to be signed in: one's own account.
OWN_ACCOUNT = {"profile", "set_language"}

PARTNERSHIP_KEY = "partnership_id"
"""The session key of the partnership chosen by a person who is in several."""

_NEEDS_SECOND_FACTOR = (RoleKind.SECRETARIAT, RoleKind.ADMINISTRATOR)


class SignInRequired(LoginRequiredMiddleware):
    """Middleware: strangers are sent to the sign-in page from every page that is not open."""

    def process_view(self, request: HttpRequest, view_func: Any, *args: Any) -> HttpResponseBase | None:
        return None if _name(request) in OPEN else super().process_view(request, view_func, *args)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Back to the page one was on, not to the address of a form or of a part of the page."""
        page = _page_of(request)
        to_sign_in = redirect_to_login(page, resolve_url(settings.LOGIN_URL))
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=401, headers={"HX-Redirect": to_sign_in.url})
        return to_sign_in


class FindActor:
    """Middleware: sets `request.actor`, and stops those who are signed in but nobody in any partnership."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: find_actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if _name(request) in OPEN | OWN_ACCOUNT or _is_sign_in_page(view_func) or not request.user.is_authenticated:
            return None
        if request.actor.partnership is None:  # type: ignore[attr-defined]
            return render(request, "account/no_person.html", status=403)
        return _ask_for_second_factor(request)


def find_actor(request: HttpRequest) -> Actor:
    """The signed-in person in the chosen partnership, or else in their first; without rights for strangers."""
    if not request.user.is_authenticated:
        return Actor(name="")
    on, chosen = timezone.localdate(), request.session.get(PARTNERSHIP_KEY)
    actor = actor_for(request.user, on=on, partnership_id=chosen)
    return actor_for(request.user, on=on) if chosen and actor.partnership is None else actor


def actor_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `actor`, `partnership`, `user_roles` (words) and what the menu asks, found when used."""
    actor = getattr(request, "actor", None) or Actor(name="")
    return {
        "actor": actor,
        "partnership": SimpleLazyObject(lambda: actor.partnership),
        "user_roles": lambda: [kind.label for kind in RoleKind if kind.value in actor.roles],
        "is_demo": lambda: _is_demo(actor),
        "may_load_book": lambda: can_load(actor, actor.partnership_id or 0),
    }


def _is_demo(actor: Actor) -> bool:
    if actor.partnership:
        return actor.partnership.is_demo
    return Partnership.objects.filter(is_demo=True).exists()


def _page_of(request: HttpRequest) -> str:
    is_part = request.headers.get("HX-Request") == "true" or request.method not in {"GET", "HEAD"}
    if not is_part:
        return request.get_full_path()
    shown = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    return urlunsplit(("", "", shown.path or "/", shown.query, ""))


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""


def _is_sign_in_page(view_func: Any) -> bool:
    return getattr(view_func, "__module__", "").startswith("allauth.")


def _ask_for_second_factor(request: HttpRequest) -> HttpResponse | None:
    """Where the installation demands it, those who may change the most cannot go on with a password alone."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    is_required = getattr(settings, "REQUIRE_MFA", False) and actor.has(*_NEEDS_SECOND_FACTOR)
    if not is_required or _has_second_factor(request):
        return None
    messages.warning(request, _("Your role needs a second factor. Add an authenticator app or a passkey to go on."))
    return redirect("mfa_index")


def _has_second_factor(request: HttpRequest) -> bool:
    from allauth.account.authentication import get_authentication_records
    from allauth.mfa.utils import is_mfa_enabled

    came_from_provider = any(r.get("method") == "socialaccount" for r in get_authentication_records(request))
    return came_from_provider or is_mfa_enabled(request.user)
