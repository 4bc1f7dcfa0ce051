"""Bodies, persons, roles and accounts on the pages: forms that do what they say, once, and only for whom it is."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core import mail
from python_calamine import load_workbook

from cast import FROM, Cast, make_cast
from handlingsrom.people.models import Appointment, Partner, Person, Role, Seat

pytestmark = pytest.mark.django_db
PERSON = {"name": "Åse Ås", "email": "ase@eksempel.no", "title": "Kommunedirektør", "partner": ""}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def seat(cast) -> Seat:
    return Seat.objects.create(body=cast.small.body, name="Brukerrepresentant")


def test_empty_seats_are_marked_and_the_way_to_fill_them_is_for_editors(cast, seat):
    for member, is_editor in (("leader", False), ("secretariat", True), ("administrator", True)):
        html = cast.client(member).get("/folk/").content.decode()
        assert "Brukerrepresentant" in html
        assert "hr-missing" in html
        assert (f"/folk/plass/{seat.pk}/oppnevn/" in html) == is_editor


def test_who_sat_there_on_a_day(cast):
    client = cast.client("leader")

    assert "<td>Hospital_member" in client.get("/folk/?per=1.1.2025").content.decode()
    assert "<td>Hospital_member" not in client.get("/folk/?per=31.12.2024").content.decode()


def test_another_partnerships_people_are_nowhere(cast):
    for address in ("/folk/", "/folk/personer/"):
        assert "Hospital_member" not in cast.client("outsider").get(address).content.decode()


def test_addresses_are_for_those_who_keep_the_list(cast):
    assert "leader@eksempel.no" not in cast.client("leader").get("/folk/").content.decode()
    assert "leader@eksempel.no" in cast.client("secretariat").get("/folk/personer/").content.decode()


def test_persons_are_found_by_name_and_partner(cast):
    Person.objects.create(partnership=cast.partnership, name="Ærlig Åsnes", email="a@eksempel.no")

    def found(words: str) -> list[str]:
        page = cast.client("secretariat").get("/folk/personer/", {"q": words}).context["page"]
        return [person.name for person in page]

    assert found("åsnes") == ["Ærlig Åsnes"]
    assert found("kommunen submitter") == ["Submitter"]
    assert found("")[-1] == "Ærlig Åsnes"


def test_a_person_is_added_once(cast):
    client = cast.client("administrator")

    first, second = (client.post("/folk/personer/ny/", PERSON) for _ in range(2))

    person = Person.objects.get(email="ase@eksempel.no")
    assert (first.status_code, first.headers["Location"]) == (302, f"/folk/personer/{person.pk}/")
    assert (second.status_code, list(second.context["form"].errors)) == (422, ["email"])
    assert 'value="Kommunedirektør"' in second.content.decode()


def test_a_person_is_corrected(cast):
    partner = Partner.objects.get(name="Kommunen")
    pk = cast.persons["leader"].pk

    response = cast.client("secretariat").post(f"/folk/personer/{pk}/", {**PERSON, "partner": partner.pk})

    assert response.status_code == 302
    assert Person.objects.get(pk=pk).partner == partner


def test_a_seat_is_filled_and_emptied(cast, seat):
    client, address = cast.client("secretariat"), f"/folk/plass/{seat.pk}/oppnevn/"
    said = {"person": cast.persons["leader"].pk, "from_on": "1.6.2026", "to_on": ""}

    first, second = (client.post(address, said) for _ in range(2))

    held = Appointment.objects.get(seat=seat)
    assert (first.status_code, second.status_code) == (302, 422)
    end = client.post(f"/folk/oppnevning/{held.pk}/avslutt/", {"to_on": "30.6.2026"})
    held.refresh_from_db()
    assert (end.status_code, held.to_on) == (302, date(2026, 6, 30))


def test_nobody_of_another_partnership_can_be_chosen(cast, seat):
    said = {"person": cast.persons["outsider"].pk, "from_on": "1.6.2026"}

    response = cast.client("secretariat").post(f"/folk/plass/{seat.pk}/oppnevn/", said)

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["person"])


def test_the_administrator_gives_and_ends_a_role(cast):
    client, person = cast.client("administrator"), cast.persons["leader"]

    given = client.post(f"/folk/personer/{person.pk}/rolle/", {"kind": "auditor", "from_on": "1.6.2026"})

    role = Role.objects.get(person=person)
    assert (given.status_code, role.kind, role.partner) == (302, "auditor", None)
    ended = client.post(f"/folk/rolle/{role.pk}/avslutt/", {"to_on": "2.6.2026"})
    role.refresh_from_db()
    assert (ended.status_code, role.to_on) == (302, date(2026, 6, 2))


def test_a_submitter_must_speak_for_somebody(cast):
    person = cast.persons["leader"]

    response = cast.client("administrator").post(
        f"/folk/personer/{person.pk}/rolle/", {"kind": "submitter", "from_on": "1.6.2026"}
    )

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["partner"])


def test_nobody_changes_their_own_roles(cast):
    own = cast.persons["administrator"]
    client = cast.client("administrator")

    assert f"/folk/personer/{own.pk}/rolle/" not in client.get(f"/folk/personer/{own.pk}/").content.decode()
    response = client.post(f"/folk/personer/{own.pk}/rolle/", {"kind": "secretariat", "from_on": "1.6.2026"})
    assert response.status_code == 403
    assert own.roles.get().from_on == FROM


def test_an_account_comes_with_a_link_in_a_mail_that_opens(cast):
    person = Person.objects.create(partnership=cast.partnership, name="Åse", email="ase@eksempel.no")
    client = cast.client("administrator")

    answers = [client.post(f"/folk/personer/{person.pk}/konto/").status_code for _ in range(2)]

    person.refresh_from_db()
    assert answers == [302, 422]
    assert (person.user.email, person.user.has_usable_password()) == ("ase@eksempel.no", False)
    (letter,) = mail.outbox
    assert letter.to == ["ase@eksempel.no"]
    link = re.search(r"https?://[^/]+(/konto/passord/ny/\S+)", letter.body)[1]
    assert cast.client("anonymous").get(link, follow=True).status_code == 200


@pytest.mark.parametrize("member", ["secretariat", "leader", "auditor"])
def test_only_the_administrator_gives_roles_and_accounts(cast, member):
    client, pk = cast.client(member), cast.persons["submitter"].pk

    assert client.post(f"/folk/personer/{pk}/rolle/", {"kind": "auditor", "from_on": "1.6.2026"}).status_code == 403
    assert client.post(f"/folk/personer/{pk}/konto/").status_code == 403


@pytest.mark.parametrize("table", ["utvalg", "partnere", "personer/liste"])
def test_the_tables_download_as_excel(cast, table):
    response = cast.client("secretariat").get(f"/folk/{table}.xlsx")

    assert response.content.startswith(b"PK")


def test_the_seats_and_roles_of_a_person_download_as_excel(cast):
    person = cast.persons["hospital_member"]
    content = cast.client("secretariat").get(f"/folk/personer/{person.pk}/person.xlsx").content
    book = load_workbook(BytesIO(content))
    (_, *seats), (_, *roles) = (book.get_sheet_by_name(name).to_python() for name in ("Plasser", "Roller"))

    assert seats == [[str(held.seat), held.from_on, ""] for held in person.appointments.all()]
    assert [row[0] for row in roles] == [role.get_kind_display() for role in person.roles.all()]
