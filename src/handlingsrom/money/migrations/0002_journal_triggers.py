from pathlib import Path

from django.db import migrations

from handlingsrom.audit.append_only import append_only

SQL = Path(__file__).parent.parent / "sql"


def create_triggers(apps, editor):
    """Let the database defend the journal; the statements are in money/sql/."""
    script = (SQL / f"0002_{editor.connection.vendor}.sql").read_text()
    for statement in script.split("\n--\n"):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("money", "0001_initial")]
    operations = [
        append_only("money_entry"),
        migrations.RunPython(create_triggers, migrations.RunPython.noop),
    ]
