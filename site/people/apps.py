from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from people import privacy, second_factor

        privacy.register_own()
        authenticator_added.connect(second_factor.count_as_shown, dispatch_uid="people.second_factor")
