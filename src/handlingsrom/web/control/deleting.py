"""Removing a checked paper with all that was said of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handlingsrom.findings.checking import forget_paper
from handlingsrom.web.control.finding import actor_of, own_paper


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first, and then removes it."""
    checked = own_paper(request, pk)
    if request.method == "POST":
        name = checked.name
        forget_paper(by=actor_of(request), now=timezone.localtime(), paper=checked)
        messages.success(request, _("%(name)s is removed, with what was said of it.") % {"name": name})
        return redirect("control:list")
    crumbs = [
        (_("Control"), reverse("control:list")),
        (checked.name, reverse("control:paper", args=[checked.pk])),
    ]
    settled = checked.settlements.count()
    return render(request, "control/forget.html", {"checked": checked, "crumbs": crumbs, "settled": settled})
