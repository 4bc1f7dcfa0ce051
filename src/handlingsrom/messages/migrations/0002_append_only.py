from django.db import migrations

from handlingsrom.audit.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]
    operations = [append_only("outbox_attachedfile"), append_only("outbox_attempt")]
