from governance.models.attendance import Attendance
from governance.models.decision import Decision, DecisionSignature
from governance.models.dossier import Dossier
from governance.models.effect import Effect
from governance.models.journal_entry import JournalEntry
from governance.models.mandate import Mandate
from governance.models.meeting import AgendaItem, Meeting
from governance.models.observation import Observation, ObserverPlace
from governance.models.point_of_sale import PointOfSale
from governance.models.product import Family, Product
from governance.models.room_record import Objection, RoomRecord
from governance.models.sealing import Sealing
from governance.models.suggestion import Suggestion
from governance.models.vote import BallotBox, Choice, OpenBallot, Recusal, RollEntry, Vote

__all__ = [
    "AgendaItem",
    "Attendance",
    "BallotBox",
    "Choice",
    "Decision",
    "DecisionSignature",
    "Dossier",
    "Effect",
    "Family",
    "JournalEntry",
    "Mandate",
    "Meeting",
    "Objection",
    "Observation",
    "ObserverPlace",
    "OpenBallot",
    "PointOfSale",
    "Product",
    "Recusal",
    "RollEntry",
    "RoomRecord",
    "Sealing",
    "Suggestion",
    "Vote",
]
