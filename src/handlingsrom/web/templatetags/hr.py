"""Tags and filters of every page: `{% load hr %}`. They run once per table row, so they only format strings."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handlingsrom.lib.amounts import NBSP, format_kr, keep_together
from handlingsrom.lib.dates import format_date, format_datetime
from handlingsrom.web.templatetags.words import HEALTH, LIFECYCLE, STALE_AFTER_DAYS

register = template.Library()

SPRITE = "vendor/aksel/sprite.svg"


@register.filter
def kr(ore: int | None) -> str:
    """Øre as `12 382 000`; nothing when there is no amount, because an empty cell is not a zero."""
    return "" if ore is None or ore == "" else format_kr(ore)


@register.filter
def kr_unit(ore: int | None) -> str:
    """Øre as `12 382 000 kr`, for running text; in tables the unit stands once, in the head."""
    text = kr(ore)
    return f"{text}{NBSP}kr" if text else ""


@register.filter
def kr_signed(ore: int | None) -> str:
    """Øre with its sign, `+ 750 000`, for what comes and goes; zero has none."""
    text = kr(ore)
    return f"+{NBSP}{text}" if text and ore and ore > 0 else text


@register.filter
def together(text: str) -> str:
    """Text as somebody wrote it, with its amounts whole: `9 053 333 kr` is not broken between lines."""
    return keep_together(str(text))


@register.filter
def hr_date(day: date | None) -> str:
    """`21.5.2026`; nothing when there is no date."""
    return format_date(day) if day else ""


@register.filter
def time_tag(day: date | None) -> SafeString | str:
    """The date as <time datetime="2026-05-21">21.5.2026</time>."""
    return mark_safe(_time(day)) if day else ""  # noqa: S308 (digits, dots and hyphens only)


@register.filter
def hr_moment(moment: datetime | None) -> str:
    """`12.5.2026 kl. 10.42`, in Oslo time."""
    return format_datetime(moment, get_language() or "nb") if moment else ""


def _time(day: date) -> str:
    return f'<time datetime="{day:%Y-%m-%d}">{format_date(day)}</time>'


@register.simple_tag
def icon(name: str, tone: str = "", label: str = "", css: str = "") -> SafeString:
    """An icon of the sprite, hidden from screen readers unless it has a `label`.

    `tone`: warning, danger, success or neutral. `css`: one more class. Names: tools/vendor_icons.py.
    """
    return _icon(name, tone, str(label), css)


@lru_cache(maxsize=512)
def _icon(name: str, tone: str, label: str, css: str) -> SafeString:
    classes = " ".join(filter(None, ["hr-i", f"hr-tone-{tone}" if tone else "", css]))
    use = format_html('<use href="{}#i-{}"/>', static(SPRITE), name)
    if not label:
        return format_html('<svg class="{}" aria-hidden="true">{}</svg>', classes, use)
    return format_html('<svg class="{}" role="img" aria-label="{}">{}</svg>', classes, label, use)


@register.simple_tag
def figure(ore: int | None, href: str = "", signed: bool = False) -> SafeString | str:
    """An amount as a quiet link to the entries behind it; plain when it has no address, nothing for None."""
    text = kr_signed(ore) if signed else kr(ore)
    return format_html('<a class="hr-figlink" href="{}">{}</a>', href, text) if text and href else text


@register.simple_tag
def missing(label: str, href: str = "", name: str = "exclamationmarktrianglefill") -> SafeString:
    """A small warning tag where something is missing, leading to the place where it is put right."""
    start = format_html('a href="{}"', href) if href else "span"
    return format_html(
        '<{} class="ds-tag hr-tag hr-missing" data-color="warning" data-variant="outline">{}{}</{}>',
        start,
        icon(name),
        label,
        "a" if href else "span",
    )


@register.filter
def health_word(code: str) -> str:
    """The word for a health code, e.g. for <option>s and Excel."""
    return str(HEALTH[code or "unknown"][0])


@register.filter
def lifecycle_word(code: str) -> str:
    """The word for a lifecycle code: plain text, because only a decision changes it."""
    return str(LIFECYCLE[code])


@register.simple_tag
def health(code: str, on: date | None = None, today: date | None = None) -> SafeString:
    """Icon and word of a reported health; with `on`, the date below it, marked when older than 90 days.

    Give `today` (the date the page shows) so that a plan shown as of a past day is not called out of date.
    The icon is drawn by the style sheet, which keeps long tables small.
    """
    code = code or "unknown"
    head = f'<span class="hr-status" data-status="{code}">{HEALTH[code][0]}</span>'
    return mark_safe(head + (_reported(on, today) if on else ""))  # noqa: S308 (codes, catalogue words, digits)


@register.simple_tag
def health_not_reported(code: str) -> SafeString:
    """As `health`, saying below that nobody has reported it."""
    word = _("not reported")
    return mark_safe(f'{health(code)}<small class="hr-meld">{word}</small>')  # noqa: S308 (catalogue words)


def _reported(on: date, today: date | None) -> str:
    is_stale = ((today or timezone.localdate()) - on).days > STALE_AFTER_DAYS
    word = _("out of date")
    mark = f' <i class="hr-stale">{word}</i>' if is_stale else ""
    return f'<small class="hr-meld">{format_date(on)}{mark}</small>'


@register.simple_tag(takes_context=True)
def sortable(
    context: template.Context,
    key: str,
    label: str,
    num: bool = False,
    css: str = "",
    descending_first: bool = False,
) -> SafeString:
    """A column head that sorts: <th aria-sort> with a link that sets `sort` and keeps the rest of the address.

    `?sort=title` is ascending, `?sort=-title` descending; amounts (`num`) start with the largest when
    `descending_first`. Sorting starts again at the first page. The view reads `sort` and checks it.
    """
    request = context["request"]
    now = request.GET.get("sort", "")
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    first, second = (f"-{key}", key) if descending_first else (key, f"-{key}")
    query = request.GET.copy()
    query.pop("page", None)
    query["sort"] = second if now == first else first
    return format_html(
        '<th scope="col"{} aria-sort="{}">'
        '<a class="hr-sort" href="?{}">{}{}</a><span class="hr-thname">{}</span></th>',
        format_html(' class="{}"', f"num {css}".strip() if num else css) if num or css else "",
        state,
        query.urlencode(),
        label,
        icon(_SORT_ICONS[state]),
        label,
    )


_SORT_ICONS = {
    "none": "caretupdown",
    "ascending": "caretupdownfilledup",
    "descending": "caretupdownfilleddown",
}


@register.filter
def ds_input(field: BoundField) -> SafeString:
    """The field's widget as a Designsystemet input; Django adds id, aria-describedby and aria-invalid."""
    own = field.field.widget.attrs.get("class", "")
    attrs: dict[str, Any] = {"class": f"ds-input {own}".strip()}
    if field.field.localize or field.widget_type in {"number", "amount"}:
        attrs["inputmode"] = "numeric"
    return field.as_widget(attrs=attrs)


@register.filter
def ds_choice(choice: BoundWidget) -> SafeString:
    """One radio button or check box of a list, without Django's label around it."""
    choice.data["attrs"]["class"] = "ds-input"
    return choice.tag()


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """The numbers to show under a long list, with `…` where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.filter
def initials(name: str) -> str:
    """`Ingrid Marie Moen` as `IM`, for the round mark in the top bar."""
    words = [word for word in str(name).replace("-", " ").split() if word[:1].isalpha()]
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()
