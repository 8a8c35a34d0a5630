from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "office"
    verbose_name = "Desk"

    def ready(self) -> None:
        from office import desk_privacy

        desk_privacy.register()
