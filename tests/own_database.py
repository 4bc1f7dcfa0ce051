"""A database of its own for tests that need several processes: an SQLite file, or a new PostgreSQL database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

TESTS = Path(__file__).resolve().parent
SET_UP = "import django; django.setup()\n"
MIGRATE = "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"


@contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of processes that use a new, migrated database of the kind the suite runs on."""
    env = {
        **os.environ,
        "HANDLINGSROM_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "handlingsrom.config.settings",
        "PYTHONPATH": f"{TESTS.parent / 'src'}:{TESTS}",
    }
    url = os.environ.get("DATABASE_URL")
    if not url:
        run_python(MIGRATE, env)
        yield env
        return
    name = f"own_{os.getpid()}_{abs(hash(str(folder))) % 10**8}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            env["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
            run_python(MIGRATE, env)
            yield env
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run_python(code: str, env: dict[str, str], *, timeout: float = 120) -> str:
    """What `code` prints when run in a process of its own, Django set up."""
    done = subprocess.run(
        [sys.executable, "-c", SET_UP + code], env=env, capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def start_python(code: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SET_UP + code],
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
