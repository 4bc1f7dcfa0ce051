"""What the secretariat records without a decision: typed as people write, once, and with nothing typed lost."""

import re

import pytest

from cast import Cast, make_cast
from factories import NOW, award
from handlingsrom.audit.models import Record
from handlingsrom.money.models import Condition, Entry, Grant

pytestmark = pytest.mark.django_db

GRANT = {
    "name": "Tilskudd 2027",
    "giver": "Helse Sør-Øst",
    "year": "2027",
    "amount": "11,9 mill",
    "received_on": "12.1.2026",
    "letter_reference": "27/0012",
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def spending(cast: Cast, **changed: str) -> dict[str, str]:
    said = {
        "initiative": str(cast.small.alfa.pk),
        "amount": "300",
        "booked_on": "1.6.2026",
        "text": "Lønn",
        "key": "k",
    }
    return {**said, **changed}


def test_a_grant_becomes_free_funds(cast):
    response = cast.client("secretariat").post("/midler/tilskudd/nytt/", GRANT)

    entry = Entry.objects.get(to_account__grant__name="Tilskudd 2027")
    assert response.headers["Location"] == "/midler/?ar=2027"
    assert (entry.amount_ore, entry.reference, entry.to_account.kind) == (1_190_000_000, "27/0012", "unallocated")
    assert Record.objects.filter(action="money.post", subject_id=entry.pk).exists()


def test_a_double_click_is_one_grant(cast):
    client = cast.client("secretariat")

    answers = [client.post("/midler/tilskudd/nytt/", GRANT).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Grant.objects.filter(name="Tilskudd 2027").count() == 1


def test_a_name_that_is_taken_by_another_grant_is_refused_at_the_field(cast):
    client = cast.client("secretariat")
    client.post("/midler/tilskudd/nytt/", GRANT)

    response = client.post("/midler/tilskudd/nytt/", {**GRANT, "amount": "1"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["name"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("amount", "kr. 5.150.000,- mill"),
        ("amount", "0"),
        ("amount", "mye"),
        ("received_on", "31.2.2027"),
        ("year", "27"),
        ("letter_reference", "13028949930"),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_with_the_reason_at_the_field(cast, field, typed):
    response = cast.client("secretariat").post("/midler/tilskudd/nytt/", {**GRANT, field: typed})

    html = response.content.decode()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert f'value="{typed}"' in html
    assert 'value="27/0012"' in html or field == "letter_reference"
    assert not Grant.objects.filter(name="Tilskudd 2027").exists()


def test_spending_is_taken_from_the_award(cast):
    response = cast.client("secretariat").post("/midler/forbruk/nytt/", spending(cast, amount="kr 300,50"))

    entry = Entry.objects.get(kind="spending")
    assert response.status_code == 302
    assert (entry.amount_ore, entry.text, entry.from_account.initiative) == (30_050, "Lønn", cast.small.alfa)


def test_a_double_click_is_one_spending_even_when_it_empties_the_award(cast):
    client = cast.client("secretariat")

    answers = [client.post("/midler/forbruk/nytt/", spending(cast, amount="400")).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Entry.objects.filter(kind="spending").count() == 1


def test_each_form_has_a_key_of_its_own(cast):
    client = cast.client("secretariat")
    keys = {
        re.search(r'name="key" value="(\w{32})"', client.get("/midler/forbruk/nytt/").content.decode())[1]
        for _ in range(2)
    }

    assert len(keys) == 2


def test_more_than_the_award_holds_is_refused_with_how_much_there_is(cast):
    response = cast.client("secretariat").post("/midler/forbruk/nytt/", spending(cast, amount="401"))

    assert response.status_code == 422
    assert "400" in str(response.context["form"].errors["amount"])
    assert 'value="401"' in response.content.decode()


def test_another_partnerships_initiative_cannot_be_chosen(cast):
    response = cast.client("outsider").post("/midler/forbruk/nytt/", spending(cast))

    assert response.status_code == 422
    assert not Entry.objects.filter(kind="spending").exists()


def test_an_entry_is_reversed_once(cast):
    client = cast.client("secretariat")
    client.post("/midler/forbruk/nytt/", spending(cast, amount="150"))
    entry = Entry.objects.get(kind="spending")
    address = f"/midler/journal/{entry.voucher}/motpost/"
    said = {"text": "Ført to ganger", "booked_on": "2.6.2026"}

    first, second = (client.post(address, said) for _ in range(2))

    back = Entry.objects.get(kind="reversal")
    assert (first.status_code, first.headers["Location"]) == (302, f"/midler/journal/{back.voucher}/")
    assert second.status_code == 422
    assert (back.text, back.amount_ore) == ("Ført to ganger", 15_000)
    assert back.reverses == entry


def test_what_a_decision_moved_is_not_reversed_here_and_its_page_says_how(cast):
    client, voucher = cast.client("secretariat"), Entry.objects.get(kind="set_aside").voucher

    page = client.get(f"/midler/journal/{voucher}/").content.decode()
    response = client.post(f"/midler/journal/{voucher}/motpost/", {"text": "Feil", "booked_on": "2.6.2026"})

    assert "/motpost/" not in page
    assert "Bare et vedtak gjør om dette bilaget." in page
    assert response.status_code == 422
    assert not Entry.objects.filter(kind="reversal").exists()


def test_the_form_to_reverse_is_only_for_what_can_be_reversed_there(cast):
    voucher = Entry.objects.get(kind="set_aside").voucher

    page = cast.client("secretariat").get(f"/midler/journal/{voucher}/motpost/").content.decode()

    assert "Bare et vedtak gjør om dette bilaget." in page
    assert 'name="booked_on"' not in page


def hold_back(cast: Cast, kr: int) -> None:
    Condition.objects.create(
        initiative=cast.small.alfa,
        year=2025,
        amount_ore=kr * 100,
        requires="mandate",
        set_on=NOW.date(),
        recorded_at=NOW,
    )


def offered(cast: Cast) -> list[str]:
    form = cast.client("secretariat").get("/midler/forbruk/nytt/").context["form"]
    return [title.replace("\xa0", " ") for _pk, title in form.fields["initiative"].choices][1:]


def test_what_waits_for_a_condition_is_not_offered_to_be_spent(cast):
    hold_back(cast, 150)

    assert offered(cast) == ["Alfa (250 kr)", "Beta (300 kr)", "Gamma (100 kr)"]


def test_an_initiative_that_can_spend_nothing_yet_is_not_offered(cast):
    hold_back(cast, 400)

    assert offered(cast) == ["Beta (300 kr)", "Gamma (100 kr)"]


def test_money_for_a_later_year_is_not_offered_and_is_the_first_to_wait(cast):
    award(cast.small.old, cast.small.alfa, 50, year=2199)
    hold_back(cast, 70)

    assert offered(cast)[0] == "Alfa (380 kr)"


def test_money_that_is_gone_cannot_be_moved_back(cast):
    client = cast.client("secretariat")
    client.post("/midler/forbruk/nytt/", spending(cast, amount="400"))
    award = Entry.objects.get(kind="allocation", to_account__initiative=cast.small.alfa)

    response = client.post(f"/midler/journal/{award.voucher}/motpost/", {"text": "Feil", "booked_on": "2.6.2026"})

    assert response.status_code == 422
    assert not Entry.objects.filter(kind="reversal").exists()


@pytest.mark.parametrize("address", ["/midler/tilskudd/nytt/", "/midler/forbruk/nytt/"])
@pytest.mark.parametrize("member", ["leader", "municipality_member", "administrator", "auditor"])
def test_others_record_nothing(cast, member, address):
    said = GRANT if "tilskudd" in address else spending(cast)
    before = Entry.objects.count()

    assert cast.client(member).post(address, said).status_code == 403
    assert Entry.objects.count() == before


@pytest.mark.parametrize(("member", "status"), [("leader", 403), ("auditor", 403), ("outsider", 404)])
def test_others_reverse_nothing(cast, member, status):
    said = {"text": "Nei", "booked_on": "2.6.2026"}

    response = cast.client(member).post(f"/midler/journal/{cast.entry.voucher}/motpost/", said)

    assert response.status_code == status
    assert not Entry.objects.filter(kind="reversal").exists()
