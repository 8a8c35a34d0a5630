"""The addresses of the council's life. Those of votes and decisions stand in governance.urls."""

from django.urls import path, register_converter

from governance.days import DayInAddress
from governance.views import (
    agenda_desk,
    council_desk,
    dossiers,
    meeting_desk,
    meetings,
    my_seat,
    observations,
    point_of_sale_desk,
)

register_converter(DayInAddress, "day")

PUBLIC = [
    path("conseil/seances/", meetings.meeting_list, name="meeting_list"),
    path("conseil/seances/<day:day>/", meetings.meeting_detail, name="meeting_detail"),
    path("conseil/seances/<day:day>/presence/", meetings.meeting_presence, name="meeting_presence"),
    path("conseil/seances/<day:day>/chaise/", meetings.chair_reserve, name="chair_reserve"),
    path("conseil/dossiers/", dossiers.dossier_list, name="dossier_list"),
    path("conseil/dossiers/<int:pk>/", dossiers.dossier_detail, name="dossier_detail"),
    path("conseil/mon-siege/", my_seat.my_seat, name="my_seat"),
    path("conseil/mon-siege/quitter/", my_seat.my_seat_leave, name="my_seat_leave"),
    path("observations/rediger/", observations.observation_mine, name="observation_mine"),
    path("observations/rediger/<day:day>/", observations.observation_write, name="observation_write"),
    path("observations/<day:day>/<int:pk>/", observations.observation_detail, name="observation_detail"),
]
MEETINGS = [
    path("gestion/seances/", meeting_desk.meeting_desk_list, name="meeting_desk_list"),
    path("gestion/seances/nouvelle/", meeting_desk.meeting_plan, name="meeting_plan"),
    path("gestion/seances/points/<int:pk>/", agenda_desk.agenda_change, name="agenda_change"),
    path("gestion/seances/points/<int:pk>/monter/", agenda_desk.agenda_move_up, name="agenda_move_up"),
    path("gestion/seances/<day:day>/", meeting_desk.meeting_desk, name="meeting_desk"),
    path("gestion/seances/<day:day>/modifier/", meeting_desk.meeting_change, name="meeting_change"),
    path("gestion/seances/<day:day>/convoquer/", meeting_desk.meeting_convene, name="meeting_convene"),
    path("gestion/seances/<day:day>/ouvrir/", meeting_desk.meeting_open, name="meeting_open"),
    path("gestion/seances/<day:day>/presence/", meeting_desk.meeting_mark, name="meeting_mark"),
    path("gestion/seances/<day:day>/clore/", meeting_desk.meeting_close, name="meeting_close"),
    path("gestion/seances/<day:day>/annuler/", meeting_desk.meeting_call_off, name="meeting_call_off"),
    path("gestion/seances/<day:day>/chaises/<int:pk>/rendre/", meeting_desk.chair_release, name="chair_release"),
    path("gestion/seances/<day:day>/points/nouveau/", agenda_desk.agenda_add, name="agenda_add"),
    path("gestion/seances/<day:day>/points/<int:pk>/retirer/", agenda_desk.agenda_remove, name="agenda_remove"),
    path("gestion/observations/", observations.observation_desk, name="observation_desk"),
    path("gestion/observations/<int:pk>/publier/", observations.observation_publish, name="observation_publish"),
    path("gestion/conseil/", council_desk.council_desk, name="council_desk"),
    path("gestion/conseil/<int:pk>/depart/", council_desk.council_resign, name="council_resign"),
]
PLACES = [
    path("gestion/points-de-vente/", point_of_sale_desk.point_of_sale_list, name="point_of_sale_list"),
    path("gestion/points-de-vente/nouveau/", point_of_sale_desk.point_of_sale_add, name="point_of_sale_add"),
    path("gestion/points-de-vente/<str:code>/", point_of_sale_desk.point_of_sale_change, name="point_of_sale_change"),
    path("gestion/points-de-vente/<str:code>/produits/nouveau/", point_of_sale_desk.product_add, name="product_add"),
    path(
        "gestion/points-de-vente/<str:code>/produits/<int:pk>/",
        point_of_sale_desk.product_change,
        name="product_change",
    ),
    path("gestion/points-de-vente/<str:code>/dossier/", point_of_sale_desk.dossier_open, name="dossier_open"),
    path("gestion/suggestions/", point_of_sale_desk.suggestion_list, name="suggestion_list"),
    path("gestion/suggestions/<int:pk>/suivie/", point_of_sale_desk.suggestion_answer, name="suggestion_answer"),
]
urlpatterns = [*PUBLIC, *MEETINGS, *PLACES]
