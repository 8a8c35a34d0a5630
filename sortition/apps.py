from typing import Any

from django.apps import AppConfig


class SortitionConfig(AppConfig):
    name = "sortition"
    verbose_name = "Draws"

    def ready(self) -> None:
        from jobs import work
        from live import topics
        from sortition import privacy, work_of_draws

        privacy.register()
        work.register("council-draw", work_of_draws.run)

        def anybody(person: Any, what: str) -> bool:
            return True

        topics.register("draws", anybody)
