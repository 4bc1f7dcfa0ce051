"""Reads the environment: where data lives, which database, and the secret key of this installation."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def data_folder() -> Path:
    """The folder of the embedded database and the files, made if missing."""
    folder = Path(env("HANDLINGSROM_DATA", "var")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(data: Path) -> str:
    """The key from the environment, or one made once and kept beside the embedded database."""
    if key := env("HANDLINGSROM_SECRET_KEY"):
        return key
    path = data / "secret-key"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def database(data: Path) -> dict[str, Any]:
    """Django's database setting: the PostgreSQL of DATABASE_URL, otherwise SQLite in WAL mode."""
    if url := env("DATABASE_URL"):
        return {**dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "handlingsrom.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
