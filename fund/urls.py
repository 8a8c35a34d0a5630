"""Addresses of the fund: members, till and points of sale; treasury and payers."""

from django.urls import include, path

urlpatterns = [path("", include("fund.member_urls")), path("", include("fund.treasury_urls"))]
