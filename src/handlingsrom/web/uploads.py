"""Files people send: of a known kind, of bounded size, and without a possible fødselsnummer in name or plain text.

What is inside a workbook is looked through by whoever reads its cells, with `lib.birthnumbers.find_possible`.
"""

import zipfile
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext as _

from handlingsrom.lib.birthnumbers import FOUND, find_possible
from handlingsrom.lib.errors import Refused

MEGABYTE = 1024 * 1024
_UNPACKED_MAX_BYTES, _UNPACKED_MAX_FILES = 200 * MEGABYTE, 5000


class UploadField(forms.FileField):
    """The one file field forms may use; a test fails for a plain FileField.

    `is_read_later`: the file goes to `reading`, which looks at what it holds and says what is wrong; only its size
    and its name are looked at here.
    """

    def __init__(
        self, *, kinds: tuple[str, ...], max_bytes: int = 10 * MEGABYTE, is_read_later: bool = False, **rest: Any
    ) -> None:
        self.kinds, self.max_bytes, self.is_read_later = kinds, max_bytes, is_read_later
        rest.setdefault("widget", forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in kinds)}))
        super().__init__(**rest)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file is not initial:
            try:
                if self.is_read_later:
                    check_size(file, self.max_bytes)
                    _check_text(file.name or "")
                else:
                    check_upload(file, self.kinds, self.max_bytes)
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return file


def check_upload(file: File, kinds: tuple[str, ...], max_bytes: int) -> None:
    """Refuse a file that is not one of `kinds` ("xlsx", "docx", "pdf", "csv"), by name and by content."""
    name = (file.name or "").lower()
    kind = next((kind for kind in kinds if name.endswith(f".{kind}")), "")
    if not kind:
        raise Refused(_("The file must be one of these: %(kinds)s.") % {"kinds": ", ".join(kinds)})
    check_size(file, max_bytes)
    _check_text(file.name or "")
    file.seek(0)
    if not _IS_KIND[kind](file):
        raise Refused(_("The file is called .%(kind)s but holds something else.") % {"kind": kind})
    file.seek(0)


def check_size(file: File, max_bytes: int) -> None:
    if not file.size:
        raise Refused(_("The file is empty."))
    if file.size > max_bytes:
        raise Refused(_("The file is larger than %(megabytes)d MB.") % {"megabytes": max_bytes // MEGABYTE})


def _check_text(text: str) -> None:
    if found := find_possible(text):
        raise Refused(_(FOUND) % found[0].params)


def _is_pdf(file: File) -> bool:
    return file.read(5) == b"%PDF-"


def _is_csv(file: File) -> bool:
    raw = file.read()
    if b"\0" in raw:
        return False
    _check_text(raw.decode("utf-8-sig", errors="replace"))
    return True


def _holds(part: str) -> Callable[[File], bool]:
    """An Office file is an archive with this part, without macros, and not made to fill the memory."""

    def check(file: File) -> bool:
        try:
            parts = zipfile.ZipFile(file).infolist()
        except (zipfile.BadZipFile, OSError):
            return False
        names = {info.filename for info in parts}
        is_small = len(parts) <= _UNPACKED_MAX_FILES and sum(i.file_size for i in parts) <= _UNPACKED_MAX_BYTES
        return part in names and is_small and not any(name.endswith("vbaProject.bin") for name in names)

    return check


_IS_KIND: dict[str, Callable[[File], bool]] = {
    "pdf": _is_pdf,
    "csv": _is_csv,
    "xlsx": _holds("xl/workbook.xml"),
    "docx": _holds("word/document.xml"),
}
