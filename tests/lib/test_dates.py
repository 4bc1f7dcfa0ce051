from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlingsrom.lib.dates import (
    EMPTY,
    FAR_AWAY,
    NO_SUCH_DAY,
    UNREADABLE,
    DateError,
    add_months,
    format_date,
    format_datetime,
    format_long,
    parse_date,
)


@pytest.mark.parametrize("typed", ["21.5.2026", "21.05.26", "21. 5. 2026", " 2026-05-21 "])
def test_the_ways_people_write_a_date_are_read(typed):
    assert parse_date(typed) == date(2026, 5, 21)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", EMPTY),
        ("21/5/2026", UNREADABLE),
        ("våren 2026", UNREADABLE),
        ("21.5.202", UNREADABLE),
        ("31.2.2026", NO_SUCH_DAY),
        ("5.21.2026", NO_SUCH_DAY),
        ("21.5.0206", FAR_AWAY),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(typed, reason):
    with pytest.raises(DateError) as refusal:
        parse_date(typed)
    assert str(refusal.value) == reason


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_date_on_screen_can_be_typed_back(day):
    assert parse_date(format_date(day)) == parse_date(day.isoformat()) == day


def test_a_moment_is_shown_as_clocks_in_oslo_show_it():
    assert format_datetime(datetime(2026, 5, 12, 8, 42, tzinfo=UTC)) == "12.5.2026 kl. 10.42"
    assert format_datetime(datetime(2026, 1, 12, 9, 5, tzinfo=UTC), "en") == "12.1.2026 at 10.05"


def test_the_day_of_a_moment_is_the_day_in_oslo():
    late = datetime(2026, 5, 20, 22, 30, tzinfo=UTC)
    assert format_date(late) == "21.5.2026"
    assert format_long(late, "nb") == "torsdag 21. mai 2026"


def test_a_moment_without_a_time_zone_is_a_mistake_in_the_program():
    with pytest.raises(ValueError, match="time zone"):
        format_datetime(datetime(2026, 5, 12, 8, 42))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "tirsdag 9. juni 2026"),
        ("nn", "tysdag 9. juni 2026"),
        ("en", "Tuesday 9 June 2026"),
        ("en-gb", "Tuesday 9 June 2026"),
        ("se", "tirsdag 9. juni 2026"),
    ],
)
def test_a_long_date_is_in_the_language_asked_for(language, text):
    assert format_long(date(2026, 6, 9), language) == text


def test_months_are_added_within_the_month_that_is_there():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert add_months(date(2026, 1, 15), -13) == date(2024, 12, 15)
