from django.urls import URLPattern, URLResolver, path

from governance import council_urls
from governance.views import decisions, room_desk, vote_desk, vote_screen, votes

urlpatterns: list[URLPattern | URLResolver] = [
    path("votes/", votes.vote_list, name="vote_list"),
    path("votes/journal.json", votes.vote_journal, name="vote_journal"),
    path("votes/recount.py", votes.vote_recount, name="vote_recount"),
    path("votes/<int:pk>/", votes.vote_detail, name="vote_detail"),
    path("votes/<int:pk>/participation/", votes.vote_turnout, name="vote_turnout"),
    path("votes/<int:pk>/ecran/", vote_screen.vote_screen, name="vote_screen"),
    path("votes/<int:pk>/ecran/partie/", vote_screen.vote_screen_now, name="vote_screen_now"),
    path("votes/<int:pk>/scelle/", votes.vote_seal, name="vote_seal"),
    path("decisions/", decisions.decision_list, name="decision_list"),
    path("decisions/<int:number>/", decisions.decision_detail, name="decision_detail"),
    path("gestion/votes/seance/<int:meeting_pk>/", vote_desk.vote_draft, name="vote_draft"),
    path("gestion/votes/<int:pk>/", vote_desk.vote_desk, name="vote_desk"),
    path("gestion/votes/<int:pk>/ouvrir/", vote_desk.vote_open, name="vote_open"),
    path("gestion/votes/<int:pk>/fermer/", vote_desk.vote_close, name="vote_close"),
    path("gestion/votes/<int:pk>/refaire/", vote_desk.vote_repeat, name="vote_repeat"),
    path("gestion/votes/<int:pk>/annuler/", vote_desk.vote_annul, name="vote_annul"),
    path("gestion/votes/<int:pk>/retraits/", vote_desk.vote_recuse, name="vote_recuse"),
    path("gestion/votes/<int:pk>/retraits/<int:mandate_pk>/annuler/", vote_desk.vote_unrecuse, name="vote_unrecuse"),
    path("votes/<int:pk>/confirmer/", room_desk.room_confirm, name="room_confirm"),
    path("gestion/votes/<int:pk>/constat/", room_desk.room_record, name="room_record"),
    path("gestion/votes/<int:pk>/objections/", room_desk.room_objection, name="room_objection"),
    path("gestion/votes/<int:pk>/objections/<int:objection_pk>/lever/", room_desk.room_lift, name="room_lift"),
    path("gestion/votes/<int:pk>/jeter/", vote_desk.vote_discard, name="vote_discard"),
    *council_urls.urlpatterns,
]
