"""Addresses of the treasurer and of third-party payers."""

from django.urls import path

from fund.views import payer, treasury

urlpatterns = [
    path("gestion/tresorerie/", treasury.treasury, name="treasury"),
    path("gestion/tresorerie/mois/<int:year>-<int:month>/", treasury.month_page, name="treasury_month"),
    path("gestion/tresorerie/mois/<int:year>-<int:month>/faire/", treasury.run, name="treasury_run"),
    path("gestion/tresorerie/mois/<int:year>-<int:month>/clore/", treasury.close, name="treasury_close"),
    path("gestion/tresorerie/adhesions/", treasury.memberships, name="treasury_memberships"),
    path("gestion/tresorerie/adhesions/<slug:number>/", treasury.membership, name="treasury_membership"),
    path("tiers-payeur/", payer.statement, name="payer"),
]
