"""The same request again, by a nervous finger, a proxy or somebody else, moves money once."""

import pytest

from cast import Cast, make_cast
from handlingsrom.cases.models import Decision
from handlingsrom.money.models import Entry
from handlingsrom.money.verifying import verify

pytestmark = pytest.mark.django_db
TIMES = 3


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def spending(cast: Cast) -> tuple[str, dict[str, object]]:
    said = {"initiative": cast.small.alfa.pk, "amount": "400", "booked_on": "1.6.2026", "text": "Lønn", "key": "k"}
    return "/midler/forbruk/nytt/", said


def grant(cast: Cast) -> tuple[str, dict[str, object]]:
    said = {"name": "Tilskudd 2027", "giver": "RHF", "year": "2027", "amount": "5", "received_on": "1.6.2026"}
    return "/midler/tilskudd/nytt/", {**said, "letter_reference": "27/1"}


def decision(cast: Cast) -> tuple[str, dict[str, object]]:
    said = {"version": cast.small.version, "decided_on": "21.5.2026", f"outcome-{cast.small.point.pk}": "adopted"}
    return f"/saker/{cast.case.pk}/vedtak/", said


def reversal(cast: Cast) -> tuple[str, dict[str, object]]:
    cast.client("secretariat").post(*spending(cast))
    entry = Entry.objects.get(kind="spending")
    return f"/midler/journal/{entry.voucher}/motpost/", {"booked_on": "2.6.2026", "text": "Feil"}


@pytest.mark.parametrize("ask", [spending, grant, decision, reversal])
def test_the_same_form_sent_again_moves_nothing_more(cast, ask):
    url, said = ask(cast)
    before = Entry.objects.count()

    answers = [cast.client("secretariat").post(url, said).status_code for _time in range(TIMES)]

    assert answers[0] == 302
    assert Entry.objects.count() == before + 1
    assert Decision.objects.count() <= 1
    assert verify(cast.partnership.pk).problems == []


def test_a_key_that_was_used_for_something_else_is_refused(cast):
    url, said = spending(cast)
    secretariat = cast.client("secretariat")
    secretariat.post(url, {**said, "amount": "100"})

    response = secretariat.post(url, {**said, "amount": "200"})

    assert response.status_code == 422
    assert "er allerede ført som bilag" in response.content.decode()
    assert Entry.objects.filter(kind="spending").count() == 1


def test_a_key_is_the_partnerships_own(cast):
    """Another partnership's request with the same key is neither the same nor in the way."""
    url, said = spending(cast)
    cast.client("secretariat").post(url, said)
    response = cast.client("outsider").post(url, said)
    assert response.status_code in (404, 422)
    assert Entry.objects.filter(kind="spending").count() == 1
