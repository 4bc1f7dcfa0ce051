"""The money: grants, the accounts money can be on, and the journal of what moved it.

Invariants, all held by the database itself (constraints here, triggers in migration 0002):
- An entry moves a positive amount of øre between two different accounts of one partnership.
- Entries are never changed or removed; a mistake is corrected by a reversal.
- `Account.balance_ore` is kept by the journal's trigger alone; an account's key never changes.
- Free funds, reserve and awards never go below zero.
Do not write to these tables except through `money.actions`.
"""

from django.db import models
from django.db.models import F, Q

from handlingsrom.money.kinds import GUARDED, PER_INITIATIVE, AccountKind, EntryKind
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative


class Grant(models.Model):
    """Money from a giver for a year, by one letter. A partnership may have several in a year."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="grants")
    name = models.CharField(max_length=120)
    giver = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField()
    letter_reference = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["year", "name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="grant_name_unique")]

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """A place money can be: of a kind, from a grant, to be used in a year, for an award on an initiative."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=20, choices=AccountKind.choices)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="accounts")
    year = models.PositiveSmallIntegerField(help_text="the year the money may be used in")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    balance_ore = models.BigIntegerField(default=0, editable=False)
    last_entry = models.BigIntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "grant", "year", "initiative"],
                condition=Q(initiative__isnull=False),
                name="account_unique_of_initiative",
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind", "grant", "year"],
                condition=Q(initiative__isnull=True),
                name="account_unique",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=GUARDED) | Q(balance_ore__gte=0), name="guarded_not_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PER_INITIATIVE, initiative__isnull=False)
                | Q(kind=AccountKind.SUSPENSE)
                | Q(~Q(kind__in=[*PER_INITIATIVE, AccountKind.SUSPENSE]), initiative__isnull=True),
                name="initiative_where_it_belongs",
            ),
        ]

    def __str__(self) -> str:
        name = self.initiative.title if self.initiative else self.get_kind_display()
        return f"{name} {self.year}"


class Entry(models.Model):
    """One movement. `year` and `number` make the voucher number, gapless in a partnership's year: 2026-0047."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    from_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries_out")
    to_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries_in")
    amount_ore = models.BigIntegerField()
    booked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    text = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=120, blank=True, help_text="letter, invoice or voucher elsewhere")
    idempotency_key = models.CharField(max_length=120)
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )

    class Meta:
        ordering = ["-year", "-number"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["partnership", "booked_on"])]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year", "number"], name="entry_number_unique"),
            models.UniqueConstraint(fields=["partnership", "idempotency_key"], name="entry_key_unique"),
            models.CheckConstraint(condition=Q(amount_ore__gt=0), name="entry_amount_positive"),
            models.CheckConstraint(condition=~Q(from_account=F("to_account")), name="entry_between_two"),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.REVERSAL, reverses__isnull=False)
                | Q(~Q(kind=EntryKind.REVERSAL), reverses__isnull=True),
                name="entry_reversal_names_entry",
            ),
        ]

    def __str__(self) -> str:
        return self.voucher

    @property
    def voucher(self) -> str:
        return f"{self.year}-{self.number:04d}"
