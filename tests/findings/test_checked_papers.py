"""A paper is read, checked and kept; each finding is settled, and the newest answer counts."""

import pytest

from cast import Cast, make_cast
from factories import NOW
from handlingsrom.audit.models import Record
from handlingsrom.findings.checking import forget_paper, settle
from handlingsrom.findings.models import Answer, CheckedPaper, Settlement
from handlingsrom.findings.settled import settled
from handlingsrom.lib.errors import Forbidden, Refused
from web.control.checked import RIGHT, WRONG, check, key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def answer(cast: Cast, paper: CheckedPaper, what: Answer, reason: str = "", key: str = "") -> Settlement:
    by = cast.actor("secretariat")
    return settle(by=by, now=NOW, paper=paper, key=key or key_of(paper), answer=what, reason=reason)


def test_what_was_found_is_kept_with_how_many_checks_were_made(cast):
    paper = check(cast)

    assert "amount-in-two-units" in {each["rule"] for each in paper.findings}
    assert paper.rules_count > 10


def test_a_paper_with_nothing_wrong_is_kept_without_findings(cast):
    assert check(cast, RIGHT).findings == []


def test_the_same_file_is_checked_anew_and_keeps_what_was_answered(cast):
    first = check(cast)
    said = answer(cast, first, Answer.NOT_AN_ERROR)
    CheckedPaper.objects.update(findings=[], rules_count=1)

    again = check(cast, name="kopi.txt")

    assert (again, again.name) == (first, "kopi.txt")
    assert [each["key"] for each in again.findings] == [each["key"] for each in first.findings]
    assert settled([again])[again.pk] == {key_of(again): said}
    records = Record.objects.filter(action="findings.paper_checked").order_by("id")
    assert [each.after["is_new"] for each in records] == [True, False]


def test_a_possible_identity_number_stops_the_paper_and_nothing_is_kept(cast):
    with pytest.raises(Refused, match="Saken"):
        check(cast, f"{WRONG}\nGjelder 01010150074.\n")

    assert not CheckedPaper.objects.exists()


def test_a_file_that_is_no_paper_says_what_it_is(cast):
    with pytest.raises(Refused, match="rtf"):
        check(cast, "{\\rtf1 Sak}")


def test_only_the_secretariat_checks_and_settles(cast):
    paper = check(cast)

    with pytest.raises(Forbidden):
        check(cast, RIGHT, by="auditor")
    with pytest.raises(Forbidden):
        settle(by=cast.actor("auditor"), now=NOW, paper=paper, key=key_of(paper), answer=Answer.FIXED, reason="")


def test_the_newest_answer_counts_and_the_others_tell_how_it_went(cast):
    paper = check(cast)
    answer(cast, paper, Answer.NOT_AN_ERROR)
    answer(cast, paper, Answer.EXPLAINED, "  Beløpet er i kroner.  ")

    [standing] = settled([paper])[paper.pk].values()
    assert (standing.answer, standing.reason) == ("explained", "Beløpet er i kroner.")
    assert paper.settlements.count() == 2


def test_a_finding_opened_again_has_no_answer(cast):
    paper = check(cast)
    answer(cast, paper, Answer.FIXED)
    answer(cast, paper, Answer.REOPENED)

    assert settled([paper]).get(paper.pk, {}) == {}


def test_an_explanation_has_words_and_a_finding_is_one_of_the_papers(cast):
    paper = check(cast)

    with pytest.raises(Refused):
        answer(cast, paper, Answer.EXPLAINED, " \n ")
    with pytest.raises(Refused):
        answer(cast, paper, Answer.FIXED, key="another:1")


def test_a_forgotten_paper_takes_its_answers_along_but_stays_in_the_record(cast):
    paper = check(cast)
    answer(cast, paper, Answer.FIXED)

    forget_paper(by=cast.actor("secretariat"), now=NOW, paper=paper)

    assert not Settlement.objects.exists()
    assert Record.objects.filter(action="findings.paper_forgotten").count() == 1
