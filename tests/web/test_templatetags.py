"""The tags and filters of every page, and that the icons they name are in the sprite."""

import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

import handlingsrom.web
from handlingsrom.web.templatetags.words import HEALTH, LIFECYCLE

WEB = Path(handlingsrom.web.__file__).parent
TODAY = date(2026, 6, 9)


def render(source: str, path: str = "/", **context: object) -> str:
    """What a template with our tags renders, in English, for a request to `path`."""
    request = RequestFactory().get(path)
    with override("en"):
        return engines["django"].from_string("{% load hr %}" + source).render(context, request)


def test_amounts_have_no_break_spaces_and_true_minus():
    assert render("{{ a|kr }}", a=1238200000) == "12\u00a0382\u00a0000"
    assert render("{{ a|kr_unit }}", a=20000000) == "200\u00a0000\u00a0kr"
    assert render("{{ a|kr_signed }}", a=75000000) == "+\u00a0750\u00a0000"
    assert render("{{ a|kr_signed }}", a=-515000000) == "\u2212\u00a05\u00a0150\u00a0000"


@pytest.mark.parametrize("source", ["{{ a|kr }}", "{{ a|kr_unit }}", "{{ a|kr_signed }}", "{% figure a '/x' %}"])
def test_no_amount_is_an_empty_cell_and_zero_is_a_zero(source):
    assert render(source, a=None) == ""
    assert "0" in render(source, a=0)


def test_a_figure_links_quietly_to_its_entries():
    html = render("{% figure a href %}", a=10000, href="/midler?a=1&b=2")
    assert html == '<a class="hr-figlink" href="/midler?a=1&amp;b=2">100</a>'
    assert render("{% figure a %}", a=10000) == "100"


def test_dates_are_written_the_norwegian_way():
    assert render("{{ d|hr_date }}", d=date(2026, 5, 21)) == "21.5.2026"
    assert render("{{ d|time_tag }}", d=date(2026, 5, 1)) == '<time datetime="2026-05-01">1.5.2026</time>'
    assert render("{{ d|hr_date }}{{ d|time_tag }}", d=None) == ""


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in render('{% icon "plus" %}')
    labelled = render('{% icon "plus" label=text %}', text="Add <b>")
    assert 'role="img" aria-label="Add &lt;b&gt;"' in labelled
    assert "aria-hidden" not in labelled


@pytest.mark.parametrize("code", HEALTH)
def test_health_is_told_in_words_never_by_colour_alone(code):
    with override("en"):
        word = str(HEALTH[code][0])
    assert f'data-status="{code}">{word}</span>' in render("{% health code %}", code=code)


def test_health_older_than_90_days_is_out_of_date_on_the_day_shown():
    source = "{% health 'at_risk' on today %}"
    assert "out of date" not in render(source, on=date(2026, 3, 11), today=TODAY)
    assert "out of date" in render(source, on=date(2026, 3, 10), today=TODAY)


def test_health_that_nobody_set_is_unknown():
    assert 'data-status="unknown"' in render("{% health None %}")


@pytest.mark.parametrize("code", LIFECYCLE)
def test_every_lifecycle_has_a_word(code):
    assert render("{{ code|lifecycle_word }}", code=code)


def test_a_column_head_sorts_and_keeps_the_rest_of_the_address():
    html = render('{% sortable "title" "Initiative" %}', path="/plan?region=hamar&page=3&sort=health")
    assert 'aria-sort="none"' in html
    assert 'href="?region=hamar&amp;sort=title"' in html


@pytest.mark.parametrize(
    ("now", "state", "next_sort"),
    [("", "none", "title"), ("title", "ascending", "-title"), ("-title", "descending", "title")],
)
def test_a_second_click_turns_the_order(now, state, next_sort):
    html = render('{% sortable "title" "Initiative" %}', path=f"/plan?sort={now}")
    assert f'aria-sort="{state}"' in html
    assert f'href="?sort={next_sort}"' in html


def test_amounts_sort_from_the_largest_first():
    html = render('{% sortable "left" "Left" num=True descending_first=True %}')
    assert 'class="num"' in html
    assert 'href="?sort=-left"' in html


def test_what_is_missing_leads_to_where_it_is_put_right():
    assert render("{% missing 'No owner' '/x' %}").startswith('<a href="/x" class="ds-tag')
    assert render("{% missing 'No owner' %}").startswith('<span class="ds-tag')


def test_initials_are_first_and_last():
    assert render("{{ n|initials }}", n="Ingrid Marie Moen") == "IM"
    assert render("{{ n|initials }}", n="sekretariat@example.org") == "S"
    assert render("{{ n|initials }}", n="") == ""


class Sample(forms.Form):
    title = forms.CharField(help_text="As in the plan.")
    kind = forms.ChoiceField(choices=[("a", "New")], widget=forms.RadioSelect)
    is_read = forms.BooleanField()


def test_a_field_names_its_help_and_its_error():
    html = render('{% include "parts/field.html" with field=form.title %}', form=Sample({}))
    assert 'class="ds-input"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html


def test_radio_buttons_are_a_named_group():
    html = render('{% include "parts/field.html" with field=form.kind %}', form=Sample())
    assert "<legend" in html
    assert 'type="radio"' in html
    assert 'for="id_kind_0"' in html
    assert 'class="ds-input"' in html


def test_the_error_summary_leads_to_each_field():
    html = render('{% include "parts/form_errors.html" %}', form=Sample({}))
    for address in ("#id_title", "#id_kind", "#id_is_read"):
        assert f'href="{address}"' in html
    assert render('{% include "parts/form_errors.html" %}', form=Sample()).strip() == ""


def test_pages_keep_the_filter():
    page = Paginator(range(100), 20).get_page(3)
    html = render('{% include "parts/pagination.html" %}', path="/x?region=hamar", page=page)
    assert 'href="?region=hamar&amp;page=4"' in html
    assert 'aria-current="true"' in html


def test_every_icon_named_in_code_and_templates_is_in_the_sprite():
    sprite = set(re.findall(r'id="i-([a-z0-9]+)"', (WEB / "static/vendor/aksel/sprite.svg").read_text()))
    named = re.compile(r"""(?:\{% icon |icon_name=|{icon\()["']([a-z0-9]+)["']""")
    files = [*WEB.rglob("*.html"), *WEB.rglob("*.py")]
    used = {name for file in files for name in named.findall(file.read_text())}
    used |= {name for _word, name in HEALTH.values()}
    assert used - sprite == set()


def test_no_template_breaks_the_content_security_policy():
    for file in WEB.rglob("*.html"):
        source = file.read_text()
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)", source), file
