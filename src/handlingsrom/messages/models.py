"""Mail, and what became of it.

One message has one recipient. Its content (subject, text, files) never changes after it is written, and its tries
are kept; only where it stands changes, and the address when it is sent again. A message is due when
`next_attempt_at` has passed. Whoever sends it first moves that moment into the future, in one conditional update:
so two never send the same, and one that was killed meanwhile leaves a message that becomes due again by itself.
"""

from django.db import models
from django.db.models import Q

from handlingsrom.messages.kinds import MessageKind, MessageState, Problem
from handlingsrom.people.models import Partnership, Person


class Message(models.Model):
    """`key`: idempotency key, unique in the partnership. `search`: recipient and subject, folded."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="messages")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="messages")
    email = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    message_id = models.CharField(max_length=200, help_text="the mail's Message-ID, the same in every try")
    search = models.TextField()
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=20, choices=Problem.choices, blank=True)
    answer = models.TextField(blank=True, help_text="what the server said, in its own words")

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["partnership", "-created_at", "-id"], name="outbox_newest"),
            models.Index(fields=["next_attempt_at"], condition=Q(next_attempt_at__isnull=False), name="outbox_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="outbox_key_unique"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "failed"], next_attempt_at__isnull=False)
                | Q(state__in=["sent", "given_up"], next_attempt_at__isnull=True),
                name="outbox_due_until_settled",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"), name="outbox_sent_has_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.email}"

    @property
    def kind_word(self) -> str:
        return str(MessageKind(self.kind).label) if self.kind in MessageKind.values else self.kind

    @property
    def recipient(self) -> str:
        return self.person.name if self.person else self.email

    @property
    def is_settled(self) -> bool:
        return self.next_attempt_at is None


class AttachedFile(models.Model):
    """A file sent with a message, byte for byte. Append-only."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="files")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="bytes")
    content = models.BinaryField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["message", "order"], name="outbox_file_order_unique")]

    def __str__(self) -> str:
        return self.name


class Attempt(models.Model):
    """One finished try; `problem` is empty when the server took the mail. Append-only."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    email = models.EmailField()
    problem = models.CharField(max_length=20, choices=Problem.choices, blank=True)
    answer = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=MessageState.choices, help_text="where the message stood after")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.message}: {self.at:%Y-%m-%d %H:%M}"
