"""The messages marked in code and templates, as a catalogue without translations."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract as babel_extract
from django.utils.translation.template import templatize

_PLURAL, _CONTEXT, _CONTEXT_PLURAL = (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "worded")),
    **dict.fromkeys(("ngettext", "ngettext_lazy", "worded_n"), _PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _CONTEXT_PLURAL),
}
_NOT_OURS = {"static", "locale", "migrations", "__pycache__"}


def collect(source: Path) -> tuple[Catalog, list[str]]:
    """Every message in the code and templates, and the files that could not be read, each with its reason."""
    found, broken = Catalog(), []
    for path in _files(source):
        try:
            messages = list(_messages_in(path))
        except (OSError, SyntaxError, ValueError, tokenize.TokenError) as error:
            broken.append(f"{path.relative_to(source)}: {error}")
            continue
        for message_id, context in messages:
            found.add(message_id, context=context)
    return found, broken


def _files(source: Path) -> Iterator[Path]:
    for path in sorted(source.rglob("*")):
        ours = not _NOT_OURS.intersection(path.relative_to(source).parts)
        if ours and path.suffix in {".py", ".html", ".txt"} and path.is_file():
            yield path


def _messages_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        ast.parse(text)
        code = text
    else:
        # Only the calls matter; indentation left over from the template would not be Python.
        code = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, message, _comments, context in babel_extract("python", io.BytesIO(code.encode()), KEYWORDS):
        yield message, context
