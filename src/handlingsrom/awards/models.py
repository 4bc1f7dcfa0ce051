"""What the holders of awards are told, what they report and ask for, and what the accounts say.

A letter is made when a decision gives an initiative money, and what it said then is kept in it. Lines of the
accounts are evidence, never money: spending is posted from them by `awards.spending`.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from handlingsrom.cases.models import Case
from handlingsrom.money.models import Entry
from handlingsrom.people.models import Partnership, Person
from handlingsrom.plan.models import Initiative


class AwardLetter(models.Model):
    """What one case gave one initiative for a year. `content`: the letter as plain values, fixed when made."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="award_letters")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="award_letters")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="award_letters")
    year = models.PositiveSmallIntegerField()
    amount_ore = models.BigIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-made_at", "id"]
        constraints = [models.UniqueConstraint(fields=["case", "initiative"], name="award_letter_unique")]

    def __str__(self) -> str:
        return f"{self.initiative} {self.year}"


class Duty(models.TextChoices):
    LEADER = "leader", _("Leader")
    OWNER = "owner", _("Owner")


class LetterRecipient(models.Model):
    """Somebody a letter was mailed to, at the address they had then; the mail has the key `message_key`."""

    letter = models.ForeignKey(AwardLetter, on_delete=models.PROTECT, related_name="recipients")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=20, choices=Duty.choices)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    sent_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["letter", "person"], name="letter_recipient_unique")]

    def __str__(self) -> str:
        return f"{self.letter}: {self.name}"

    @property
    def message_key(self) -> str:
        return f"award-letter:{self.letter_id}:{self.person_id}"


class YearEnd(models.Model):
    """The question at the end of a year: what is left, why, and what is it to be used for?"""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="year_ends")
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["partnership", "year"], name="year_end_unique")]

    def __str__(self) -> str:
        return str(self.year)


class YearEndAnswer(models.Model):
    """An initiative's answer; unanswered while `answered_at` is empty. Amounts in øre.

    `left_ore` is what the journal said was left when the answer was given; the two wishes are parts of it.
    """

    year_end = models.ForeignKey(YearEnd, on_delete=models.PROTECT, related_name="answers")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="year_end_answers")
    left_ore = models.BigIntegerField(default=0)
    carry_over_ore = models.BigIntegerField(default=0)
    release_ore = models.BigIntegerField(default=0)
    why = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    gathered_in = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.SET_NULL, related_name="year_end_answers"
    )

    class Meta:
        ordering = ["initiative__order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["year_end", "initiative"], name="year_end_answer_unique"),
            models.CheckConstraint(
                condition=Q(carry_over_ore__gte=0, release_ore__gte=0), name="year_end_wishes_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(left_ore__gte=F("carry_over_ore") + F("release_ore")),
                name="year_end_wishes_within_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.year_end}"


class ColumnMapping(models.Model):
    """Which columns of a layout mean what, so that it is said once. `signature`: see `accounts_file.columns`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="column_mappings")
    signature = models.CharField(max_length=200)
    columns = models.JSONField()
    is_negated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "signature"], name="column_mapping_unique"),
        ]

    def __str__(self) -> str:
        return self.signature


class AccountsImport(models.Model):
    """A file from somebody's accounts, taken in. `entries` is the spending posted because of it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="accounts_imports")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    covers_to = models.DateField(help_text="the last day the accounts speak of")
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=200)
    entries = models.ManyToManyField(Entry, related_name="accounts_imports")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.filename


class AccountsLine(models.Model):
    """A line of the accounts on a project of ours: a cost is positive, a credit negative. Append-only.

    `key` is the same whenever the same line is read again, from this file or a later one.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    taken_in = models.ForeignKey(AccountsImport, on_delete=models.PROTECT, related_name="lines")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="accounts_lines")
    key = models.CharField(max_length=64)
    row = models.PositiveIntegerField()
    booked_on = models.DateField()
    amount_ore = models.BigIntegerField()
    project = models.CharField(max_length=60)
    text = models.CharField(max_length=300, blank=True)
    voucher = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["booked_on", "id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="accounts_line_unique")]

    def __str__(self) -> str:
        return f"{self.project} {self.booked_on} {self.voucher}"
