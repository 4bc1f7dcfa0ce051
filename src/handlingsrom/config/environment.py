"""Reads the environment: where data lives, which database, the secret key and the mail server."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

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
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text()


def _write_once(path: Path, text: str) -> None:
    """Write a whole file or leave the one there: linking never shows a half-written key to another process."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as new:
        new.write(text)
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


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
            # recursive_triggers: INSERT OR REPLACE would otherwise remove a row past the triggers against it.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA recursive_triggers=ON;"
            ),
        },
    }


def mail(data: Path) -> dict[str, Any]:
    """Django's mail settings from HANDLINGSROM_SMTP_URL (`smtp://user:password@host:587` uses STARTTLS,
    `smtps://…:465` TLS from the start). Without it mail is written as files, so that nothing is lost."""
    parts = urlsplit(env("HANDLINGSROM_SMTP_URL"))
    if not parts.hostname:
        folder = data / "mail"
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and "tls=0" not in parts.query,
        "EMAIL_TIMEOUT": 15,
    }
