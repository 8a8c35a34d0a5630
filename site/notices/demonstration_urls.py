"""Only in the demonstration or a rehearsal: the mails it would have sent, and its clock."""

from django.urls import path

from notices import demonstration

urlpatterns = [
    path("courrier/", demonstration.mails, name="demonstration_mails"),
    path("courrier/<str:name>/<int:number>/", demonstration.mail, name="demonstration_mail"),
    path("horloge/", demonstration.set_clock, name="demonstration_clock"),
]
