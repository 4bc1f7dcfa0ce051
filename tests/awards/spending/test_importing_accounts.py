"""Lines of the accounts are kept once, and the journal is brought to what they show, once."""

from datetime import UTC, date, datetime

import pytest
from accounts_of import OURS, look, said, spent, spot, take

from cast import make_cast
from factories import NOW, Small, spend
from handlingsrom.audit.models import Record
from handlingsrom.awards.models import AccountsImport, AccountsLine
from handlingsrom.awards.spending import import_accounts
from handlingsrom.lib.errors import Conflict, Forbidden, Refused
from handlingsrom.money.actions import reverse
from handlingsrom.money.models import Entry, ProjectNumber
from handlingsrom.money.years import close_year

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@pytest.fixture
def small() -> Small:
    return Small()


def test_what_the_accounts_show_is_posted_as_one_sum_with_the_file_behind_it(small):
    made = take(small, ("3.2.2026", 100), ("17.3.2026", 50.5))

    entry = made.entries.get()
    assert spent(small) == {("alfa", 2026): 150.5}
    assert (entry.booked_on, entry.reference) == (date(2026, 3, 17), "regnskap.csv")
    assert entry.text == "Regnskap per 17.3.2026"
    assert made.lines.count() == 2
    assert Record.objects.get(action="accounts.import").after["lines"] == 2


def test_a_year_that_is_over_is_booked_on_its_last_day(small):
    made = take(small, ("3.11.2025", 100), ("3.2.2026", 20), covers_to=date(2026, 4, 30))

    assert spent(small) == {("alfa", 2025): 100, ("alfa", 2026): 20}
    assert [e.booked_on for e in made.entries.order_by("booked_on")] == [date(2025, 12, 31), date(2026, 4, 30)]


def test_nothing_is_booked_on_a_day_that_has_not_come(small):
    made = take(small, ("31.12.2026", 100))

    assert made.entries.get().booked_on == NOW.date()


def test_the_year_after_this_one_is_left_as_a_difference(small):
    made = take(small, ("3.1.2027", 100))

    assert made.entries.count() == 0
    assert made.lines.count() == 1


def test_a_later_file_posts_only_what_is_new(small):
    take(small, ("3.2.2026", 100))
    second = take(small, ("3.2.2026", 100), ("3.3.2026", 40))

    assert second.lines.count() == 1
    assert second.entries.get().amount_ore == 4_000
    assert spent(small) == {("alfa", 2026): 140}


def test_the_same_file_twice_is_the_import_it_was(small):
    first = take(small, ("3.2.2026", 100))
    entries = Entry.objects.count()

    assert look(small, ("3.2.2026", 100)).earlier == first
    assert take(small, ("3.2.2026", 100)) == first
    assert (AccountsImport.objects.count(), Entry.objects.count()) == (1, entries)


def test_the_same_file_is_read_again_when_more_of_its_projects_are_ours(small):
    file = (("3.2.2026", 100), ("4.2.2026", 30, "777"))
    take(small, *file)
    take(small, *file, projects={"777": small.beta})

    assert spent(small) == {("alfa", 2026): 100, ("beta", 2026): 30}
    assert AccountsImport.objects.count() == 2


def test_lines_on_projects_that_are_not_ours_are_not_stored(small):
    preview = look(small, ("3.2.2026", 100), ("3.2.2026", 9, "999", "Sykehusets eget"))
    take(small, ("3.2.2026", 100), ("3.2.2026", 9, "999", "Sykehusets eget"))

    assert [(u.number, u.lines, u.ore, u.text) for u in preview.unknown] == [("999", 1, 900, "Sykehusets eget")]
    assert set(AccountsLine.objects.values_list("project", flat=True)) == {OURS}


def test_a_file_without_a_line_of_ours_is_refused(small):
    with pytest.raises(Refused):
        take(small, ("3.2.2026", 100, "999"))

    assert not AccountsImport.objects.exists()


def test_what_the_leader_has_reported_is_not_posted_again(small):
    spend(small.alfa, 80, on=MARCH)
    take(small, ("3.2.2026", 100), covers_to=date(2026, 3, 1))

    assert spent(small) == {("alfa", 2026): 100}


def test_a_report_dated_after_what_the_accounts_speak_of_is_not_taken_off_what_is_posted(small):
    spend(small.alfa, 80, on=MARCH)
    seen = look(small, ("3.2.2026", 100), covers_to=date(2026, 2, 28))
    made = take(small, ("3.2.2026", 100), covers_to=date(2026, 2, 28))

    [row] = seen.settled
    assert (row.journal_ore, row.later_ore, row.posted_ore) == (0, 8_000, 10_000)
    assert (seen.later_ore, seen.known_to) == (8_000, date(2026, 2, 28))
    assert made.entries.get().booked_on == date(2026, 2, 28)
    assert spent(small) == {("alfa", 2026): 180}


def test_the_next_file_speaks_of_the_report_too(small):
    spend(small.alfa, 80, on=MARCH)
    take(small, ("3.2.2026", 100))
    later = take(small, ("3.2.2026", 100), ("1.3.2026", 80))

    assert later.entries.count() == 0
    assert spent(small) == {("alfa", 2026): 180}


def test_an_older_file_is_held_up_against_what_newer_accounts_speak_of(small):
    take(small, ("1.4.2026", 10))
    spend(small.alfa, 80, on=MARCH)
    take(small, ("3.2.2026", 80))

    assert spent(small) == {("alfa", 2026): 90}


def test_accounts_that_show_less_are_refunded_only_when_somebody_says_so(small):
    spend(small.alfa, 80, on=MARCH)
    [row] = look(small, ("3.3.2026", 50)).settled

    assert (row.can_ore, row.posted_ore) == (-3_000, 0)
    assert take(small, ("3.3.2026", 50)).entries.count() == 0
    made = take(small, ("3.3.2026", 50), ("4.3.2026", 10), chosen={spot(small.alfa, 2026): -2_000})
    assert made.entries.get().kind == "refund"
    assert spent(small) == {("alfa", 2026): 60}


def test_a_credit_note_for_more_than_was_ever_spent_leaves_the_rest(small):
    spend(small.alfa, 30, on=MARCH)
    [row] = look(small, ("3.3.2026", -50)).settled

    assert (row.can_ore, row.left_ore) == (-3_000, -5_000)
    assert "50" in row.why


def test_nothing_comes_back_before_it_is_spent(small):
    spend(small.alfa, 30, on=MARCH)
    [row] = look(small, ("3.2.2026", -50)).settled

    assert (row.can_ore, row.later_ore, row.left_ore) == (0, 3_000, -5_000)


def test_a_report_reversed_later_counts_for_nothing_in_the_comparison(small):
    """Its own day is within what the accounts speak of; that it was wrong was found after it."""
    spend(small.alfa, 300, on=date(2026, 2, 1))
    reverse(by=small.by, now=NOW, entry=Entry.objects.get(kind="spending"), booked_on=date(2026, 4, 1), text="Feil")
    [row] = look(small, ("3.2.2026", 100)).settled

    assert (row.journal_ore, row.later_ore, row.can_ore) == (0, 0, 10_000)


def test_more_than_the_award_bears_is_posted_as_far_as_it_goes_and_the_rest_shown(small):
    [row] = look(small, ("3.2.2026", 450)).settled
    take(small, ("3.2.2026", 450))

    assert (row.posted_ore, row.left_ore) == (40_000, 5_000)
    assert row.why == "Regnskapet viser 50 kr mer enn tildelingen hadde 3.2.2026."
    assert spent(small) == {("alfa", 2026): 400}


def test_money_that_was_not_there_that_day_is_posted_by_a_later_file(small):
    take(small, ("3.2.2025", 100))
    assert spent(small) == {}

    take(small, ("3.2.2025", 100), covers_to=date(2025, 10, 31), content_sha256="1")
    assert spent(small) == {("alfa", 2025): 100}


def test_a_closed_year_takes_nothing_and_says_so_unless_there_is_no_difference(small):
    spend(small.alfa, 100, on=date(2025, 11, 3))
    close_year(by=small.by, now=NOW, partnership=small.partnership, year=2025)

    [same] = look(small, ("3.11.2025", 100)).settled
    [more, this_year] = look(small, ("3.11.2025", 120), ("3.2.2026", 5)).settled

    assert same.why == ""
    assert "2025" in more.why
    assert (more.posted_ore, this_year.posted_ore) == (0, 500)


def test_nothing_else_is_posted_than_what_was_seen(small):
    seen = look(small, ("3.3.2026", 100)).chosen
    spend(small.alfa, 30, on=MARCH)

    with pytest.raises(Conflict):
        take(small, ("3.3.2026", 100), chosen=seen)
    assert not AccountsLine.objects.exists()
    assert not ProjectNumber.objects.exists()


def test_looking_changes_nothing(small):
    before = Entry.objects.count(), Record.objects.count()

    look(small, ("3.2.2026", 100))

    assert (Entry.objects.count(), Record.objects.count()) == before
    assert not AccountsLine.objects.exists()
    assert not AccountsImport.objects.exists()


def test_a_line_whose_text_was_changed_since_is_the_same_line(small):
    take(small, ("3.2.2026", 100, OURS, "Lønn"), ("3.2.2026", 100, OURS, "Lønn"))
    preview = look(small, *[("3.2.2026", 100, OURS, "Lønn feb")] * 2, ("4.2.2026", 1))

    assert (len(preview.sorted.retold), len(preview.sorted.new)) == (2, 1)
    assert preview.chosen == {spot(small.alfa, 2026): 100}


def test_two_vouchers_of_one_amount_and_day_are_two_lines(small):
    from accounts_of import lines

    import_accounts(**said(small, lines(("3.2.2026", 100), voucher="1")))
    import_accounts(**said(small, lines(("3.2.2026", 100), voucher="2")))

    assert spent(small) == {("alfa", 2026): 200}


def test_a_project_moved_to_another_initiative_leaves_the_lines_where_they_were_taken_in(small):
    take(small, ("3.2.2026", 100))
    ProjectNumber.objects.update(initiative=small.beta)

    take(small, ("3.2.2026", 100), ("5.2.2026", 7), projects={})

    assert spent(small) == {("alfa", 2026): 100, ("beta", 2026): 7}


@pytest.mark.parametrize("covers_to", [date(2026, 2, 2), date(2026, 5, 22)])
def test_the_accounts_speak_to_their_last_line_and_not_of_days_to_come(small, covers_to):
    with pytest.raises(Refused) as refused:
        take(small, ("3.2.2026", 100), covers_to=covers_to)

    assert refused.value.field == "covers_to"


@pytest.mark.parametrize("member", ["leader", "auditor", "administrator", "outsider"])
def test_only_the_secretariat_takes_accounts_in(member):
    cast = make_cast()

    with pytest.raises(Forbidden):
        take(cast.small, ("3.2.2026", 100), by=cast.actor(member))


def test_another_partnerships_initiative_is_refused(small):
    other = Small("nabo")
    with pytest.raises(Forbidden):
        take(small, ("3.2.2026", 100), projects={OURS: other.alfa})


def test_two_partnerships_take_in_the_same_file(small):
    other = Small("nabo")
    take(small, ("3.2.2026", 100))
    take(other, ("3.2.2026", 100))

    assert spent(small) == spent(other) == {("alfa", 2026): 100}


def test_the_day_is_that_of_oslo(small):
    night = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)

    assert take(small, ("1.1.2026", 100), now=night).entries.get().booked_on == date(2026, 1, 1)
