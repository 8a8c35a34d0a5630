from datetime import datetime

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = "Notices"

    def ready(self) -> None:
        from notices.models import Notice
        from people import privacy
        from people.models import Person

        def forget(person: Person, now: datetime) -> None:
            Notice.objects.filter(person=person).delete()

        privacy.register(
            Notice,
            export=lambda person: list(
                Notice.objects.filter(person=person).values("subject", "body", "due_at", "sent_at")
            ),
            erase=forget,
        )
