"""What was sent, and to whom."""

from typing import Any

from cast import Cast
from handlingsrom.messages.actions import Attachment
from outbox import write
from web.access.rows import only


def _message(cast: Cast) -> dict[str, Any]:
    """The same key twice is the same message, so the walk writes one."""
    file = Attachment("brev.pdf", "application/pdf", b"%PDF-")
    return {"pk": write(cast.partnership, attachments=[file]).pk}


PAGES = {
    "messages:list": only("secretariat", "auditor", outsider=200),
    "messages:list_xlsx": only("secretariat", "auditor", outsider=200),
    "messages:show": only("secretariat", "auditor", kwargs=_message),
    "messages:attachment": only("secretariat", "auditor", kwargs=lambda cast: {**_message(cast), "order": 1}),
    # Without an address it is refused at the field.
    "messages:resend": only("secretariat", status=422, method="post", kwargs=_message),
}
