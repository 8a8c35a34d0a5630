"""Public pages that are not Wagtail's: one product, the sitemap."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from website import views

urlpatterns = [
    path("produits/<int:pk>/", views.product, name="product"),
    path("sitemap.xml", sitemap),
]
