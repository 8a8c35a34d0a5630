from django.urls import path

from live import views

urlpatterns = [path("versions", views.versions, name="live_versions")]
