from datetime import datetime
from typing import Any

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = "Long work"

    def ready(self) -> None:
        from jobs.models import Job
        from live import topics
        from people import privacy
        from people.models import Person
        from people.permissions import may_enter_desk

        def forget_who_asked(person: Person, now: datetime) -> None:
            Job.objects.filter(started_by=person).update(started_by=None)

        def may_watch(person: Any, job_id: str) -> bool:
            return may_enter_desk(person)

        topics.register("job", may_watch)
        privacy.register(
            Job,
            export=lambda person: list(Job.objects.filter(started_by=person).values("kind", "state", "asked_at")),
            erase=forget_who_asked,
        )
