from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Public site"

    def ready(self) -> None:
        from governance import minutes as facts
        from website import minutes

        facts.published_by(minutes.address_of)
