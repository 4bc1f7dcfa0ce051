"""One's own account: the profile, which partnership to work in, and the language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language as django_set_language

from handlingsrom.people.models import Person, User
from handlingsrom.web.account.forms import PartnershipForm
from handlingsrom.web.actor import PARTNERSHIP_KEY


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """Who one is here, and the ways to everything about signing in."""
    persons = _persons(request)
    actor = request.actor  # type: ignore[attr-defined]
    form = PartnershipForm(persons=persons, initial={"partnership": actor.partnership_id})
    return render(request, "account/profile.html", {"persons": persons, "form": form})


@require_POST
def switch_partnership(request: HttpRequest) -> HttpResponse:
    form = PartnershipForm(request.POST, persons=_persons(request))
    if not form.is_valid():
        return render(request, "account/profile.html", {"persons": _persons(request), "form": form}, status=422)
    request.session[PARTNERSHIP_KEY] = form.cleaned_data["partnership"]
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Django's view keeps the language in a cookie; who is signed in has it kept with the account too."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    return django_set_language(request)


@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")


def _persons(request: HttpRequest) -> list[Person]:
    persons = Person.objects.filter(user_id=request.user.pk or 0).select_related("partnership", "partner")
    return list(persons.order_by("partnership__name"))
