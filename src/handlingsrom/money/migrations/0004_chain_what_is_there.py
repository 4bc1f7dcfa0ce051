from django.db import migrations

from handlingsrom.money.chain import START, account_text, link, moment_text


def chain_entries(apps, editor):
    """Give every entry its position and hash, in the order they were recorded."""
    Entry = apps.get_model("money", "Entry")
    partnership, position, before = None, 0, START
    entries = Entry.objects.select_related("from_account", "to_account").order_by("partnership_id", "id")
    for entry in entries.iterator(chunk_size=2000):
        if entry.partnership_id != partnership:
            partnership, position, before = entry.partnership_id, 0, START
        position += 1
        before = link(
            before,
            position=position,
            voucher=(entry.year, entry.number),
            kind=entry.kind,
            source=account_text(entry.from_account),
            target=account_text(entry.to_account),
            amount_ore=entry.amount_ore,
            booked_on=entry.booked_on.isoformat(),
            recorded_at=moment_text(entry.recorded_at),
            texts=(entry.recorded_by, entry.text, entry.reference, entry.idempotency_key),
            reverses=entry.reverses_id,
        )
        Entry.objects.filter(pk=entry.pk).update(position=position, chain=before)
        count(apps, entry)


def count(apps, entry):
    """Add an entry to the turnover, as its trigger does from now on."""
    Turnover = apps.get_model("money", "Turnover")
    what = entry.reverses or entry
    source, target, amount = entry.from_account_id, entry.to_account_id, entry.amount_ore
    if entry.reverses_id:
        source, target, amount = target, source, -amount
    found, is_new = Turnover.objects.get_or_create(
        from_account_id=source,
        to_account_id=target,
        kind=what.kind,
        booked_year=entry.booked_on.year,
        defaults={
            "partnership_id": entry.partnership_id,
            "amount_ore": amount,
            "entries": 1,
            "first_on": entry.booked_on,
            "last_on": entry.booked_on,
            "last_entry": entry.pk,
        },
    )
    if not is_new:
        found.amount_ore += amount
        found.entries += 1
        found.first_on = min(found.first_on, entry.booked_on)
        found.last_on = max(found.last_on, entry.booked_on)
        found.last_entry = entry.pk
        found.save()


class Migration(migrations.Migration):
    dependencies = [("money", "0003_years_commitments_and_the_chain")]
    operations = [migrations.RunPython(chain_entries, migrations.RunPython.noop)]
