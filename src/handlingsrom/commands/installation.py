"""The installation itself: is the database prepared, and preparing it."""

import hashlib
from io import StringIO
from typing import Any


def pending_migrations() -> int:
    """How many migrations the database lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def prepare() -> int:
    """Bring database, cache table and static files up to date. Returns the number of migrations carried out.

    Safe to run again, and by several processes: on PostgreSQL they take turns.
    """
    from django.core.management import call_command

    with _one_at_a_time():
        pending = pending_migrations()
        if pending:
            call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
        call_command("createcachetable", verbosity=0, stdout=StringIO())
    _collect_static_files()
    return pending


def prepare_if_new() -> None:
    """Prepare an installation that has no database yet. One that only lacks an upgrade is left for `migrate`."""
    from django.db import connection

    if not connection.introspection.table_names():
        prepare()


def _one_at_a_time() -> Any:
    from contextlib import contextmanager

    from django.db import connection

    @contextmanager
    def lock() -> Any:
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('handlingsrom.prepare'))")
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(hashtext('handlingsrom.prepare'))")

    return lock()


def _collect_static_files() -> None:
    """Collecting and compressing takes seconds, so it is done only when a file has changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.STATIC_ROOT / ".fingerprint"
    fingerprint = _fingerprint_of_sources()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, stdout=StringIO())
    stamp.write_text(fingerprint)


def _fingerprint_of_sources() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}\n"
            digest.update(facts.encode())
    return digest.hexdigest()
