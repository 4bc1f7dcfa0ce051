"""Migration operations that make a table append-only in the database itself, on SQLite and PostgreSQL."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION handlingsrom_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql;
"""
POSTGRESQL = """
CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION handlingsrom_append_only();
CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION handlingsrom_append_only();
"""


def append_only(table: str) -> RunPython:
    """An operation after which rows of `table` can be inserted and read, never changed or removed.

    To be said again after a migration that changes the table: SQLite makes the table anew, without its triggers.
    """

    def forwards(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(POSTGRESQL_FUNCTION, params=None)
            editor.execute(POSTGRESQL.format(table=table), params=None)
        else:
            for verb in ("update", "delete"):
                editor.execute(SQLITE.format(table=table, verb=verb, VERB=verb.upper()), params=None)

    return RunPython(forwards, RunPython.noop)
