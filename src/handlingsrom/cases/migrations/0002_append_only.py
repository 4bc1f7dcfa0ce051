from django.db import migrations

from handlingsrom.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        append_only("cases_decision"),
        append_only("cases_effect"),
        append_only("cases_paperversion"),
        append_only("cases_paperfile"),
    ]
