"""The link in the mail: for one row and one person, for a while, and only while it is theirs to answer."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.core.signing import TimestampSigner

from awards.year_end.asking import lead, opened, row, somebody
from handlingsrom.awards.year_end_mail import read_token, token_for

pytestmark = pytest.mark.django_db


def test_a_link_leads_to_its_row_and_its_person():
    small, year_end = opened()
    asked = row(year_end, small.alfa)

    found, person = read_token(token_for(asked, small.alfa.leader))

    assert (found, person) == (asked, small.alfa.leader)


@pytest.mark.parametrize("spoil", [lambda token: token[:-3], lambda token: "9" + token, lambda token: "tull"])
def test_a_link_that_is_cut_or_made_up_leads_nowhere(spoil):
    small, year_end = opened()

    assert read_token(spoil(token_for(row(year_end, small.alfa), small.alfa.leader))) is None


def test_a_link_signed_for_something_else_leads_nowhere():
    small, year_end = opened()
    other = TimestampSigner(salt="award-letter", sep=".")

    assert read_token(other.sign(f"{row(year_end, small.alfa).pk}-{small.alfa.leader_id}")) is None


def test_a_link_grows_too_old():
    small, year_end = opened()
    token = token_for(row(year_end, small.alfa), small.alfa.leader)

    with patch("django.core.signing.time.time", return_value=datetime(2099, 1, 1, tzinfo=UTC).timestamp()):
        assert read_token(token) is None


def test_whoever_no_longer_leads_the_initiative_has_a_link_that_no_longer_holds():
    small, year_end = opened()
    token = token_for(row(year_end, small.alfa), small.alfa.leader)

    lead(small.alfa, leader=somebody(small, "Nora"))

    assert read_token(token) is None
