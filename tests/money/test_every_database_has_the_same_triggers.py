"""Triggers were once made stricter under databases that had been migrated: 0006 gives all of them the same."""

import json
from pathlib import Path

from own_database import own_database, run_python

MIGRATE_AGAIN = """
import json
from importlib import import_module
from django.core.management import call_command
from django.db import connection

def triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        else:
            cursor.execute(
                "SELECT tgname || ' ON ' || tgrelid::regclass, pg_get_triggerdef(oid) || pg_get_functiondef(tgfoid)"
                " FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
            )
        return dict(cursor.fetchall())

def put_back_the_old(names):
    old = import_module("handlingsrom.money.migrations.0005_the_journal_defends_itself")
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}")
    with connection.schema_editor() as editor:
        old.create_triggers(None, editor)

fresh = triggers()
call_command("migrate", "money", "0005", verbosity=0)
append_only = ("_no_update", "_append_only", "entry_no_delete", "entry_no_truncate")
put_back_the_old(n for n in fresh if n.split()[0].startswith(KINDS) and not n.split()[0].endswith(append_only))
old = triggers()
call_command("migrate", "money", verbosity=0)
print(json.dumps([fresh, old, triggers()]))
"""
KINDS = ("money_entry", "money_account", "money_turnover", "money_condition", "money_grant")


def test_a_database_of_before_gets_the_triggers_of_a_new_one(tmp_path: Path):
    with own_database(tmp_path) as env:
        fresh, old, migrated = json.loads(run_python(f"KINDS = {KINDS!r}\n" + MIGRATE_AGAIN, env))
    assert migrated == fresh
    changed = {name.split()[0] for name in fresh if old.get(name) != fresh[name]}
    assert {"money_condition_no_delete", "money_grant_stays_with_its_partnership"} <= changed
    assert changed & {"money_entry_one_partnership", "money_entry_checks"}
