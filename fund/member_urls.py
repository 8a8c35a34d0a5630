"""Addresses of members, of the till, of points of sale, and of the organisers' lists."""

from django.urls import path

from fund.views import account, join, pay, shop

urlpatterns = [
    path("compte/", account.account, name="account"),
    path("compte/cotisation/", account.contribution, name="contribution"),
    path("compte/mouvements/", account.movements, name="movements"),
    path("compte/foyer/", account.household, name="household"),
    path("compte/quitter/", account.leave, name="leave_fund"),
    path("p/<slug:code>/", pay.poster, name="poster"),
    path("payer/", pay.choose, name="pay"),
    path("payer/recu/<str:key>/", pay.receipt, name="receipt"),
    path("payer/<slug:code>/", pay.pay_at, name="pay_at"),
    path("point-de-vente/", shop.shop, name="shop"),
    path("point-de-vente/<slug:code>/", shop.day, name="shop_day"),
    path("point-de-vente/<slug:code>/paiements/", shop.payments, name="shop_payments"),
    path("gestion/adhesions/", join.listing, name="memberships"),
    path("gestion/adhesions/nouvelle/", join.type_in, name="membership_type_in"),
    path("gestion/adhesions/<slug:number>/admettre/", join.admit, name="membership_admit"),
    path("gestion/adhesions/<slug:number>/terminer/", join.end, name="membership_end"),
    path("gestion/conventions/", shop.agreements_signed, name="agreements"),
]
