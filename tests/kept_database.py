"""A database as it was, to go back to: a copy of the SQLite file, or a PostgreSQL database to make it anew from."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection, connections


class Kept:
    """What the database holds when this is made. Nobody else may be connected to it then, nor at `restore`."""

    def __init__(self, name: str) -> None:
        self.there = str(connection.settings_dict["NAME"])
        self.here = f"{self.there}_{name}"
        connections.close_all()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connections.close_all()
        self._copy(self.there, self.here)

    def restore(self) -> None:
        connections.close_all()
        self._copy(self.here, self.there)

    def forget(self) -> None:
        if connection.vendor == "sqlite":
            Path(self.here).unlink()
        else:
            with _server() as server:
                server.execute(f"DROP DATABASE {self.here}")

    def _copy(self, source: str, target: str) -> None:
        if connection.vendor == "sqlite":
            for ending in ("-wal", "-shm"):
                Path(target + ending).unlink(missing_ok=True)
            shutil.copyfile(source, target)
            return
        with _server() as server:
            server.execute(f"DROP DATABASE IF EXISTS {target}")
            server.execute(f"CREATE DATABASE {target} TEMPLATE {source}")


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    found = connection.settings_dict
    with psycopg.connect(
        host=found["HOST"],
        port=found["PORT"],
        user=found["USER"],
        password=found["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as server:
        yield server
