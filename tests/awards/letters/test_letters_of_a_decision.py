"""A decision that gives initiatives money makes a letter for each, in the same transaction; nothing else does."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection, transaction

from award_letters import adopted, allocate, answering, case_that, give, person
from factories import NOW, Small
from handlingsrom.audit.models import Record
from handlingsrom.awards import letter_mail
from handlingsrom.awards.letter_given import without_letters
from handlingsrom.awards.letters import make_letters
from handlingsrom.awards.models import AwardLetter
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Decision, FollowUp
from handlingsrom.cases.states import Outcome
from handlingsrom.lib.errors import Forbidden, Refused
from handlingsrom.messages.models import Message
from handlingsrom.money.models import Entry
from handlingsrom.people.actors import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Small:
    return Small()


def test_each_initiative_that_receives_money_gets_one_letter(small):
    case = case_that(
        small,
        "14/26",
        allocate(small.alfa, 100, text="Lønn"),
        {"kind": ChangeKind.CARRY_OVER, "initiative": small.alfa, "kr": 50},
        {"kind": ChangeKind.TRANSFER, "initiative": small.gamma, "into": small.beta, "kr": 30},
        {"kind": ChangeKind.RELEASE, "initiative": small.gamma, "kr": 20},
    )

    adopted(small, case)

    made = {letter.initiative.code: letter for letter in AwardLetter.objects.all()}
    assert {code: letter.amount_ore for code, letter in made.items()} == {"alfa": 15_000, "beta": 3_000}
    assert {line["kind"] for line in made["alfa"].content["lines"]} == {"carry_over", "allocation"}
    assert made["alfa"].year == 2026
    assert Record.objects.filter(action="award.letter").count() == 2


def test_a_letter_says_what_the_decision_and_the_journal_say(small):
    case = case_that(
        small,
        "14/26",
        allocate(small.alfa, 100, text="Lønn til prosjektleder"),
        {
            "kind": ChangeKind.ADOPT_ROUTINE,
            "text": "Hente inn status",
            "every_months": 6,
            "due_on": NOW.date(),
            "until_on": NOW.date() + timedelta(days=400),
        },
        {"kind": ChangeKind.ADOPT_ROUTINE, "text": "Skrive brev", "responsible": "Sekretariatet"},
    )
    adopted(small, case, reservations="Kommunen tar forbehold om budsjettet.")

    said = AwardLetter.objects.get().content

    entries = Entry.objects.filter(effect__decision__point__case=case).order_by("position")
    assert [(line["voucher"], line["amount_ore"]) for line in said["lines"]] == [
        (entry.voucher, entry.amount_ore) for entry in entries
    ]
    assert said["lines"][0]["purpose"] == "Lønn til prosjektleder"
    assert (said["sum_ore"], said["available_ore"], said["spend_until"]) == (10_000, 50_000, "2026-12-31")
    assert {grant["giver"] for grant in said["grants"]} == {"Helse Sør-Øst"}
    assert said["decision"]["case"] == "14/26"
    assert said["decision"]["points"][0]["wording"] == "Utvalget godkjenner dette."
    assert said["decision"]["points"][0]["reservations"] == "Kommunen tar forbehold om budsjettet."
    assert len(said["routines"]) == 1
    assert "Hente inn status" in said["routines"][0]
    assert any("minst to ganger i året" in duty for duty in said["duties"])


def test_what_the_money_waits_for_is_a_condition_of_the_letter(small):
    letter = give(small, small.beta, 100, requires="mandate leader")

    [condition] = letter.content["conditions"]
    assert (condition["amount_ore"], condition["requires"]) == (10_000, ["mandate", "leader"])
    assert condition["text"].replace("\xa0", " ") == "100 kr kan ikke brukes før dette er på plass: mandat, leder."


def test_a_promise_for_a_coming_year_stands_in_the_letter_but_makes_none_of_its_own(small):
    promise = {"kind": ChangeKind.COMMIT, "kr": 200, "for_year": 2027}
    case = case_that(
        small,
        "14/26",
        allocate(small.alfa, 100),
        {**promise, "initiative": small.alfa},
        {**promise, "initiative": small.beta},
    )

    adopted(small, case)

    assert AwardLetter.objects.get().content["commitments"] == [{"year": 2027, "amount_ore": 20_000}]


def test_what_was_not_adopted_gives_no_letter(small):
    case = case_that(small, "14/26", allocate(small.alfa, 100))

    adopted(small, case, outcomes={case.points.get().pk: Outcome.POSTPONED})

    assert not AwardLetter.objects.exists()


def test_the_words_of_a_letter_stay_when_the_initiative_changes(small):
    letter = give(small, small.alfa)

    type(small.alfa).objects.filter(pk=small.alfa.pk).update(title="Noe helt annet")

    letter.refresh_from_db()
    assert letter.content["initiative"]["title"] == "Alfa"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE awards_awardletter SET amount_ore = 1")


def test_an_adoption_that_is_refused_leaves_neither_letters_nor_mails(small):
    answering(small.alfa, leader=person(small, "Leif Leder"))
    case = case_that(small, "14/26", allocate(small.alfa, 100))

    with pytest.raises(Refused):
        adopted(small, case, version=Case.objects.get(pk=case.pk).version + 1)

    assert not AwardLetter.objects.exists()
    assert not Message.objects.exists()


def test_if_a_letter_cannot_be_written_nothing_is_decided(small):
    answering(small.alfa, leader=person(small, "Leif Leder"))
    case = case_that(small, "14/26", allocate(small.alfa, 100))

    with (
        patch.object(letter_mail, "render", side_effect=RuntimeError("tomt for papir")),
        pytest.raises(RuntimeError),
    ):
        adopted(small, case)

    case.refresh_from_db()
    assert (case.state, Decision.objects.count(), AwardLetter.objects.count()) == ("draft", 0, 0)
    assert not Message.objects.exists()
    assert not FollowUp.objects.exists()


def test_adopting_twice_makes_the_letters_once(small):
    case = case_that(small, "14/26", allocate(small.alfa, 100))
    adopted(small, case)

    with pytest.raises(Refused):
        adopted(small, case)

    assert AwardLetter.objects.count() == 1
    assert make_letters(by=small.by, now=NOW, case=case) == []


def test_what_was_decided_before_letters_were_made_gets_them_when_asked_for_and_no_mail(small):
    answering(small.alfa, leader=person(small, "Leif Leder"))
    case = case_that(small, "14/26", allocate(small.alfa, 100), allocate(small.beta, 50))
    record_decision(by=small.by, now=NOW, case=case, decided_on=NOW.date())
    assert [(one.case, one.initiatives) for one in without_letters(small.partnership.pk)] == [(case, 2)]

    made = [len(make_letters(by=small.by, now=NOW, case=case)) for _time in range(2)]

    assert made == [2, 0]
    assert without_letters(small.partnership.pk) == []
    assert not Message.objects.exists()


def test_a_case_that_is_not_decided_has_no_letters(small):
    with pytest.raises(Refused):
        make_letters(by=small.by, now=NOW, case=case_that(small, "14/26", allocate(small.alfa, 100)))


def test_another_partnership_makes_no_letters_here(small):
    case = case_that(small, "14/26", allocate(small.alfa, 100))
    record_decision(by=small.by, now=NOW, case=case, decided_on=NOW.date())
    elsewhere = Small("nabo")

    for by in (elsewhere.by, Actor(name="Leif", partnership=small.partnership)):
        with pytest.raises(Forbidden):
            make_letters(by=by, now=NOW, case=case)
