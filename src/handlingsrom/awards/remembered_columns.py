"""Which columns of a layout mean what: said once by a person, and known again by the layout's headings."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from handlingsrom.audit.actions import record
from handlingsrom.awards.accounts_file.columns import Mapping, places, signature
from handlingsrom.awards.accounts_file.tables import Table
from handlingsrom.awards.accounts_policies import check_can_import_accounts
from handlingsrom.awards.models import ColumnMapping
from handlingsrom.people.actors import Actor
from handlingsrom.people.models import Partnership


def remembered(partnership: Partnership, table: Table) -> Mapping | None:
    """What was said of a table with the same headings, if it still fits."""
    kept = ColumnMapping.objects.filter(partnership=partnership, signature=signature(table.header)).first()
    found = Mapping(**kept.columns) if kept else None
    return found if found and not places(table, found)[1] else None


@transaction.atomic
def remember(
    *, by: Actor, now: datetime, partnership: Partnership, table: Table, mapping: Mapping
) -> ColumnMapping:
    check_can_import_accounts(by, partnership.pk)
    said = {"columns": asdict(mapping), "is_negated": mapping.negate}
    kept, is_new = ColumnMapping.objects.get_or_create(
        partnership=partnership, signature=signature(table.header), defaults=said
    )
    if is_new or kept.columns != said["columns"]:
        before = {} if is_new else kept.columns["columns"]
        kept.columns, kept.is_negated = said["columns"], mapping.negate
        kept.save()
        record(
            by=by,
            now=now,
            action="accounts.columns",
            subject=kept,
            before={"columns": before},
            after={"columns": mapping.columns},
        )
    return kept
