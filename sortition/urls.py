"""Addresses of volunteers and draws."""

from django.urls import path

from sortition.views import desk, public

urlpatterns = [
    path("tirages/", public.draws, name="draws"),
    path("tirages/<int:draw_id>/", public.draw, name="draw"),
    path("tirages/<int:draw_id>/registre.json", public.record, name="draw_record"),
    path("participer/merci/", public.thanks, name="volunteer_thanks"),
    path("participer/mon-inscription/", public.entry, name="volunteer_entry"),
    path("gestion/tirages/", desk.draws, name="desk_draws"),
    path("gestion/tirages/<int:draw_id>/", desk.draw, name="desk_draw"),
    path("gestion/tirages/<int:draw_id>/quota/", desk.quota, name="desk_quota"),
    path("gestion/tirages/<int:draw_id>/tirer/", desk.run, name="desk_run"),
    path("gestion/tirages/<int:draw_id>/signer/", desk.sign, name="desk_sign"),
    path("gestion/volontaires/", desk.volunteers_list, name="desk_volunteers"),
    path("gestion/volontaires/modele.csv", desk.template, name="desk_volunteers_template"),
    path("gestion/volontaires/papier/", desk.paper, name="desk_volunteer_paper"),
]
