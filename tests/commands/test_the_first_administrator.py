"""`handlingsrom administrator` lets the first person of a real installation in."""

import json
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from factories import make_partnership
from handlingsrom.audit.models import Record
from handlingsrom.commands.administrator import command
from handlingsrom.lib.errors import Refused
from handlingsrom.people.models import Person, Role, RoleKind, User

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    return CliRunner().invoke(command, ["siri@eksempel.no", "Siri Sjef", *arguments])


def test_the_link_sets_a_password_once_and_the_person_is_administrator(client):
    make_partnership()
    made = json.loads(run("--json").stdout)
    form = client.get(urlsplit(made["link"]).path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "et langt passord 1", "password2": "et langt passord 1"})

    assert User.objects.get().check_password("et langt passord 1")
    assert Role.objects.get().kind == RoleKind.ADMINISTRATOR
    assert client.get(urlsplit(made["link"]).path).context["token_fail"]


def test_running_it_again_gives_a_new_link_and_nothing_else():
    make_partnership()
    run()
    run()

    assert (User.objects.count(), Role.objects.count()) == (1, 1)
    assert Record.objects.last().action == "person.add"


def test_with_several_partnerships_one_must_be_named():
    make_partnership("a")
    make_partnership("b")

    assert isinstance(run().exception, Refused)
    assert run("--partnership", "b").exit_code == 0


def test_what_is_not_an_address_is_refused_and_leaves_nothing():
    make_partnership()
    result = CliRunner().invoke(command, ["siri", "Siri Sjef"])

    assert isinstance(result.exception, Refused)
    assert (User.objects.count(), Person.objects.count()) == (0, 0)
