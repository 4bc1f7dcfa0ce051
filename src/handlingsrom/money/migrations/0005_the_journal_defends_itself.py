from pathlib import Path

from django.db import migrations, models

from handlingsrom.audit.append_only import append_only

SQL = Path(__file__).parent.parent / "sql"


def create_triggers(apps, editor):
    """Let the database defend the journal; the statements are in money/sql/."""
    script = (SQL / f"0005_{editor.connection.vendor}.sql").read_text()
    for statement in script.split("\n--\n"):
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("money", "0004_chain_what_is_there")]
    operations = [
        migrations.AlterField(
            model_name="entry",
            name="chain",
            field=models.CharField(editable=False, help_text="see money.chain", max_length=64),
        ),
        migrations.AlterField(
            model_name="entry",
            name="position",
            field=models.PositiveBigIntegerField(
                editable=False, help_text="1, 2, 3 … in the partnership's journal"
            ),
        ),
        append_only("money_entry"),
        append_only("money_yearevent"),
        append_only("money_balanceassertion"),
        append_only("money_commitment"),
        append_only("money_reserverules"),
        migrations.RunPython(create_triggers, migrations.RunPython.noop),
    ]
