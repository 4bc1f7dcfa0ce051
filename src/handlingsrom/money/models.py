"""The money: grants, the accounts money can be on, and the journal of what moved it.

Invariants, all held by the database itself (constraints here, triggers in `sql/`):
- An entry moves a positive amount of øre between two different accounts of one partnership.
- Entries are never changed or removed; a mistake is corrected by a reversal.
- Entries of a partnership are numbered by `position` without gaps, and each carries the hash of all before it.
- `Account.balance_ore` and `Turnover` are kept by the journal's trigger alone; an account's key never changes.
- Free funds, reserve, awards and what is spent never go below zero.
- A closed year takes no entries, neither booked in it nor numbered in it.
- A condition stays as decided but for its mandate, and a grant with its partnership; neither is removed.
Do not write to these tables except through the actions of this room.
"""

from django.db import models
from django.db.models import F, Q

from handlingsrom.money.kinds import GUARDED, PER_INITIATIVE, AccountKind, EntryKind, YearEventKind
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
    position = models.PositiveBigIntegerField(editable=False, help_text="1, 2, 3 … in the partnership's journal")
    chain = models.CharField(max_length=64, editable=False, help_text="see money.chain")
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
            models.UniqueConstraint(fields=["partnership", "position"], name="entry_position_unique"),
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


class Turnover(models.Model):
    """What moved from one account to another by a kind in a booked year: the journal summed, kept by its trigger.

    A reversal or refund takes off what it goes against. A page reads this instead of a million entries.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    from_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    to_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    booked_year = models.PositiveSmallIntegerField()
    amount_ore = models.BigIntegerField()
    entries = models.BigIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    last_entry = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_account", "to_account", "kind", "booked_year"], name="turnover_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.booked_year}"


class YearEvent(models.Model):
    """The books of a year closed, or opened again by a decision; the newest of a year counts. Append-only."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="year_events")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=YearEventKind.choices)
    text = models.CharField(max_length=300, blank=True, help_text="why it was opened again")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_kind_display()}"


class BalanceAssertion(models.Model):
    """What an account held at the end of a day, as somebody made sure of. Append-only; `money.verifying` holds the
    journal to it, until the year of its day is opened again."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="assertions")
    held_on = models.DateField()
    balance_ore = models.BigIntegerField()
    source = models.CharField(max_length=200, help_text="the statement of account it was compared with")
    closing = models.ForeignKey(
        YearEvent, null=True, blank=True, on_delete=models.PROTECT, related_name="assertions"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self) -> str:
        return f"{self.account} {self.held_on}"


class Commitment(models.Model):
    """What an initiative is promised of a coming year's money: a promise, never part of the journal.

    The newest of an initiative and year counts; 0 takes the promise back. Append-only.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="commitments")
    year = models.PositiveSmallIntegerField()
    amount_ore = models.BigIntegerField()
    text = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["year", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_ore__gte=0), name="commitment_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.year}"


class ExpectedFrame(models.Model):
    """What a partnership expects to receive for a coming year: an estimate, and what it rests on."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="expected_frames")
    year = models.PositiveSmallIntegerField()
    amount_ore = models.BigIntegerField()
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year"], name="expected_frame_unique"),
            models.CheckConstraint(condition=Q(amount_ore__gte=0), name="expected_frame_not_negative"),
        ]

    def __str__(self) -> str:
        return str(self.year)


class Condition(models.Model):
    """Money given on condition: `amount_ore` of the initiative's awards of `year` or later is not spent until what
    is required is in place. An owner and a leader are in place when the initiative has one; a mandate when
    `mandate_on` says so."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="conditions")
    year = models.PositiveSmallIntegerField()
    amount_ore = models.BigIntegerField()
    requires = models.CharField(max_length=60, help_text="codes of Requirement with spaces between")
    mandate_on = models.DateField(null=True, blank=True)
    mandate_note = models.CharField(max_length=300, blank=True)
    set_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_ore__gt=0), name="condition_amount_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.year}: {self.requires}"


class ReserveRules(models.Model):
    """What the reserve may be used for, as adopted; the newest count. Append-only."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reserve_rules")
    text = models.TextField()
    adopted_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "reserve rules"

    def __str__(self) -> str:
        return self.text[:80]


class ProjectNumber(models.Model):
    """The number an initiative has in somebody's accounts; it may have several."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="project_numbers")
    number = models.CharField(max_length=60)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="project_numbers")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="project_number_unique"),
        ]

    def __str__(self) -> str:
        return self.number
