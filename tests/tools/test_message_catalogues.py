"""The catalogues hold exactly what Django looks up when the program runs."""

import json
import threading

import pytest
from django.template import Context, Engine
from django.utils import translation

import messages_in_catalogues as catalogues
from messages import main

PAGE = """{% load i18n %}
    {% translate "Save" %} {% translate "Open" context "a case" %} {{ "Yes"|default:_("No") }}
  <p>{% blocktranslate trimmed with name=person %}
      {{ name }} keeps
      50 % of it
    {% endblocktranslate %}</p>
{% blocktranslate trimmed count n=cases %}
  one case
{% plural %}
  {{ n }} cases
{% endblocktranslate %}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext, npgettext
from handlingsrom.lib.marking import gettext_noop
A = _("Sum")
B = ngettext("%(n)s krone", "%(n)s kroner", 2)
C = pgettext("month", "May")
D = npgettext("paper", "%(n)s page", "%(n)s pages", 2)
E = gettext_noop("Write an amount.")
"""
MESSAGES = {
    "Save": "Lagre",
    "a case\u0004Open": "Åpne",
    "No": "Nei",
    "%(name)s keeps 50 %% of it": "%(name)s beholder 50 %% av det",
    "%(n)s cases": ["én sak", "%(n)s saker"],
    "Sum": "Sum",
    "%(n)s kroner": ["%(n)s krone", "%(n)s kroner"],
    "month\u0004May": "mai",
    "paper\u0004%(n)s pages": ["%(n)s side", "%(n)s sider"],
    "Write an amount.": "Skriv et beløp.",
}


@pytest.fixture
def source(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    (tmp_path / "code.py").write_text(CODE)
    return tmp_path


def po(source, language="nb"):
    return source / "locale" / language / "LC_MESSAGES" / "django.po"


def rendered(source, settings, language):
    settings.LOCALE_PATHS = [source / "locale"]
    engine = Engine(libraries={"i18n": "django.templatetags.i18n"})
    with translation.override(language):
        page = engine.from_string(PAGE).render(Context({"person": "Kari", "cases": 3}))
    return " ".join(page.split())


def test_every_way_of_marking_a_message_is_collected(source):
    assert set(catalogues.missing("nb", source)) == set(MESSAGES)


def test_django_shows_the_translations_that_were_filled_in(source, settings):
    assert catalogues.fill("nb", MESSAGES, source) == []
    assert rendered(source, settings, "nb") == "Lagre Åpne Yes <p>Kari beholder 50 % av det</p> 3 saker"


def test_english_fills_itself_even_when_bokmal_is_the_fallback(source, settings):
    catalogues.fill("nb", MESSAGES, source)
    assert rendered(source, settings, "en") == "Save Open Yes <p>Kari keeps 50 % of it</p> 3 cases"


def test_what_nynorsk_lacks_is_shown_in_bokmal(source, settings):
    catalogues.fill("nb", MESSAGES, source)
    catalogues.fill("nn", {"Save": "Lagra"}, source)
    assert rendered(source, settings, "nn").startswith("Lagra Åpne")
    assert rendered(source, settings, "nn").endswith("3 saker")


def test_a_complete_catalogue_passes_the_check(source):
    catalogues.fill("nb", MESSAGES, source)
    catalogues.fill("nn", MESSAGES, source)
    assert catalogues.check(source) == []
    assert catalogues.missing("nb", source) == {}


def test_the_check_names_what_is_missing(source, capsys):
    catalogues.fill("nb", MESSAGES | {"Save": ""}, source)
    catalogues.fill("nn", MESSAGES, source)
    assert main(["check"], source) == 1
    assert capsys.readouterr().err == "nb missing: 'Save'\n"


def test_new_messages_come_in_and_obsolete_ones_go_out(source):
    catalogues.fill("nb", MESSAGES, source)
    (source / "code.py").write_text('_("Total")')
    assert {"nb missing: 'Total'", "nb obsolete: 'Sum'", "en missing: 'Total'"} <= set(catalogues.check(source))
    catalogues.extract(source)
    stored = po(source).read_text()
    assert "Total" in stored
    assert "Lagre" in stored
    assert "Sum" not in stored


def test_a_file_that_cannot_be_read_costs_no_translation(source):
    catalogues.fill("nb", MESSAGES, source)
    (source / "code.py").write_text('_("Sum"')
    (problem,) = catalogues.extract(source)
    assert problem.startswith("code.py")
    assert "Skriv et beløp." in po(source).read_text()
    assert any(each.startswith("cannot be read: code.py") for each in catalogues.check(source))


def test_an_unreadable_template_is_named(source):
    (source / "templates" / "page.html").write_text("{% blocktranslate %}{% if a %}{% endblocktranslate %}")
    assert catalogues.extract(source)[0].startswith("templates/page.html")


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("Nowhere", "Ingen steder", "not in the source"),
        ("%(n)s cases", "saker", "needs [singular, plural]"),
        ("Sum", ["a", "b"], "needs one text"),
        ("%(n)s cases", ["én sak", "%(antall)s saker"], "placeholders differ"),
        ("%(name)s keeps 50 %% of it", "%(name)s beholder 50 % av det", "placeholders differ"),
    ],
)
def test_a_translation_that_does_not_fit_is_left_out_with_the_reason(source, key, text, reason):
    assert catalogues.fill("nb", {key: text}, source) == [f"{reason}: {key!r}"]


def test_a_plural_can_be_filled_by_its_singular(source):
    assert catalogues.fill("nb", {"one case": ["én sak", "%(n)s saker"]}, source) == []
    assert "%(n)s cases" not in catalogues.missing("nb", source)


def test_the_check_finds_fuzzy_and_mismatched_translations(source):
    catalogues.fill("nb", MESSAGES, source)
    catalogues.fill("nn", MESSAGES, source)
    text = po(source).read_text().replace('msgid "Sum"', '#, fuzzy\nmsgid "Sum"')
    po(source).write_text(text.replace("%(name)s beholder", "%(navn)s beholder"))
    expected = {"nb fuzzy: 'Sum'", "nb placeholders differ: '%(name)s keeps 50 %% of it'"}
    assert set(catalogues.check(source)) == expected


def test_the_stored_catalogue_is_sorted_and_steady(source):
    catalogues.fill("nb", MESSAGES, source)
    first = po(source).read_bytes()
    catalogues.extract(source)
    assert po(source).read_bytes() == first
    ids = [line for line in first.decode().splitlines() if line.startswith("msgid ")]
    assert ids == sorted(ids)
    assert b"code.py" not in first
    assert b"Date" not in first


def test_several_people_filling_in_at_once_lose_nothing(source):
    each = [
        threading.Thread(target=catalogues.fill, args=("nb", {key: text}, source)) for key, text in MESSAGES.items()
    ]
    for thread in each:
        thread.start()
    for thread in each:
        thread.join()
    assert catalogues.missing("nb", source) == {}


def test_the_command_line_fills_in_what_it_printed_as_missing(source, capsys, tmp_path):
    assert main(["missing", "nb"], source) == 0
    assert json.loads(capsys.readouterr().out)["%(n)s cases"] == ["", ""]
    (tmp_path / "nb.json").write_text(json.dumps(MESSAGES))
    assert main(["fill", "nb", str(tmp_path / "nb.json")], source) == 0
    assert main(["compile"], source) == 0
    assert po(source).with_suffix(".mo").exists()
