"""Every address. French at /, the same paths under /en/; Wagtail's pages answer what no room does."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

import office.views
import people.desk_urls
import people.urls
from config import health
from live import clock

urlpatterns = [
    path("healthz/live", health.live),
    path("healthz/ready", health.ready),
    path("live/", include("live.urls")),
    path("cms/login/", office.views.door),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
if settings.REHEARSAL:
    urlpatterns += i18n_patterns(path("demo/", include("notices.demonstration_urls")), prefix_default_language=False)

urlpatterns += i18n_patterns(
    path("connexion/", include(people.urls.addresses(clock.now))),
    path("gestion/personnes/", include(people.desk_urls.addresses(clock.now))),
    path("gestion/travaux/", include("jobs.urls")),
    # Wagtail's second door.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("", include("office.urls")),
    path("", include("sortition.urls")),
    path("", include("governance.urls")),
    path("", include("fund.urls")),
    path("", include("website.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
