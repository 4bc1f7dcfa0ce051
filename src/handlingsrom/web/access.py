"""Reading only what is one's own: nothing of another partnership is found, so it cannot be shown or guessed."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

M = TypeVar("M", bound=Model)


def own(request: HttpRequest, rows: QuerySet[M], *, through: str = "partnership") -> QuerySet[M]:
    """The rows of the actor's partnership. `through` leads to it, e.g. `case__partnership` for decision points."""
    partnership_id = request.actor.partnership_id  # type: ignore[attr-defined]
    return rows.filter(**{through: partnership_id}) if partnership_id else rows.none()


def get_own(request: HttpRequest, rows: QuerySet[M], *, through: str = "partnership", **lookup: Any) -> M:
    """The one row of the actor's partnership that `lookup` names; otherwise 404, whoever else may have it."""
    return get_object_or_404(own(request, rows, through=through), **lookup)
