"""Writing the record. Every action of every room calls `record` inside its own transaction."""

from datetime import datetime
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from handlingsrom.audit.models import Record
from handlingsrom.lib.logline import reference


class By(Protocol):
    """Whoever acts: see `people.actors.Actor`."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def partnership_id(self) -> int | None: ...


def record(
    *,
    by: By,
    now: datetime,
    action: str,
    subject: models.Model,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Record:
    """Add one record. `before` and `after` hold only what changed, as plain values."""
    return Record.objects.create(
        at=now,
        actor_id=by.user_id,
        actor_name=by.name,
        partnership_id=by.partnership_id,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_label=str(subject)[:300],
        before=_plain(before or {}),
        after=_plain(after or {}),
        reference=reference.get(),
    )


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    encoder = DjangoJSONEncoder()
    return {
        name: value if isinstance(value, str | int | float | bool | None) else _encode(encoder, value)
        for name, value in values.items()
    }


def _encode(encoder: DjangoJSONEncoder, value: Any) -> Any:
    if isinstance(value, dict | list | tuple):
        return value
    try:
        return encoder.default(value)
    except TypeError:
        return str(value)
