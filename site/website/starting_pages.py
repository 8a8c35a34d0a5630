"""The pages of a new installation, in both languages, with words that organisers then change at the desk.

Both trees have the same slugs, so that a path under /en/ is the French one's. Laying them again adds what is missing and
changes nothing that somebody wrote.
"""

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page, Site

from website.models import (
    CataloguePage,
    ContactPage,
    ContentPage,
    CouncilPage,
    HomePage,
    JoinPage,
    MapPage,
    MinutesIndexPage,
    ObservationsPage,
    PartnerPage,
    VolunteerPage,
)
from website.texts import Words, english, french

KINDS: dict[str, type[Page]] = {
    "carte": MapPage,
    "produits": CataloguePage,
    "conseil": CouncilPage,
    "comptes-rendus": MinutesIndexPage,
    "observations": ObservationsPage,
    "rejoindre": JoinPage,
    "participer": VolunteerPage,
    "partenaire": PartnerPage,
    "contact": ContactPage,
}
PAPERS = {"allocation": "apricot", "bilan": "honey", "comment-on-vote": "lavender"}
HOME_SLUGS = {"fr": "accueil", "en": "home"}


@transaction.atomic
def lay() -> HomePage:
    """Lay both trees and point the site at them."""
    first, second = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
    root = Page.get_first_root_node()
    home = _home(root, first, french.PAGES[""], french.POSTER, None)
    for welcome in Page.objects.child_of(root).exact_type(Page):
        welcome.delete()  # Wagtail's own "Welcome" page
    translated = _home(Page.objects.get(pk=root.pk), second, english.PAGES[""], english.POSTER, home)
    for slug, words in french.PAGES.items():
        if slug:
            _page(home, slug, words, None)
    for slug, words in english.PAGES.items():
        if slug:
            source = Page.objects.child_of(home).filter(slug=slug).first()
            _page(translated, slug, words, source)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": ""}
    )
    Site.clear_site_root_paths_cache()
    return home


def _home(root: Page, locale: Locale, words: Words, poster: str, source: HomePage | None) -> HomePage:
    known = HomePage.objects.filter(locale=locale).first()
    if known:
        return known
    page = HomePage(
        title=words.title, slug=HOME_SLUGS[locale.language_code], locale=locale, poster=poster, lead=words.lead,
        search_description=words.lead[:200],
    )  # fmt: skip
    if source:
        page.translation_key = source.translation_key
    root.add_child(instance=page)
    return page


def _page(home: HomePage, slug: str, words: Words, source: Page | None) -> None:
    # A fresh reading of the home page: its count of children moved with the page before.
    parent = HomePage.objects.get(pk=home.pk)
    if Page.objects.child_of(parent).filter(slug=slug).exists():
        return
    kind = KINDS.get(slug, ContentPage)
    fields: dict[str, Any] = {"title": words.title, "lead": words.lead, "search_description": words.lead[:200]}
    if kind is ContentPage:
        fields["paper"] = PAPERS.get(slug, "linden")
    page = kind(slug=slug, locale=home.locale, show_in_menus=False, **fields)
    if words.body:
        page.body = words.body
    if source:
        page.translation_key = source.translation_key
    parent.add_child(instance=page)
