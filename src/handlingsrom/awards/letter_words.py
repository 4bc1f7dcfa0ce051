"""The sentences of an award letter, the same on paper, in the mail and on its page."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from handlingsrom.awards.letter_content import Content
from handlingsrom.awards.models import AwardLetter
from handlingsrom.lib.amounts import NBSP, format_kr, keep_together
from handlingsrom.lib.dates import format_date
from handlingsrom.papers.model import Run, Runs


def letter_title(letter: AwardLetter) -> str:
    return _("Award letter %(year)s: %(title)s") % {
        "year": letter.year,
        "title": letter.content["initiative"]["title"],
    }


def reference(letter: AwardLetter) -> str:
    """The case behind it: `Sak SSU 13/26`."""
    decision = letter.content["decision"]
    return _("Case %(body)s %(number)s") % {"body": decision["body_code"], "number": decision["case"]}


def opening(said: Content) -> Runs:
    """The first sentence: who decided what, when and for which year; the sum is bold."""
    carried = sum(line["amount_ore"] for line in said["lines"] if line["kind"] == "carry_over")
    words = {
        "body": said["decision"]["body"],
        "date": format_date(day_of(said["decision"]["points"][0]["decided_on"])),
        "title": said["initiative"]["title"],
        "amount": kr(said["sum_ore"]),
        "new": kr(said["sum_ore"] - carried),
        "carried": kr(carried),
        "year": said["year"],
    }
    if carried == said["sum_ore"]:
        text = _("%(body)s decided on %(date)s that “%(title)s” may use %(amount)s of earlier years in %(year)s.")
    elif carried:
        text = _(
            "%(body)s decided on %(date)s that “%(title)s” has %(amount)s for %(year)s: %(new)s is new, and "
            "%(carried)s is carried over from earlier years."
        )
    else:
        text = _("%(body)s decided on %(date)s to give “%(title)s” %(amount)s for %(year)s.")
    before, amount, after = (text % words).partition(words["amount"])
    return Run(before), Run(amount, bold=True), Run(after)


def belonging(said: Content) -> str:
    """Where in the plan the initiative is, and whose money it is given."""
    return " ".join(filter(None, (_place(said["initiative"]), *_origins(said["grants"]))))


def _place(initiative: dict[str, str]) -> str:
    area, programme = initiative["focus_area"], initiative["programme"]
    if area and programme:
        text = _("The initiative is part of the focus area “%(focus_area)s” and the programme “%(programme)s”.")
    elif area:
        text = _("The initiative is part of the focus area “%(focus_area)s”.")
    elif programme:
        text = _("The initiative is part of the programme “%(programme)s”.")
    else:
        return ""
    return text % initiative


def _origins(grants: list[dict[str, str]]) -> Iterator[str]:
    """A sentence for each giver."""
    by_giver: dict[str, list[str]] = {}
    for grant in grants:
        letter = _("letter %(reference)s") % grant if grant["reference"] else ""
        by_giver.setdefault(grant["giver"], []).append(grant["name"] + (f" ({letter})" if letter else ""))
    for giver, names in by_giver.items():
        words = {"grants": listed(names), "giver": giver}
        yield (
            _("The money is from %(grants)s, given by %(giver)s.") if giver else _("The money is from %(grants)s.")
        ) % words


def listed(names: list[str]) -> str:
    """`a, b and c`."""
    *before, last = names
    return _("%(before)s and %(last)s") % {"before": ", ".join(before), "last": last} if before else last


def available(said: Content) -> str:
    """What the initiative has in all, when that is not only what this letter gives."""
    if said["available_ore"] == said["sum_ore"]:
        return ""
    return _("With what it had before, the initiative has %(amount)s to use in %(year)s.") % {
        "amount": kr(said["available_ore"]),
        "year": said["year"],
    }


def conditions(said: Content) -> Iterator[str]:
    """What the money may be used for and until when, what must be in place first, and what is promised on top."""
    yield _("The money is used for what stands above. Another use needs a new decision.")
    yield _(
        "It can be used until %(date)s. What is left then can be used on only if it is decided to carry it over."
    ) % {"date": format_date(day_of(said["spend_until"]))}
    for condition in said["conditions"]:
        yield condition["text"]
    for promised in said["commitments"]:
        yield _("The initiative is also promised %(amount)s for %(year)s, as long as there is money.") % {
            "amount": kr(promised["amount_ore"]),
            "year": promised["year"],
        }


def duties(said: Content) -> Iterator[str]:
    """What is to be reported, and what the same case asks of the initiative."""
    yield from said["duties"]
    for routine in said["routines"]:
        yield _("A routine adopted in the same case: %(routine)s") % {"routine": routine}
    for task in said["tasks"]:
        yield f"{task['text']}: {format_date(day_of(task['due_on']))}" if task["due_on"] else task["text"]


def wording(point: dict[str, str]) -> str:
    """The point as decided, after what the point above it begins."""
    return keep_together(f"{point['lead']} {point['wording']}".strip())


def contact_line(said: Content) -> str:
    return ", ".join(f"{person['name']} ({person['email']})" for person in said["contact"])


def regards() -> str:
    return _("Kind regards")


def signature(said: Content) -> str:
    return _("The secretariat of %(partnership)s") % said


def kr(ore: int) -> str:
    return f"{format_kr(ore)}{NBSP}kr"


def day_of(text: str) -> date:
    return date.fromisoformat(text)
