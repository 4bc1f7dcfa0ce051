"""Where a message stands, in words. While mail is written as files, none of it is sent."""

from django.utils.translation import gettext as _

from handlingsrom.messages.kinds import MessageState
from handlingsrom.messages.mail import folder_of_files


def state_words() -> dict[str, str]:
    """Each state and its word, in the order a message goes through them."""
    words = {state.value: str(state.label) for state in MessageState}
    return words | {MessageState.SENT.value: _("Written as a file")} if folder_of_files() else words
