"""Health for whoever keeps the program running: does it answer, and can it do its work?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers. Asks nothing else of anyone."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is migrated; otherwise 503 with the reason."""
    reason = _what_is_missing()
    if reason:
        return JsonResponse({"status": "unavailable", "reason": reason}, status=503)
    return JsonResponse({"status": "ok"})


def _what_is_missing() -> str:
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "database"
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "migrations"
    return ""
