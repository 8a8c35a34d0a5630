"""The council's year: twelve meetings with what was learnt, said, voted and seen; one under way today, one to come."""

from collections.abc import Mapping
from datetime import datetime, time

from governance import agenda, boxes, dossiers, mandates, meetings, observations, votes
from governance.effects import Specification
from governance.models import AgendaItem, Dossier, Mandate, Meeting, Vote
from governance.point_of_sale_effects import outcomes_of_approval
from governance.term_effects import outcomes_of_term
from live.clock import PARIS
from office.demonstration import sign_ins, story
from office.demonstration.shops import ADJOURNED, REFUSED, VOTED_TODAY
from office.demonstration.year import Year, give
from sortition.models import Draw
from website import minutes

SEATED_DAYS_AGO = 338
FIRST_MEETING_DAYS_AGO, BETWEEN = 330, 28
DECIDED: tuple[list[str], ...] = (
    ["LAVO"], ["BERG", "CHEV"], ["FOUR"], [], ["EPIC"], ["RUCH"], ["OEUF"], ["VERG"], ["MARB"], [REFUSED, "BIOC"],
    [ADJOURNED], ["BEGU"],
)  # fmt: skip
"""The points of sale that each meeting votes on."""
TERMS = {3: ("allocation_base_cents", 100_00, "Garder l’allocation à 100 € par foyer ?"),
         6: ("operating_share_permille", 20, "Mettre 2 % des cotisations de côté pour le fonctionnement ?")}  # fmt: skip
IN_PART = {"EPIC": ("Lentilles vertes", "Pois chiches", "Huile de tournesol", "Confiture d’abricot"),
           "CHEV": ("Picodon", "Faisselle")}  # fmt: skip


def live(year: Year, draw: Draw) -> None:
    """Seat the council, then hold its twelve meetings."""
    seated = mandates.seat(draw, year.on(SEATED_DAYS_AGO), year.at(SEATED_DAYS_AGO + 2))
    for mandate in seated:
        if mandate.seat_number % 3:
            mandates.name_in_public(mandate, mandate.person.display_name.split()[0])
    give(seated[0].person, sign_ins.COUNCILLOR)
    for number, sitting in enumerate(story.SITTINGS):
        _hold(year, number, sitting, FIRST_MEETING_DAYS_AGO - BETWEEN * number)


def today(year: Year) -> None:
    """The meeting under way, with its vote open, and the next one."""
    sitting = story.TODAY
    meeting = _plan(year, sitting, 0, "Séance 13")
    place = year.shops[VOTED_TODAY]
    dossier = _dossier(year, VOTED_TODAY, 20)
    meetings.convene(_agenda(meeting, sitting, [(f"Conventionner {place.name} ?", dossier)], None), year.now)
    meeting = meetings.open_meeting(meeting, year.now)
    present = _present(year, meeting)
    meetings.mark_list(meeting, {one.pk for one in present})
    item = meeting.agenda.get(dossier=dossier)
    vote = _open(
        year,
        meeting,
        item,
        f"Conventionner {place.name}, pour ce qui est dans le dossier ?",
        _approval(year, VOTED_TODAY),
        0,
    )
    # The councillor whose sign-in everybody knows has not voted yet.
    for mandate in present[1:12]:
        _cast(year, vote, mandate, "yes", year.now)
    coming = meetings.plan(
        "Séance 14", "Salle des fêtes de Dieulefit", datetime.combine(year.on(-21), time(18, 30), PARIS), year.now
    )
    agenda.add(coming, AgendaItem.Kind.LEARNING, "Les semences", "Qui les garde, qui les vend, qui les échange.")
    agenda.add(
        coming, AgendaItem.Kind.DISCUSSION, "Passer le relais", "Que dire à celles et ceux qui siégeront après nous ?"
    )
    meetings.convene(coming, year.now)
    for name in ("Nour", "Élie"):
        observations.reserve(coming, name, f"{name.lower().replace('é', 'e')}@demonstration.example", year.now)


def _hold(year: Year, number: int, sitting: story.Sitting, days_ago: int) -> None:
    meeting = _plan(year, sitting, days_ago, f"Séance {number + 1}")
    asked = [
        (f"Conventionner {year.shops[code].name} ?", _dossier(year, code, days_ago + 12)) for code in DECIDED[number]
    ]
    term = TERMS.get(number)
    meetings.convene(_agenda(meeting, sitting, asked, term), year.at(days_ago + 8))
    if sitting.observed:
        observer = year.observers[number % len(year.observers)]
        observations.reserve(
            meeting,
            observer.display_name,
            f"observation{number}@demonstration.example",
            year.at(days_ago + 5),
            observer,
        )
    meeting = meetings.open_meeting(meeting, year.at(days_ago, 18, 35))
    present = _present(year, meeting)
    meetings.mark_list(meeting, {one.pk for one in present})
    for code in DECIDED[number]:
        place = year.shops[code]
        item = meeting.agenda.get(dossier__point_of_sale=place)
        _vote(
            year,
            meeting,
            item,
            f"Conventionner {place.name}, pour ce qui est dans le dossier ?",
            _approval(year, code),
            days_ago,
            present,
            code,
        )
    if term:
        key, value, question = term
        item = meeting.agenda.get(title=question)
        _vote(year, meeting, item, question, outcomes_of_term(key, value), days_ago, present, "")
    meetings.close(meeting, year.at(days_ago, 21, 40))
    if sitting.observed:
        _observe(year, meeting, sitting, days_ago, number)
    minutes.publish(minutes.prepare(Meeting.objects.get(pk=meeting.pk), sitting.said))


def _plan(year: Year, sitting: story.Sitting, days_ago: int, title: str) -> Meeting:
    starts = year.at(days_ago, 18, 30) if days_ago else year.now.replace(second=0, microsecond=0)
    return meetings.plan(title, sitting.place, starts, min(year.at(days_ago + 21), year.now))


def _agenda(
    meeting: Meeting, sitting: story.Sitting, asked: list[tuple[str, Dossier]], term: tuple[str, int, str] | None
) -> Meeting:
    agenda.add(meeting, AgendaItem.Kind.LEARNING, sitting.learning, said=sitting.learnt)
    agenda.add(meeting, AgendaItem.Kind.DISCUSSION, sitting.discussion, said=sitting.said)
    for title, dossier in asked:
        agenda.add(meeting, AgendaItem.Kind.DECISION, title, dossier.presentation, dossier)
    if term:
        agenda.add(meeting, AgendaItem.Kind.DECISION, term[2])
    return meeting


def _dossier(year: Year, code: str, days_ago: int) -> Dossier:
    place = year.shops[code]
    products = [one for one in place.products.order_by("pk") if one.is_food and not one.contains_alcohol]
    named = IN_PART.get(code)
    asked = [one for one in products if named is None or one.name in named]
    texts = dict(story.CRITERIA)
    if code == REFUSED:
        texts["closeness"] = "La moitié des produits présentés vient de plus de trois cents kilomètres."
        texts["environment"] = "Serres chauffées en hiver ; rien n’a pu être visité."
    texts["conviviality"] = f"{place.description} {story.CRITERIA['conviviality']}"
    return dossiers.open_dossier(place, place.description, texts, asked, year.at(days_ago), key=f"demonstration-{code}")


def _approval(year: Year, code: str) -> Mapping[str, Specification]:
    place = year.shops[code]
    dossier = place.dossiers.get()
    return outcomes_of_approval(place, list(dossier.products.order_by("pk")))


def _present(year: Year, meeting: Meeting) -> list[Mandate]:
    """Most come; the first seat always does."""
    seated = list(mandates.sitting(meeting.date))
    absent = year.chance.sample(seated[1:], year.chance.randrange(0, 4))
    return [one for one in seated if one not in absent]


def _open(
    year: Year,
    meeting: Meeting,
    item: AgendaItem,
    question: str,
    outcomes: Mapping[str, Specification],
    days_ago: int,
) -> Vote:
    kind = Vote.Kind.SECRET if item.dossier_id and meeting.pk % 2 else Vote.Kind.OPEN
    at = year.at(days_ago, 20, 10) if days_ago else year.now
    drafted = votes.draft(
        meeting,
        question,
        outcomes,
        at,
        key=f"demonstration-{meeting.date}-{item.position}",
        kind=kind,
        agenda_item=item,
    )
    return votes.open_vote(drafted.pk, at)


def _vote(
    year: Year, meeting: Meeting, item: AgendaItem, question: str, outcomes: Mapping[str, Specification], days_ago: int,
    present: list[Mandate], code: str,
) -> None:  # fmt: skip
    vote = _open(year, meeting, item, question, outcomes, days_ago)
    for mandate, choice in zip(present, _choices(year, len(present), code), strict=True):
        _cast(year, vote, mandate, choice, year.at(days_ago, 20, 15))
    votes.close(vote.pk, year.at(days_ago, 20, 25))


def _choices(year: Year, count: int, code: str) -> list[str]:
    """How the room voted: a tie on what is put off, a clear no to the chain, mostly yes otherwise."""
    if code == ADJOURNED:
        return ["yes", "no"] * (count // 2) + ["abstain"] * (count % 2)
    weights = (2, 12, 2) if code == REFUSED else (14, 2, 2)
    return year.chance.choices(["yes", "no", "abstain"], weights, k=count)


def _cast(year: Year, vote: Vote, mandate: Mandate, choice: str, at: datetime) -> None:
    typed = (
        "".join(year.chance.choice(boxes.LETTERS) for _ in range(boxes.TYPED)) if vote.kind == Vote.Kind.SECRET else ""
    )
    boxes.cast(vote.pk, mandate.person, choice, at, chance=year.chance, typed=typed, seen=vote.opening_hash)


def _observe(year: Year, meeting: Meeting, sitting: story.Sitting, days_ago: int, number: int) -> None:
    observer = year.observers[number % len(year.observers)]
    answers = {
        "everyone_heard": "Oui, en petits groupes d’abord. L’animation a compté les prises de parole.",
        "papers_in_time": "Arrivés la veille, c’était trop tard."
        if "retard" in sitting.worry
        else "Oui, une semaine avant, et relus au début.",
        "rules_kept": "Oui. La règle de vote a été lue avant chaque bulletin.",
        "text": " ".join(part for part in (sitting.observed, sitting.worry) if part),
    }
    name = observer.display_name.split()[0]
    report = observations.deposit(Meeting.objects.get(pk=meeting.pk), observer, name, answers, year.at(days_ago - 3))
    observations.publish(report, year.facilitator, year.at(days_ago - 5))
