from django.apps import AppConfig
from django.utils.translation import gettext_noop

SAID_OUR_WAY = (gettext_noop("This field is required."),)
"""Sentences of Django that our catalogue says shorter, since its labels stand right before them."""


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Configuration"

    def ready(self) -> None:
        from config import checks  # registers them
