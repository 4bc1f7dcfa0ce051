"""What a message is about, where it stands, and what can go wrong with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MessageKind(TextChoices):
    """A new kind is a line here; the database knows the codes only as short words, so it needs no migration."""

    AWARD_LETTER = "award_letter", _("Award letter")
    YEAR_END = "year_end", _("Report at the end of the year")
    YEAR_END_REMINDER = "year_end_reminder", _("Reminder of the report at the end of the year")
    OTHER = "other", _("Other message")


class MessageState(TextChoices):
    """Sent: the mail server has taken it. Whether it is read, nobody can know."""

    WAITING = "waiting", pgettext_lazy("message", "Waiting")
    SENT = "sent", pgettext_lazy("message", "Sent")
    FAILED = "failed", pgettext_lazy("message", "Failed, will be tried again")
    GIVEN_UP = "given_up", pgettext_lazy("message", "Given up")


class Problem(TextChoices):
    """Why a try failed, and what to do. What the server itself said is kept beside it."""

    CONNECTION = "connection", _("The mail server does not answer.")
    ENCRYPTION = "encryption", _("There is no encrypted connection to the mail server.")
    SIGN_IN = "sign_in", _("The mail server does not accept the name and password of this installation.")
    SENDER = "sender", _("The mail server does not accept the sender's address.")
    RECIPIENT = "recipient", _("The mail server does not accept the recipient's address.")
    CONTENT = "content", _("The mail server does not accept the content of the message.")
    INTERRUPTED = "interrupted", _("The program was stopped each time while the message was being sent.")
    OTHER = "other", _("Something unexpected went wrong.")


OF_THE_SERVER = frozenset({Problem.CONNECTION, Problem.ENCRYPTION, Problem.SIGN_IN, Problem.SENDER})
"""The next message would meet the same."""
