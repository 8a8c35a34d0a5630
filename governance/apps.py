from django.apps import AppConfig
from django.db.models.signals import post_migrate

VOTES = ("vote", "votes", "decisions")
COUNCIL = ("council", "meeting", "meetings", "observations", "dossiers", "points_of_sale")


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "Council and decisions"

    def ready(self) -> None:
        from governance import (
            box_traces,
            council_privacy,
            point_of_sale_effects,
            sealing,
            term_effects,
            vote_privacy,
            voting_terms,
        )
        from jobs import work
        from live import topics

        point_of_sale_effects.register()
        term_effects.register()
        voting_terms.register()
        vote_privacy.register()
        council_privacy.register()
        work.register(sealing.KIND, sealing.run)
        post_migrate.connect(box_traces.keep_no_statistics, sender=self)
        for prefix in (*VOTES, *COUNCIL):
            topics.register(prefix, _anybody)


def _anybody(person: object, rest: str) -> bool:
    """Let everybody listen: an open vote shows its turnout, and the rest is published."""
    return True
