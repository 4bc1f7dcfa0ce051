"""Reading for a long time what others write to: all of it as it was at one moment, and nobody waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside is of one moment; for reading alone. Inside a transaction already, it is that one's.

    On SQLite a transaction of the program's own kind would keep all writers out: see `transaction_mode`.
    """
    if connection.in_atomic_block or _has_begun():
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _has_begun() -> bool:
    """Whether we are inside already on SQLite, where Django does not know of it."""
    connection.ensure_connection()
    return bool(getattr(connection.connection, "in_transaction", False))
