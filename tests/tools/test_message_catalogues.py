"""The catalogues hold exactly what Django looks up when the program runs."""

import importlib.util
import json
import threading
from pathlib import Path

import pytest
from django.template import Context, Engine
from django.utils import translation

_PATH = Path(__file__).resolve().parents[2] / "tools" / "messages.py"
_SPEC = importlib.util.spec_from_file_location("handlingsrom_messages_tool", _PATH)
messages = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(messages)

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
    assert set(messages.missing("nb", source)) == set(MESSAGES)


def test_django_shows_the_translations_that_were_filled_in(source, settings):
    assert messages.fill("nb", MESSAGES, source) == []
    assert rendered(source, settings, "nb") == "Lagre Åpne Yes <p>Kari beholder 50 % av det</p> 3 saker"


def test_english_fills_itself_even_when_bokmal_is_the_fallback(source, settings):
    messages.fill("nb", MESSAGES, source)
    assert rendered(source, settings, "en") == "Save Open Yes <p>Kari keeps 50 % of it</p> 3 cases"


def test_what_nynorsk_lacks_is_shown_in_bokmal(source, settings):
    messages.fill("nb", MESSAGES, source)
    messages.fill("nn", {"Save": "Lagra"}, source)
    assert rendered(source, settings, "nn").startswith("Lagra Åpne")
    assert rendered(source, settings, "nn").endswith("3 saker")


def test_a_complete_catalogue_passes_the_check(source):
    messages.fill("nb", MESSAGES, source)
    messages.fill("nn", MESSAGES, source)
    assert messages.check(source) == []
    assert messages.missing("nb", source) == {}


def test_the_check_names_what_is_missing(source, capsys):
    messages.fill("nb", MESSAGES | {"Save": ""}, source)
    messages.fill("nn", MESSAGES, source)
    assert messages.main(["check"], source) == 1
    assert capsys.readouterr().err == "nb missing: 'Save'\n"


def test_new_messages_come_in_and_obsolete_ones_go_out(source):
    messages.fill("nb", MESSAGES, source)
    (source / "code.py").write_text('_("Total")')
    assert {"nb missing: 'Total'", "nb obsolete: 'Sum'", "en missing: 'Total'"} <= set(messages.check(source))
    messages.extract(source)
    stored = po(source).read_text()
    assert "Total" in stored
    assert "Lagre" in stored
    assert "Sum" not in stored


def test_a_file_that_cannot_be_read_costs_no_translation(source):
    messages.fill("nb", MESSAGES, source)
    (source / "code.py").write_text('_("Sum"')
    (problem,) = messages.extract(source)
    assert problem.startswith("code.py")
    assert "Skriv et beløp." in po(source).read_text()
    assert any(each.startswith("cannot be read: code.py") for each in messages.check(source))


def test_an_unreadable_template_is_named(source):
    (source / "templates" / "page.html").write_text("{% blocktranslate %}{% if a %}{% endblocktranslate %}")
    assert messages.extract(source)[0].startswith("templates/page.html")


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
    assert messages.fill("nb", {key: text}, source) == [f"{reason}: {key!r}"]


def test_a_plural_can_be_filled_by_its_singular(source):
    assert messages.fill("nb", {"one case": ["én sak", "%(n)s saker"]}, source) == []
    assert "%(n)s cases" not in messages.missing("nb", source)


def test_the_check_finds_fuzzy_and_mismatched_translations(source):
    messages.fill("nb", MESSAGES, source)
    messages.fill("nn", MESSAGES, source)
    text = po(source).read_text().replace('msgid "Sum"', '#, fuzzy\nmsgid "Sum"')
    po(source).write_text(text.replace("%(name)s beholder", "%(navn)s beholder"))
    expected = {"nb fuzzy: 'Sum'", "nb placeholders differ: '%(name)s keeps 50 %% of it'"}
    assert set(messages.check(source)) == expected


def test_the_stored_catalogue_is_sorted_and_steady(source):
    messages.fill("nb", MESSAGES, source)
    first = po(source).read_bytes()
    messages.extract(source)
    assert po(source).read_bytes() == first
    ids = [line for line in first.decode().splitlines() if line.startswith("msgid ")]
    assert ids == sorted(ids)
    assert b"code.py" not in first
    assert b"Date" not in first


def test_several_people_filling_in_at_once_lose_nothing(source):
    each = [
        threading.Thread(target=messages.fill, args=("nb", {key: text}, source)) for key, text in MESSAGES.items()
    ]
    for thread in each:
        thread.start()
    for thread in each:
        thread.join()
    assert messages.missing("nb", source) == {}


def test_the_command_line_fills_in_what_it_printed_as_missing(source, capsys, tmp_path):
    assert messages.main(["missing", "nb"], source) == 0
    assert json.loads(capsys.readouterr().out)["%(n)s cases"] == ["", ""]
    (tmp_path / "nb.json").write_text(json.dumps(MESSAGES))
    assert messages.main(["fill", "nb", str(tmp_path / "nb.json")], source) == 0
    assert messages.main(["compile"], source) == 0
    assert po(source).with_suffix(".mo").exists()
