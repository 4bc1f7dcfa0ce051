import re
from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
TRIGGER = re.compile(r"^CREATE TRIGGER (\w+) .* ON (\w+)$", re.MULTILINE)


def make_triggers_anew(apps, editor):
    """Some databases were migrated before the triggers of 0005 were made stricter; now all have the same."""
    vendor = editor.connection.vendor
    for statement in (SQL / f"0006_{vendor}.sql").read_text().split("\n--\n"):
        if found := TRIGGER.search(statement):
            name, table = found.groups()
            of_table = f" ON {table}" if vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {name}{of_table}", params=None)
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("money", "0005_the_journal_defends_itself")]
    operations = [migrations.RunPython(make_triggers_anew, migrations.RunPython.noop)]
