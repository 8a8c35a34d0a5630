from typing import Any

from django.core.management.base import BaseCommand

from live import clock
from notices import post


class Command(BaseCommand):
    help = "Send the notices that are due. The worker does so by itself; this is for an installation without one."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{post.send_due(clock.now())} sent")
