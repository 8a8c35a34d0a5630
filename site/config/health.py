"""Two answers for whoever watches over the installation."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from fund.ledger import triggers


def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """The database answers, holds every migration, and the ledger's law."""
    executor = MigrationExecutor(connection)
    missing = [str(migration) for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if missing:
        return JsonResponse({"status": "migrations are missing", "missing": len(missing)}, status=503)
    if triggers.missing():
        return JsonResponse({"status": "triggers of the ledger are missing"}, status=503)
    return JsonResponse({"status": "ok"})
