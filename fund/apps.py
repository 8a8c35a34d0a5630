from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class FundConfig(AppConfig):
    name = "fund"
    verbose_name = "Fund"

    def ready(self) -> None:
        from fund import permissions, privacy, terms, work_of_months
        from fund.ledger import triggers
        from jobs import work
        from live import topics

        terms.register()
        privacy.register()
        work.register("month", work_of_months.run)
        topics.register("point_of_sale", permissions.may_listen)
        topics.register("fund", permissions.may_watch_books)
        pre_migrate.connect(triggers.lift, sender=self)
        post_migrate.connect(triggers.lay, sender=self)
