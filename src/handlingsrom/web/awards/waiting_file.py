"""An export that was sent waits for an hour while the person goes through the steps, with what was said of it.

They are kept apart, because the file is large and what is said of it changes with every step.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.cache import caches

from handlingsrom.awards.accounts_file.columns import Mapping
from handlingsrom.awards.accounts_file.tables import Table
from handlingsrom.awards.reconciling import Spot
from handlingsrom.people.actors import Actor

KEPT_SECONDS = 3600


@dataclass(frozen=True)
class Said:
    """What was said so far. `projects`: number → initiative id. `done`: the import it became."""

    sheet: int = 0
    mapping: Mapping | None = None
    covers_to: date | None = None
    projects: dict[str, int] = field(default_factory=dict)
    refunds: frozenset[Spot] = frozenset()
    done: int | None = None


@dataclass(frozen=True)
class Waiting:
    token: str
    filename: str
    sha256: str
    tables: list[Table] = field(repr=False)
    said: Said

    @property
    def table(self) -> Table:
        return self.tables[min(self.said.sheet, len(self.tables) - 1)]


def put_away(actor: Actor, filename: str, content: bytes, tables: list[Table], said: Said) -> Waiting:
    token = secrets.token_urlsafe(24)
    made = Waiting(token, filename, sha256(content).hexdigest(), tables, said)
    _cache().set(_key(actor, token, "file"), (made.filename, made.sha256, tables), KEPT_SECONDS)
    _cache().set(_key(actor, token, "said"), said, KEPT_SECONDS)
    return made


def find(actor: Actor, token: str) -> Waiting | None:
    """None when it has waited too long, or is somebody else's."""
    file, said = (_cache().get(_key(actor, token, part)) for part in ("file", "said"))
    if not file or not said:
        return None
    filename, digest, tables = file
    return Waiting(token, filename, digest, tables, said)


def say(actor: Actor, waiting: Waiting, **said: Any) -> Waiting:
    changed = replace(waiting.said, **said)
    _cache().set(_key(actor, waiting.token, "said"), changed, KEPT_SECONDS)
    _cache().touch(_key(actor, waiting.token, "file"), KEPT_SECONDS)
    return replace(waiting, said=changed)


def let_go(actor: Actor, waiting: Waiting) -> None:
    """The file is not kept longer than it is needed."""
    _cache().delete(_key(actor, waiting.token, "file"))


def became(actor: Actor, token: str) -> int | None:
    """The import a file became, for whoever sends the last form twice."""
    said = _cache().get(_key(actor, token, "said"))
    return said.done if said else None


def _key(actor: Actor, token: str, part: str) -> str:
    return f"accounts:{actor.partnership_id}:{actor.user_id}:{token}:{part}"


def _cache() -> Any:
    return caches["files"]
