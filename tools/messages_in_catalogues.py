"""The catalogues of translations: brought in step with the code, filled, compiled and checked.

All that changes them holds a lock on their folder, so that several people may do it at the same time.
"""

import fcntl
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from messages_in_code import collect

SOURCE = Path(__file__).resolve().parent.parent / "src" / "handlingsrom"
LANGUAGES = ("nb", "nn", "en")
SOURCE_LANGUAGE = "en"
CONTEXT_MARK = "\u0004"
# A lone % counts too: one too many breaks the formatting. `%%` is only a percent sign.
_PLACEHOLDER = re.compile(r"%%|%\(\w+\)|%[sd]|%|\{\w*\}")
# A fixed day keeps the compiled files the same from one build to the next.
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


# --- the files ----------------------------------------------------------------------------------------------


def _po(source: Path, language: str) -> Path:
    return source / "locale" / language / "LC_MESSAGES" / "django.po"


def _empty(language: str) -> Catalog:
    return Catalog(locale=language, creation_date=_NO_DATE, revision_date=_NO_DATE)


def read(source: Path, language: str) -> Catalog:
    """The stored catalogue; an empty one when there is none yet."""
    path = _po(source, language)
    if not path.exists():
        return _empty(language)
    return read_po(io.BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


def _store(catalog: Catalog, source: Path, language: str) -> None:
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {language}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    _write(_po(source, language), header.encode() + body.getvalue())


def _write(path: Path, content: bytes) -> None:
    """Replace the file in one step, and only when it changes: a running program may be reading it."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


@contextmanager
def _locked(source: Path) -> Iterator[None]:
    folder = source / "locale"
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


# --- bringing in step ---------------------------------------------------------------------------------------


def extract(source: Path = SOURCE) -> list[str]:
    """Bring every catalogue in step with the code; returns the files that could not be read."""
    with _locked(source):
        return _extract(source)


def _extract(source: Path) -> list[str]:
    found, broken = collect(source)
    for language in LANGUAGES:
        _store(_in_step(read(source, language), found, language, keep=bool(broken)), source, language)
    return broken


def _in_step(stored: Catalog, found: Catalog, language: str, *, keep: bool) -> Catalog:
    """The messages found, with the translations stored; with `keep`, also those that were not found."""
    result = _empty(language)
    for message in _entries(found):
        known = stored.get(message.id, context=message.context)
        if language == SOURCE_LANGUAGE:
            result.add(message.id, message.id, context=message.context)
        elif known and known.id == message.id:
            result.add(message.id, known.string, flags=known.flags & {"fuzzy"}, context=message.context)
        else:
            result.add(message.id, "", context=message.context)
    for message in _entries(stored) if keep else ():
        if not result.get(message.id, context=message.context):
            result.add(message.id, message.string, flags=message.flags & {"fuzzy"}, context=message.context)
    return result


def _entries(catalog: Catalog) -> Iterable[Message]:
    return [message for message in catalog if message.id]


def compile_all(source: Path = SOURCE) -> list[Path]:
    """Make the .mo file of every language; returns their paths. Untranslated and fuzzy messages are left out."""
    with _locked(source):
        return [_compile(source, language) for language in LANGUAGES]


def _compile(source: Path, language: str) -> Path:
    result = _empty(language)
    for message in _entries(read(source, language)):
        if _is_translated(message) and not message.fuzzy:
            result.add(message.id, message.string, context=message.context)
    content = io.BytesIO()
    write_mo(content, result)
    path = _po(source, language).with_suffix(".mo")
    _write(path, content.getvalue())
    return path


# --- translating --------------------------------------------------------------------------------------------


def _key(message: Message, form: int = 1) -> str:
    plain = message.id[form] if message.pluralizable else message.id
    return f"{message.context}{CONTEXT_MARK}{plain}" if message.context else plain


def _forms(text: str | Iterable[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _is_translated(message: Message) -> bool:
    return all(_forms(message.string))


def missing(language: str, source: Path = SOURCE) -> dict[str, str | list[str]]:
    """What the code holds and the catalogue does not translate, in the shape that `fill` takes."""
    found, _broken = collect(source)
    catalog = _in_step(read(source, language), found, language, keep=False)
    lacking = (message for message in _entries(catalog) if not _is_translated(message))
    return {_key(message): ["", ""] if message.pluralizable else "" for message in lacking}


def fill(language: str, translations: dict[str, str | list[str]], source: Path = SOURCE) -> list[str]:
    """Store translations, bring the catalogues in step and compile; returns what was left out, and why."""
    with _locked(source):
        left_out = [f"cannot be read: {each}" for each in _extract(source)]
        catalog = read(source, language)
        by_key = {_key(message, form): message for form in (0, 1) for message in _entries(catalog)}
        for key, text in translations.items():
            if problem := _set(by_key.get(key), text):
                left_out.append(f"{problem}: {key!r}")
        _store(catalog, source, language)
        for each in LANGUAGES:
            _compile(source, each)
    return left_out


def _set(message: Message | None, text: str | list[str]) -> str | None:
    """Give the message its translation, or say why not. An empty text is one not filled in yet."""
    if message is None:
        return "not in the source"
    if message.pluralizable and (isinstance(text, str) or len(text) != 2):
        return "needs [singular, plural]"
    if not message.pluralizable and not isinstance(text, str):
        return "needs one text"
    if not all(_forms(text)):
        return None
    if not _placeholders_agree(message.id, text):
        return "placeholders differ"
    message.string = text if isinstance(text, str) else tuple(text)
    message.flags.discard("fuzzy")
    return None


def _placeholders_agree(message_id: str | Iterable[str], text: str | Iterable[str]) -> bool:
    """Each form has the placeholders of its source; a singular may have those of either source form."""
    sources = [_placeholders(form) for form in _forms(message_id)]
    first, *others = (_placeholders(form) for form in _forms(text))
    return first in sources and all(other == sources[-1] for other in others)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text)) - {"%%"}


# --- checking -----------------------------------------------------------------------------------------------


def check(source: Path = SOURCE) -> list[str]:
    """Everything wrong with the catalogues, one short line per message; empty when they are complete."""
    found, broken = collect(source)
    problems = [f"cannot be read: {each}" for each in broken]
    for language in LANGUAGES:
        stored = read(source, language)
        problems += [f"{language} {problem}: {key!r}" for problem, key in _problems(stored, found)]
    return problems


def _problems(stored: Catalog, found: Catalog) -> Iterator[tuple[str, str]]:
    for message in _entries(found):
        known = stored.get(message.id, context=message.context)
        if known is None or known.id != message.id or not _is_translated(known):
            yield "missing", _key(message)
        elif known.fuzzy:
            yield "fuzzy", _key(message)
        elif not _placeholders_agree(message.id, known.string):
            yield "placeholders differ", _key(message)
    for message in _entries(stored):
        if found.get(message.id, context=message.context) is None:
            yield "obsolete", _key(message)
