from website.models.contact import ContactMessage
from website.models.content import ContentPage, HomePage
from website.models.council import CouncilPage, MinutesIndexPage, MinutesPage, ObservationsPage
from website.models.eating import CataloguePage, MapPage
from website.models.taking_part import ContactPage, JoinPage, PartnerPage, VolunteerPage

__all__ = [
    "CataloguePage",
    "ContactMessage",
    "ContactPage",
    "ContentPage",
    "CouncilPage",
    "HomePage",
    "JoinPage",
    "MapPage",
    "MinutesIndexPage",
    "MinutesPage",
    "ObservationsPage",
    "PartnerPage",
    "VolunteerPage",
]
