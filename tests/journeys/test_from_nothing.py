"""The same loop from an empty installation: everybody and every sum is typed in by hand, with a second factor.

It is a rehearsal (REHEARSAL=1): the clock can be set forward, so that the day after the vote is walked, not awaited.
"""

import re
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect
from typed_in import totp, volunteers

from live.clock import PARIS

pytestmark = pytest.mark.journey

PHONE = {"width": 360, "height": 740}
PASSWORD = "une cagette bien remplie"
QUORUM = "1/4"  # six ballots of 24 seats: a founding term like another
VOTERS = 6
HOUSEHOLDS = {"Ana": "40", "Bilal": "60", "Chloé": "115", "Denis": "185"}  # 400 EUR come in, 4 times 100 go out


def test_a_fund_is_founded_and_walked_from_nothing(empty_installation: Any, visit: Any, picture: Any) -> None:
    first, second = visit(empty_installation), visit(empty_installation)
    the_fund_is_founded(first, picture)
    a_second_factor_is_asked_for(first, "odile@exemple.example", picture)
    a_second_factor_is_asked_for(second, "oscar@exemple.example", None)
    a_point_of_sale_and_its_dossier_are_typed_in(first, picture)
    a_council_is_drawn_and_seated(first, second, picture)
    treasurer = visit(empty_installation)
    somebody_comes_in_by_card(first, treasurer, "Tristan", role="TREASURER")
    the_council_approves_it(first, visit, empty_installation, picture)
    the_agreement_is_signed(first)
    households_come_in(first)
    the_month_is_run(treasurer, picture)
    a_household_pays(first, visit(empty_installation, PHONE), picture)
    what_is_owed_is_known(first, visit(empty_installation, PHONE), treasurer, picture)


def the_fund_is_founded(organiser: Any, picture: Any) -> None:
    page = organiser.goes_to("/carte/")
    assert page.url.endswith("/bienvenue/"), "every page leads to the first one"
    picture(organiser, "0-bienvenue")
    page.fill("input[name=code]", "FAUX2222")
    page.fill("input[name=fund_name]", "La Caisse du Matin")
    page.fill("input[name=territory_name]", "Pays de Dieulefit")
    page.check("input[name=communes][value=ccdb]", force=True)
    for which, name in (("first", "Odile"), ("second", "Oscar")):
        page.fill(f"input[name={which}_name]", name)
        page.fill(f"input[name={which}_email]", f"{name.lower()}@exemple.example")
        page.fill(f"input[name={which}_password]", PASSWORD)
    page.fill("input[name=term_voting_quorum]", QUORUM)
    page.fill("textarea[name=source]", "Statuts adoptés le 6 janvier 2026")
    page.click("text=Fonder la caisse")
    expect(page.locator("#errors")).to_contain_text("code")
    page.fill("input[name=code]", (organiser.installation.var / "first_run_code").read_text().strip())
    for which in ("first", "second"):
        page.fill(f"input[name={which}_password]", PASSWORD)
    page.click("text=Fonder la caisse")
    expect(page.locator("h1")).to_contain_text("La caisse est fondée")
    picture(organiser, "0-fondee")
    organiser.goes_to("/bienvenue/")
    assert page.locator("input[name=code]").count() == 0, "it is founded once"
    expect(organiser.goes_to("/").locator("header")).to_contain_text("La Caisse du Matin")


def a_second_factor_is_asked_for(person: Any, login: str, picture: Any) -> None:
    person.signs_in(login, PASSWORD)
    page = person.goes_to("/cms/")
    assert "/second-facteur/" in page.url, "nobody enters the desk with a password alone"
    person.goes_to("/connexion/second-facteur/totp/activate/")
    secret = page.locator("code").first.inner_text().replace(" ", "")
    if picture:
        picture(person, "0-second-facteur")
    page.fill("input[name=code]", totp(secret))
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "activate" not in address)
    assert person.goes_to("/cms/").url.endswith("/cms/")


def a_point_of_sale_and_its_dossier_are_typed_in(organiser: Any, picture: Any) -> None:
    page = organiser.goes_to("/gestion/points-de-vente/nouveau/")
    for name, value in {
        "name": "Le Moulin des Prés", "code": "MOUL", "address": "1 place du Marché", "hours": "Du mardi au samedi",
    }.items():  # fmt: skip
        page.fill(f"[name={name}]", value)
    page.select_option("select[name=commune]", label="Dieulefit")
    page.select_option("select[name=kind]", index=1)
    page.click("main button[type=submit]")
    page.wait_for_url("**/MOUL/**")
    page = organiser.goes_to("/gestion/points-de-vente/MOUL/produits/nouveau/")
    page.fill("[name=name]", "Farine de blé T80")
    page.fill("[name=maker]", "Le Moulin des Prés")
    page.fill("[name=new_family]", "Farines")
    page.check("input[name=is_food]")
    if not page.locator("input[name=points_of_sale]").first.is_checked():
        page.locator("input[name=points_of_sale]").first.check()
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "nouveau" not in address)
    page = organiser.goes_to("/gestion/points-de-vente/MOUL/dossier/")
    page.fill("textarea[name=presentation]", "Un moulin à meule de pierre, tenu par deux personnes.")
    for box in page.locator("main textarea").all():
        if not box.input_value():
            box.fill("Vu sur place : rien à redire.")
    for box in page.locator("input[name=products]").all():
        box.check()
    page.click("main button[type=submit]")
    picture(organiser, "0-dossier")
    assert page.locator(".errors").count() == 0


def a_council_is_drawn_and_seated(first: Any, second: Any, picture: Any) -> None:
    page = first.goes_to("/gestion/volontaires/")
    page.set_input_files("input[type=file]", {"name": "v.csv", "mimeType": "text/csv", "buffer": volunteers().encode()})
    page.click("button[value=take]")
    expect(page.locator("main")).to_contain_text("120 volontaires")
    page = first.goes_to("/gestion/tirages/")
    page.fill("input[name=title]", "Premier conseil")
    page.click("main button[type=submit]")
    draw = page.url.rstrip("/").split("/")[-1]
    for row in page.locator("form:has(input[name=most])").all():
        row.evaluate("form => form.dataset.walked = '1'")
    for criterion, value in (("household", "without-family"), ("category", "farmers")):
        form = page.locator(f"form:has(input[value='{criterion}']):has(input[value='{value}'])")
        form.locator("input[name=least]").fill("0")
        form.locator("input[name=most]").fill("3")
        form.locator("button").click()
    page.click("text=Tirer au sort maintenant")
    expect(page.locator("main")).to_contain_text("C’est fait", timeout=60_000)
    for organiser in (first, second):
        organiser.goes_to(f"/gestion/tirages/{draw}/").click("text=Signer ce résultat")
    expect(second.page.locator("main")).to_contain_text("Publié")
    page = second.goes_to("/gestion/conseil/")
    page.click("text=Installer ce conseil")
    expect(page.locator("main tbody tr").nth(19)).to_be_visible()
    assert page.locator("main tbody tr").count() <= 24
    picture(second, "0-conseil")


def somebody_comes_in_by_card(organiser: Any, person: Any, name: str, role: str = "", factor: bool = True) -> None:
    """An organiser writes a card on paper; who holds it chooses a password, and a factor if the desk is theirs."""
    page = organiser.goes_to(f"/gestion/personnes/?q={name}")
    if page.locator(f"main tbody a:has-text('{name}')").count() == 0:
        page = organiser.goes_to("/gestion/personnes/ajouter/")
        page.fill("input[name=display_name]", name)
        page.click("main button[type=submit]")
    else:
        page.click(f"main tbody a:has-text('{name}') >> nth=0")
    if role:
        page.locator(f"form:has(input[name=role][value={role.lower()}]) button").click()
    page.click("text=Faire une carte")
    handle, code = (page.locator(".lines dd").nth(index).inner_text() for index in (1, 2))
    page = person.goes_to("/connexion/carte/")
    page.fill("input[name=handle]", handle)
    page.fill("input[name=code]", code)
    page.click("main button[type=submit]")
    page.wait_for_url("**/mot-de-passe/choisir/**")
    for box in page.locator("input[type=password]").all():
        box.fill(PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "choisir" not in address)
    if role and factor:
        person.goes_to("/connexion/second-facteur/totp/activate/")
        page.fill("input[name=code]", totp(page.locator("code").first.inner_text().replace(" ", "")))
        page.click("main button[type=submit]")
        page.wait_for_url(lambda address: "activate" not in address)


def the_council_approves_it(organiser: Any, visit: Any, installation: Any, picture: Any) -> None:
    facilitator = visit(installation)
    somebody_comes_in_by_card(organiser, facilitator, "Fanny", role="FACILITATOR")
    page = facilitator.goes_to("/gestion/seances/nouvelle/")
    page.fill("input[name=title]", "Première séance")
    page.fill("input[name=day]", datetime.now(PARIS).date().isoformat())
    page.fill("input[name=hour]", "00:01")
    page.fill("input[name=place]", "Salle des fêtes de Dieulefit")
    page.click("main button[type=submit]")
    page.wait_for_url(lambda address: "nouvelle" not in address)
    meeting = page.url
    page.click("text=Convoquer le conseil")
    page.get_by_role("button", name="Ouvrir la séance").click()
    expect(page.locator("input[name=present]").nth(19)).to_be_attached()
    for box in page.locator("input[name=present]").all():
        box.check(force=True)
    page.click("text=Enregistrer la liste de présence")
    page.click("text=Préparer un vote >> nth=-1")
    page.fill("textarea[name=question]", "Conventionner Le Moulin des Prés ?")
    page.select_option("select[name=about]", "approve_whole")
    page.select_option("select[name=point_of_sale]", label="Le Moulin des Prés")
    page.click("main button[type=submit]")
    page.get_by_role("button", name="Ouvrir le vote").click()
    expect(page.locator("main [data-live-topic]").first).to_be_visible()
    vote = re.search(r"/gestion/votes/(\d+)/", page.url)
    assert vote
    seats = organiser.goes_to("/gestion/conseil/").locator("main tbody th").all_inner_texts()
    for seat in seats[:VOTERS]:
        councillor = visit(installation, PHONE)
        somebody_comes_in_by_card(organiser, councillor, seat.rsplit(" ", 1)[0])
        ballot = councillor.goes_to(f"/votes/{vote[1]}/")
        ballot.check("input[name=choice][value=yes]", force=True)
        ballot.click("main button[type=submit]")
        expect(ballot.locator("main")).to_contain_text("Bulletin reçu")
        councillor.context.close()
    page = facilitator.goes_to(f"/gestion/votes/{vote[1]}/")
    page.click("text=Fermer le vote et compter")
    expect(page.locator("main")).to_contain_text("dopté")
    picture(facilitator, "0-premier-vote")
    facilitator.goes_to(meeting.replace(installation.address, "")).click("text=Clore la séance")
    assert "Moulin" not in facilitator.goes_to("/carte/").inner_text("main")
    facilitator.goes_to("/demo/horloge/").click("button[value=day]")
    facilitator.page.wait_for_timeout(1_000)
    expect(facilitator.goes_to("/carte/").locator("main")).to_contain_text("Le Moulin des Prés")
    expect(facilitator.goes_to("/produits/").locator("main")).to_contain_text("Farine de blé T80")


def the_agreement_is_signed(organiser: Any) -> None:
    page = organiser.goes_to("/gestion/conventions/")
    page.select_option("select[name=point_of_sale]", label="Le Moulin des Prés")
    page.fill("input[name=name]", "Sacha Meunier")
    page.click("text=Garder cette convention")
    expect(page.locator("main table")).to_contain_text("Sacha Meunier")


def households_come_in(organiser: Any) -> None:
    for name, amount in HOUSEHOLDS.items():
        page = organiser.goes_to("/gestion/adhesions/nouvelle/")
        page.fill("input[name=name]", f"{name} Essai")
        page.select_option("select[name=commune]", label="Dieulefit")
        page.fill("input[name=telephone]", "04 65 71 00 99")
        chip = page.locator(f"input[name=suggestion][value='{int(amount) * 100}']")
        if chip.count():
            chip.check(force=True)
        else:
            page.fill("input[name=other]", amount)
        page.check("input[name=agreed]")
        page.click("main button[type=submit]")
        page.wait_for_url("**/gestion/adhesions/")
    while organiser.goes_to("/gestion/adhesions/").locator("form[action*=admettre] button").count():
        organiser.page.locator("form[action*=admettre] button").first.click()


def the_month_is_run(treasurer: Any, picture: Any) -> None:
    page = treasurer.goes_to("/gestion/tresorerie/")
    for _month in range(2):  # households that came in this month are in the next one
        page.click("table a >> nth=0")
        month = page.url.replace(treasurer.installation.address, "")
        if "400" in page.inner_text("main"):
            break
        treasurer.goes_to("/demo/horloge/").click("button[value=month]")
        treasurer.page.wait_for_timeout(1_000)
        page = treasurer.goes_to("/gestion/tresorerie/")
    page.click("text=Faire le mois")
    expect(page.locator("main")).to_contain_text("C’est fait", timeout=60_000)
    page = treasurer.goes_to(month)
    assert page.inner_text("main").count("400,00") >= 2, "400 EUR came in, 400 EUR were allocated"
    picture(treasurer, "0-premier-mois")


def a_household_pays(organiser: Any, member: Any, picture: Any) -> None:
    somebody_comes_in_by_card(organiser, member, "Ana Essai")
    page = member.goes_to("/compte/")
    expect(page.locator(".acct-sum")).to_contain_text("100")
    page.click("text=Payer")
    page = member.goes_to("/p/MOUL/")
    page.fill("input[name=amount]", "12,50")
    page.dblclick("button[data-go]")
    page.wait_for_url("**/payer/recu/**")
    picture(member, "0-premier-paiement")
    expect(member.goes_to("/compte/").locator(".acct-sum")).to_contain_text("87,50")


def what_is_owed_is_known(organiser: Any, shop: Any, treasurer: Any, picture: Any) -> None:
    somebody_comes_in_by_card(organiser, shop, "Sacha Meunier")
    page = shop.goes_to("/point-de-vente/")
    expect(page.locator("main")).to_contain_text("12,50")
    picture(shop, "0-premier-du")
    page = treasurer.goes_to("/gestion/tresorerie/")
    expect(page.locator("main")).to_contain_text("Les livres tombent juste")
    expect(page.locator("main")).to_contain_text("Le Moulin des Prés")
