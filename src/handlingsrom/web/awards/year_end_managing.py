"""What the secretariat does with a year end: ask, give another due date, remind, and put the answers in a case."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from handlingsrom.awards.models import YearEnd, YearEndAnswer
from handlingsrom.awards.year_end import ask_the_rest, move_due_date, open_year_end
from handlingsrom.awards.year_end_gathering import Gathered, drafts_for, gather, gather_into_new, wishes
from handlingsrom.awards.year_end_lines import left_now, lines, to_ask
from handlingsrom.awards.year_end_reminders import remind as remind_all
from handlingsrom.cases.models import Case
from handlingsrom.lib.amounts import format_kr
from handlingsrom.lib.errors import Refused
from handlingsrom.money.policies import check_can_post
from handlingsrom.plan.models import Initiative
from handlingsrom.web.access import get_own
from handlingsrom.web.awards.year_end import address_of, crumbs
from handlingsrom.web.awards.year_end_forms import NEW, GatherForm, OpenForm
from handlingsrom.web.forms import put_on
from handlingsrom.web.links import to_case

_GET_OR_POST = ["GET", "HEAD", "POST"]
_NAMED = 3  # of those who have not answered; the case itself names all


@require_http_methods(_GET_OR_POST)
def open_new(request: HttpRequest, year: int) -> HttpResponse:
    """Ask about a year; before that, whom it concerns. One that was asked about already has its own page."""
    by: Any = request.actor  # type: ignore[attr-defined]
    check_can_post(by, by.partnership_id)
    if request.method != "POST" and YearEnd.objects.filter(partnership_id=by.partnership_id, year=year).exists():
        return redirect(address_of(year))
    form = OpenForm(request.POST or None, year=year)
    if form.is_valid():
        try:
            made = open_year_end(
                by=by,
                now=timezone.now(),
                partnership=by.partnership,
                year=year,
                due_on=form.cleaned_data["due_on"],
            )
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(
                request, _asked(made.answers.select_related("initiative__leader", "initiative__owner"))
            )
            return redirect(address_of(year))
    context = {"form": form, "crumbs": crumbs(request), "year": year, "rows": _would_ask(by.partnership_id, year)}
    return render(request, "awards/year_end_open.html", context, status=422 if form.errors else 200)


def _would_ask(partnership_id: int, year: int) -> list[dict[str, Any]]:
    """The initiatives with money left, and who would get the mail."""
    left = left_now(partnership_id, year)
    found = Initiative.objects.filter(pk__in=left).select_related("leader", "owner", "focus_area")
    return [
        {"initiative": one, "left_ore": left[one.pk], "people": to_ask(one)}
        for one in found.order_by("focus_area__order", "order", "id")
    ]


def _asked(answers: Iterable[YearEndAnswer]) -> str:
    """How many got the question, and how many have nobody to get it."""
    rows = [bool(to_ask(answer.initiative)) for answer in answers]
    count, nobody = rows.count(True), rows.count(False)
    said = ngettext("%(count)s initiative is asked.", "%(count)s initiatives are asked.", count) % {"count": count}
    if nobody:
        said += " " + ngettext(
            "%(count)s has nobody to ask: name a leader or an owner of the initiative.",
            "%(count)s have nobody to ask: name a leader or an owner of each initiative.",
            nobody,
        ) % {"count": nobody}
    return said


@require_http_methods(_GET_OR_POST)
def due_date(request: HttpRequest, year: int) -> HttpResponse:
    chosen = _chosen(request, year)
    form = OpenForm(request.POST or None, initial={"due_on": chosen.due_on}, year=year)
    if form.is_valid():
        try:
            by: Any = request.actor  # type: ignore[attr-defined]
            move_due_date(by=by, now=timezone.now(), year_end=chosen, due_on=form.cleaned_data["due_on"])
        except Refused as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("The due date is changed."))
            return redirect(address_of(year))
    context = {"form": form, "crumbs": crumbs(request), "chosen": chosen}
    return render(request, "awards/year_end_due.html", context, status=422 if form.errors else 200)


@require_POST
def remind(request: HttpRequest, year: int) -> HttpResponse:
    chosen = _chosen(request, year)
    try:
        reminded = remind_all(by=request.actor, now=timezone.now(), year_end=chosen)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        count = len(reminded)
        said = ngettext(
            "%(count)s initiative is reminded today.", "%(count)s initiatives are reminded today.", count
        )
        messages.success(request, said % {"count": count})
    return redirect(address_of(year))


@require_POST
def ask_more(request: HttpRequest, year: int) -> HttpResponse:
    """Ask those who have got money left since."""
    chosen = _chosen(request, year)
    asked = ask_the_rest(by=request.actor, now=timezone.now(), year_end=chosen)  # type: ignore[attr-defined]
    messages.success(request, _asked(asked))
    return redirect(address_of(year))


@require_http_methods(_GET_OR_POST)
def gather_answers(request: HttpRequest, year: int) -> HttpResponse:
    """What would be put in the case, and into which; then it is done, and the case is shown."""
    chosen = _chosen(request, year)
    drafts = drafts_for(chosen)
    form = GatherForm(
        request.POST or None,
        initial=_usual(chosen, drafts),
        partnership_id=chosen.partnership_id,
        drafts=drafts,
    )
    if form.is_valid():
        try:
            result = _gather(request, chosen, form.cleaned_data)
        except Refused as refusal:
            put_on(form, refusal)
        else:
            _say(request, result)
            return redirect(to_case(result.case.pk))
    found = lines(chosen)
    context = {
        "form": form,
        "crumbs": [*crumbs(request)[:-1], (_("Year end %(year)s") % {"year": year}, address_of(year))],
        "chosen": chosen,
        "wishes": wishes(found),
        "unanswered": [line for line in found if line.waits],
    }
    return render(request, "awards/year_end_gather.html", context, status=422 if form.errors else 200)


def _usual(chosen: YearEnd, drafts: list[Case]) -> dict[str, Any]:
    title = _("Unspent money of %(year)s: carry-over and release") % {"year": chosen.year}
    return {"case": str(drafts[0].pk) if drafts else NEW, "title": title, "lists_unanswered": True}


def _gather(request: HttpRequest, chosen: YearEnd, said: dict[str, Any]) -> Gathered:
    shared: dict[str, Any] = {
        "by": request.actor,  # type: ignore[attr-defined]
        "now": timezone.localtime(),
        "year_end": chosen,
        "lists_unanswered": said["lists_unanswered"],
    }
    if said["case"] == NEW:
        return gather_into_new(body=said["body"], title=said["title"], meeting=said["meeting"], **shared)
    return gather(case=get_own(request, Case.objects.all(), pk=said["case"]), **shared)


def _say(request: HttpRequest, result: Gathered) -> None:
    """What became of every row that did not simply come in as it was answered."""
    count = len(result.taken)
    said = ngettext("%(count)s answer is put in the case.", "%(count)s answers are put in the case.", count)
    messages.success(request, said % {"count": count})
    for wish in result.taken:
        if wish.less_ore:
            words = {"title": wish.answer.initiative, "kr": format_kr(wish.less_ore)}
            changed = _("%(title)s: %(kr)s kr less is left than the answer says, so less is carried over.")
            messages.warning(request, changed % words)
        elif wish.more_ore:
            words = {"title": wish.answer.initiative, "kr": format_kr(wish.more_ore)}
            changed = _("%(title)s: %(kr)s kr more is left than the answer says, and is not in the case.")
            messages.warning(request, changed % words)
    for wish in result.already:
        messages.info(request, _("%(title)s has such a change already.") % {"title": wish.answer.initiative})
    for wish, reason in result.refused:
        messages.warning(request, f"{wish.answer.initiative}: {reason}")
    if result.unanswered:
        titles = "; ".join(str(line.answer.initiative) for line in result.unanswered[:_NAMED])
        if more := len(result.unanswered[_NAMED:]):
            titles += " " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
        messages.info(request, _("Not answered: %(titles)s.") % {"titles": titles})


def _chosen(request: HttpRequest, year: int) -> YearEnd:
    """One's own question of the year, for those who may manage it."""
    by: Any = request.actor  # type: ignore[attr-defined]
    check_can_post(by, by.partnership_id)
    return get_own(request, YearEnd.objects.select_related("partnership"), year=year)
