"""Signing in and out with e-mail and password, and choosing a new one."""

import re

import pytest
from django.test import Client

from cast import PASSWORD, make_cast, make_person
from handlingsrom.audit.models import Record
from handlingsrom.people.models import Role, User

pytestmark = pytest.mark.django_db
SIGN_IN = "/konto/logg-inn/"
ADDRESS = "kari@eksempel.no"


@pytest.fixture
def kari() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, address: str = ADDRESS, **more: str):
    return client.post(SIGN_IN, {"login": address, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_leads_to_where_one_was_going(client, kari):
    answer = sign_in(client, next="/konto/")

    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert is_signed_in(client)


def test_one_is_never_sent_to_another_site(client, kari):
    assert sign_in(client, next="https://ond.example/")["Location"] == "/"


def test_a_wrong_password_says_so_and_keeps_the_address(client, kari):
    page = sign_in(client, "feil").content.decode()

    assert ADDRESS in page
    assert "ds-error-summary" in page
    assert not is_signed_in(client)


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(client, kari):
    known, unknown = sign_in(client, "feil"), sign_in(client, "feil", "ingen@eksempel.no")

    def errors(answer):
        return answer.context["form"].errors

    assert errors(known) == errors(unknown)


def test_the_sixth_attempt_is_refused_even_with_the_right_password(client, kari):
    for _attempt in range(5):
        sign_in(client, "feil")
    answer = sign_in(Client(REMOTE_ADDR="10.0.0.9"))

    assert answer.context["form"].non_field_errors().as_data()[0].code == "too_many_login_attempts"
    assert not is_signed_in(client)


def test_too_many_attempts_from_one_place_give_the_429_page(client, kari, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "2/m/ip"}
    answers = [sign_in(client, "feil", f"en{n}@eksempel.no") for n in range(3)]

    assert answers[-1].status_code == 429
    assert "system/error.html" in [template.name for template in answers[-1].templates]


def test_the_session_gets_a_new_key_at_sign_in(client, kari):
    client.get(SIGN_IN)
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key
    client.cookies["handlingsrom_session"] = before
    sign_in(client)

    assert client.session.session_key != before


def test_signing_out_takes_a_post(client, kari):
    sign_in(client)
    client.get("/konto/logg-ut/")
    assert is_signed_in(client)

    client.post("/konto/logg-ut/")
    assert not is_signed_in(client)


def test_signing_out_makes_the_old_cookie_useless(client, kari):
    sign_in(client)
    old = client.cookies["handlingsrom_session"].value
    client.post("/konto/logg-ut/")
    thief = Client()
    thief.cookies["handlingsrom_session"] = old

    assert thief.get("/konto/").status_code == 302


def test_a_closed_account_is_out_at_once(client, kari):
    sign_in(client)
    User.objects.update(is_active=False)

    assert client.get("/konto/").status_code == 302


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(client):
    answer = client.post(
        "/konto/partnerskap/", {"partnership": 1}, headers={"Referer": "http://testserver/konto/?a=1"}
    )

    assert answer["Location"] == "/konto/logg-inn/?next=/konto/%3Fa%3D1"


def test_a_part_of_a_page_asked_for_after_the_session_ended_moves_the_whole_page(client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/konto/"}
    answer = client.get("/konto/", headers=headers)

    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/konto/logg-inn/?next=/konto/")


def test_nobody_makes_an_account_for_themselves(client):
    answer = client.post("/konto/ny/", {"email": "ny@eksempel.no", "password1": PASSWORD})

    assert answer.status_code == 405
    assert not User.objects.exists()


def test_forgotten_password_by_mail_and_the_link_works_once(client, kari, mailoutbox):
    client.post("/konto/passord/glemt/", {"email": ADDRESS})
    link = re.search(r"http://\S+(/konto/passord/ny/\S+)", mailoutbox[0].body).group(1)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "noe helt annet 2", "password2": "noe helt annet 2"})

    assert User.objects.get().check_password("noe helt annet 2")
    assert client.get(link).context["token_fail"]


def test_forgotten_password_does_not_tell_who_has_an_account(client, kari, mailoutbox):
    answers = [client.post("/konto/passord/glemt/", {"email": who}) for who in (ADDRESS, "ingen@eksempel.no")]

    assert [answer["Location"] for answer in answers] == ["/konto/passord/glemt/sendt/"] * 2
    assert len(mailoutbox) == 1


def test_a_short_or_common_password_is_refused_with_the_reason(client, kari):
    client.force_login(kari)
    answer = client.post(
        "/konto/passord/", {"oldpassword": PASSWORD, "password1": "passord", "password2": "passord"}
    )

    assert answer.context["form"].errors["password1"]


def test_changing_the_password_keeps_this_session_and_ends_the_others(client, kari, mailoutbox):
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    new = "noe helt annet 2"
    client.post("/konto/passord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert client.get("/konto/").status_code == 200
    assert elsewhere.get("/konto/").status_code == 302
    assert len(mailoutbox) == 1


def test_changing_the_password_leaves_a_record():
    cast = make_cast()
    new = "noe helt annet 2"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    cast.client("leader").post("/konto/passord/", data)
    found = Record.objects.get(action="account.password_changed")

    assert (found.actor_name, found.partnership_id) == ("Leader", cast.partnership.pk)
    assert new not in str(vars(found))


def test_a_person_in_two_partnerships_chooses_one_and_can_choose_no_other():
    cast = make_cast()
    client = cast.client("secretariat")
    there = make_person(cast.elsewhere, "to", role="auditor")
    there.user.persons.update(user=None)
    cast.persons["secretariat"].user.persons.model.objects.filter(pk=there.pk).update(
        user=cast.persons["secretariat"].user
    )
    client.post("/konto/partnerskap/", {"partnership": cast.elsewhere.pk})

    request = client.get("/konto/").wsgi_request
    assert request.actor.partnership == cast.elsewhere
    assert request.actor.roles == {"auditor"}


def test_a_person_taken_out_of_the_chosen_partnership_falls_back_to_their_own():
    cast = make_cast()
    client = cast.client("secretariat")
    session = client.session
    session["partnership_id"] = cast.elsewhere.pk
    session.save()

    assert client.get("/konto/").wsgi_request.actor.partnership == cast.partnership


def test_a_role_that_has_ended_gives_nothing():
    cast = make_cast()
    Role.objects.filter(person=cast.persons["secretariat"]).update(to_on="2025-02-01")

    assert cast.client("secretariat").get("/konto/").wsgi_request.actor.roles == frozenset()


def test_the_chosen_language_is_kept_with_the_account(client, kari):
    client.force_login(kari)
    client.post("/konto/sprak/", {"language": "en"})
    client.cookies.pop("handlingsrom_language", None)

    assert 'lang="en"' in client.get("/konto/").content.decode()[:200]
