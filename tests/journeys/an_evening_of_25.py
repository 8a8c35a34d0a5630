"""What a journey does beside its servers, on their database: prepare a secret vote of a council of 25, then close it.

Sign-ins by password cost a fifth of a second each; the sessions made here are those that signing in would make.
"""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from governance import founding, terms, votes
from governance.models import Attendance, BallotBox, Mandate, Meeting, Vote
from live import clock
from live.models import Mark
from people import accounts, roles
from people.models import Person
from sortition.models import Draw
from territory.models import Identity

SEATS = 25


def prepare() -> dict[str, object]:
    now = clock.now()
    Identity.objects.create(fund_name="La Caisse du Soir", territory_name="Le Jabron", email="a@exemple.example")
    organisers = [accounts.make(name) for name in ("Odile", "Oscar")]
    for one in organisers:
        roles.appoint(one, roles.ORGANISER, by=one, now=now)
    founding.decide(terms.defaults(), [], "Statuts", signed_by=(organisers[0], organisers[1]), now=now)
    draw = Draw.objects.create(kind="council", title="2026", seats_min=20, seats_max=SEATS, created_at=now)
    council = [_seat(draw, number) for number in range(1, SEATS + 1)]
    meeting = Meeting.objects.create(
        date=clock.today(), starts_at=now, place="Salle", title="Séance", state=Meeting.State.OPEN, opened_at=now
    )
    Attendance.objects.bulk_create(Attendance(meeting=meeting, mandate=one, present=True) for one in council)
    vote = votes.draft(meeting, "Faut-il un deuxième marché ?", {}, now, key="evening", kind="secret")
    votes.open_vote(vote.pk, now)
    return {"vote": vote.pk, "sessions": [_session(one.person) for one in council]}


def close() -> dict[str, object]:
    vote = votes.close(Vote.objects.get().pk, clock.now())
    box = BallotBox.objects.get(vote=vote)
    version = Mark.objects.get(topic=f"vote:{vote.pk}").version
    return {"marks": box.marks, "ballots": box.ballots, "result": vote.result, "version": version}


def _seat(draw: Draw, number: int) -> Mandate:
    today = clock.today()
    return Mandate.objects.create(
        person=accounts.make(f"Voix {number}"),
        draw=draw,
        seat_number=number,
        public_name=f"Siège {number}",
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=300),
    )


def _session(person: Person) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "people.sign_in.HandleBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)
