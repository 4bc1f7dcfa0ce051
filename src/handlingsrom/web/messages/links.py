"""A link that was made for the recipient lets whoever has it act as the recipient, so nobody else is shown it."""

import re

from django.utils.translation import gettext as _

# A part of an address that Django has signed: its last bit is 43 signs of base64, after a sign that separates.
_SIGNED = re.compile(r"(https?://\S*?/)[^\s/]*[.:][A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])\S*")


def hide_personal_links(text: str) -> str:
    """The text with `…` for what makes a link personal."""
    mark = _("personal link")
    return _SIGNED.sub(lambda found: f"{found[1]}… ({mark})", text)
