"""The office's own screens: first run, identity, messages, minutes."""

from django.urls import path

from office import views

urlpatterns = [
    path("bienvenue/", views.welcome, name="first_run"),
    path("gestion/identite/", views.identity, name="desk_identity"),
    path("gestion/messages/", views.contact_messages, name="desk_messages"),
    path("gestion/comptes-rendus/", views.minutes, name="desk_minutes"),
]
