"""Health and readiness, for whoever keeps the program running."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


def test_alive_answers_without_a_database(client: Client):
    answer = client.get("/helse")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_when_the_database_is_migrated(client: Client):
    assert client.get("/klar").status_code == 200


@pytest.mark.django_db
def test_not_ready_while_migrations_are_missing(client: Client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'cases'")

    answer = client.get("/klar")

    assert answer.status_code == 503
    assert answer.json()["reason"] == "migrations"


def test_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch):
    def refuse() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    answer = client.get("/klar")

    assert answer.status_code == 503
    assert answer.json()["reason"] == "database"
