"""The record of who did what, for those who may read it: filtered, with words rather than codes."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import handlingsrom
from cast import Cast, make_cast
from factories import NOW
from handlingsrom.audit.actions import record
from handlingsrom.audit.models import Record
from handlingsrom.web.people.words import action_word

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    record(
        by=cast.actor("secretariat"),
        now=datetime(2026, 6, 9, 22, 30, tzinfo=UTC),
        action="person.edit",
        subject=cast.persons["leader"],
        before={"amount_ore": 100_00, "to_on": None},
        after={"amount_ore": 250_00, "to_on": "2026-06-30", "lifecycle": "handed_over"},
    )
    return cast


def rows(cast: Cast, query: str = "", member: str = "auditor"):
    response = cast.client(member).get(f"/folk/logg/{query}")
    assert response.status_code == 200
    return response.context["rows"]


def test_what_changed_is_said_in_words_amounts_and_dates(cast):
    row = rows(cast)[0]

    assert (row.what, row.who, row.subject) == ("Endret en person", "Secretariat", "Leader")
    assert row.changes == [
        ("Beløp", "100", "250"),
        ("Livsløp", "", "Overlevert"),
        ("Siste dag", "", "30.6.2026"),
    ]


def test_what_a_page_does_is_recorded_with_the_reference_of_its_request(cast):
    said = {"health": "on_track", "text": "", "reported_on": "21.5.2026"}
    response = cast.client("secretariat").post(f"/handlingsplan/{cast.small.alfa.code}/status/", said)

    assert response.status_code == 302
    assert Record.objects.first().reference == response["X-Request-ID"] != ""


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?hva=person.edit", 1),
        ("?q=secretariat+leader", 1),
        ("?q=finnes+ikke", 0),
        ("?fra=10.6.2026&til=10.6.2026", 1),
        ("?fra=11.6.2026", 0),
        ("?til=1.1.2020", 0),
    ],
)
def test_the_filter_of_the_address(cast, query, count):
    """A day begins at midnight in Oslo: half past ten in the evening by UTC is the next day in June."""
    assert len(rows(cast, query)) == count


def test_only_ones_own_partnerships_records(cast):
    count = Record.objects.filter(partnership_id=cast.partnership.pk).count()
    Record.objects.create(at=NOW, actor_name="X", partnership_id=cast.elsewhere.pk, action="x", subject_label="")

    assert cast.client("auditor").get("/folk/logg/").context["page"].paginator.count == count


def test_reading_the_log_is_for_auditor_and_administrator(cast):
    for member, status in (("administrator", 200), ("secretariat", 403), ("leader", 403), ("outsider", 403)):
        client = cast.client(member)
        assert client.get("/folk/logg/").status_code == status
        assert client.get("/folk/logg/logg.xlsx").status_code == status


def test_a_long_log_is_paged_in_few_queries(cast, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("handlingsrom.web.people.log.PER_PAGE", 2)
    client = cast.client("auditor")
    client.get("/folk/logg/")

    with django_assert_max_num_queries(12):
        assert len(client.get("/folk/logg/?page=2").context["rows"]) == 2


def test_every_action_in_the_program_has_a_word():
    source = Path(handlingsrom.__file__).parent
    written = re.compile(r'(?:action=|locked, )"([a-z_]+\.?[a-z_]+)"')
    codes = {code for file in source.rglob("*.py") for code in written.findall(file.read_text(encoding="utf-8"))}

    assert len(codes) > 20
    assert {code for code in codes if action_word(code) == code} == set()


def test_amounts_of_several_changes_are_in_kroner(cast):
    record(
        by=cast.actor("secretariat"),
        now=NOW,
        action="case.amounts",
        subject=cast.case,
        after={"amounts": {"Tildel: Bo trygt": 2_600_000_00}},
    )

    (amounts,) = rows(cast, "?hva=case.amounts")[0].changes
    assert amounts == ("Beløp", "", "Tildel: Bo trygt: 2\xa0600\xa0000")
