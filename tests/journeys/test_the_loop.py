"""The whole loop of the fund on the demonstration, in real browsers, step by step as the people in it walk it.

Volunteers come, a draw is made and signed, the council is seated, a councillor votes, the vote closes and takes effect by
itself after midnight, the treasurer runs the month, a member pays, the shop sees what it is owed, everybody reads it.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from office.demonstration import sign_ins
from office.demonstration.sign_ins import SignIn

pytestmark = pytest.mark.journey

PHONE = {"width": 360, "height": 740}
PUBLIC = [
    "/", "/carte/", "/produits/", "/conseil/", "/conseil/seances/", "/comptes-rendus/", "/observations/", "/votes/",
    "/decisions/", "/tirages/", "/rejoindre/", "/participer/", "/partenaire/", "/contact/", "/p/LAVO/", "/bilan/",
    "/comment-ca-marche/", "/employeurs/", "/organismes-sociaux/", "/healthz/live", "/healthz/ready",
]  # fmt: skip
VOLUNTEERS = """nom;courriel;telephone;adresse;commune;genre;age;foyer;reste_a_vivre;profession;anciennete
Ada Un;ada@journey.example;;1 rue du Pont;Dieulefit;Femme;30 à 44 ans;Je vis seul·e;moins de 300 €;Employé·e;2 à 5 ans
Bob Deux;;;2 rue du Pont;Nullepart;Homme;30 à 44 ans;Je vis seul·e;moins de 300 €;Employé·e;2 à 5 ans
"""


def signs_in(visitor: Any, one: SignIn) -> None:
    visitor.signs_in(one.handle, one.password)


def test_the_loop_from_volunteers_to_the_shelf(demonstration: Any, visit: Any, picture: Any) -> None:
    volunteers_come(visit(demonstration, PHONE), visit(demonstration), picture)
    a_draw_is_made_and_signed_by_two(visit(demonstration), visit(demonstration), picture)
    a_councillor_votes_and_an_open_page_sees_it(visit(demonstration, PHONE), visit(demonstration), picture)
    the_vote_closes_and_takes_effect_by_itself(visit(demonstration), visit(demonstration), picture)
    the_treasurer_runs_the_month(visit(demonstration), picture)
    a_member_pays(visit(demonstration, PHONE), picture)
    the_shop_and_the_treasurer_see_what_is_owed(visit(demonstration, PHONE), visit(demonstration), picture)
    everybody_reads_it(visit(demonstration), picture)


def volunteers_come(somebody: Any, organiser: Any, picture: Any) -> None:
    page = somebody.goes_to("/participer/")
    page.click("text=Mettre mon nom dans la cagette >> nth=-1")
    expect(page.locator(".errors")).to_be_visible()
    picture(somebody, "1-volontaire-refus")
    page.fill("input[name=name]", "Zélie Parcours")
    page.fill("input[name=postal_address]", "3 chemin des Essais")
    page.select_option("select[name=commune]", label="Vesc")
    for name, value in {
        "gender": "women", "age": "30-44", "household": "couple", "income": "300-700", "category": "employees", "residence": "5-15",
    }.items():  # fmt: skip
        page.check(f"input[name={name}][value='{value}']", force=True)
    page.check("input[name=consent]")
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_contain_text("Votre nom est dans la cagette")
    picture(somebody, "1-volontaire-merci")

    signs_in(organiser, sign_ins.ORGANISER)
    page = organiser.goes_to("/gestion/volontaires/")
    before = page.locator("tbody tr").count()
    page.set_input_files(
        "input[type=file]", {"name": "liste.csv", "mimeType": "text/csv", "buffer": VOLUNTEERS.encode()}
    )
    page.click("button[value=take]")
    expect(page.locator(".errors")).to_contain_text("ligne 3")
    expect(page.locator("tbody tr")).to_have_count(before)
    picture(organiser, "1-volontaires-fichier-refuse")
    good = VOLUNTEERS.replace("Nullepart", "Bourdeaux")
    page.set_input_files("input[type=file]", {"name": "liste.csv", "mimeType": "text/csv", "buffer": good.encode()})
    page.click("button[value=take]")
    expect(page.locator("tbody tr")).to_have_count(before + 2)


def a_draw_is_made_and_signed_by_two(first: Any, second: Any, picture: Any) -> None:
    signs_in(first, sign_ins.ORGANISER)
    page = first.goes_to("/gestion/tirages/")
    page.fill("input[name=title]", "Conseil du parcours")
    page.click("main button[type=submit]")
    draw = page.url.rstrip("/").split("/")[-1]
    for criterion, value in (("household", "without-family"), ("category", "farmers")):
        form = page.locator(f"form:has(input[value='{criterion}']):has(input[value='{value}'])")
        form.locator("input[name=most]").fill("2")
        form.locator("button").click()
    picture(first, "2-tirage-quotas")
    page.click("text=Tirer au sort maintenant")
    expect(page.locator("main")).to_contain_text("C’est fait", timeout=60_000)
    page = first.goes_to(f"/gestion/tirages/{draw}/")
    picture(first, "2-tirage-resultat")
    page.click("text=Signer ce résultat")
    expect(page.locator("main")).to_contain_text("Vous avez signé")
    signs_in(second, sign_ins.SECOND_ORGANISER)
    page = second.goes_to(f"/gestion/tirages/{draw}/")
    page.click("text=Signer ce résultat")
    expect(page.locator("main")).to_contain_text("Publié")
    page = second.goes_to(f"/tirages/{draw}/")
    expect(page.locator("main")).to_contain_text("pas encore la loterie équitable")
    assert "Zélie" not in page.content()
    picture(second, "2-tirage-public")
    # Those drawn sit after the present council, whose mandates still run.
    page = second.goes_to("/gestion/conseil/")
    page.click("text=Installer ce conseil")
    expect(page.locator("main")).to_contain_text("Mandats à venir")
    picture(second, "3-conseil-installe")


def a_councillor_votes_and_an_open_page_sees_it(councillor: Any, anybody: Any, picture: Any) -> None:
    page = anybody.goes_to("/votes/")
    page.click("a:has-text('Montjoux') >> nth=0")
    address = re.sub(r"^https?://[^/]+", "", page.url)
    turnout = page.locator("[data-live-topic]").first
    expect(turnout).to_contain_text("11")
    signs_in(councillor, sign_ins.COUNCILLOR)
    voting = councillor.goes_to(address)
    assert voting.locator("input[type=radio]:checked").count() == 0
    picture(councillor, "4-bulletin")
    voting.check("input[name=choice][value=yes]", force=True)
    voting.click("button[type=submit]")
    expect(voting.locator("main")).to_contain_text("Bulletin reçu")
    picture(councillor, "4-bulletin-recu")
    expect(turnout).to_contain_text("12", timeout=10_000)
    picture(anybody, "4-participation")
    assert councillor.goes_to(address).locator("input[name=choice]").count() == 0, "one ballot each"


def the_vote_closes_and_takes_effect_by_itself(facilitator: Any, anybody: Any, picture: Any) -> None:
    assert "Comptoir de Montjoux" not in anybody.goes_to("/carte/").inner_text("main")
    signs_in(facilitator, sign_ins.FACILITATOR)
    page = facilitator.goes_to("/cms/")
    picture(facilitator, "5-ce-qui-attend")
    page.click("text=Fermer le vote")
    page.click("text=Fermer le vote et compter")
    expect(page.locator("main")).to_contain_text("dopté")
    picture(facilitator, "5-resultat")
    page = anybody.goes_to("/decisions/")
    expect(page.locator("main")).to_contain_text("Comptoir de Montjoux")
    picture(anybody, "5-decisions")
    assert "Comptoir de Montjoux" not in anybody.goes_to("/carte/").inner_text("main"), "nothing holds before midnight"
    anybody.goes_to("/demo/horloge/").click("button[value=day]")
    anybody.page.wait_for_timeout(1_000)
    expect(anybody.goes_to("/carte/").locator("main")).to_contain_text("Le Comptoir de Montjoux")
    picture(anybody, "5-carte")
    expect(anybody.goes_to("/produits/").locator("main")).to_contain_text("Pain de campagne du Comptoir")
    assert "Bière" not in anybody.page.inner_text("main"), "alcohol is never approved"
    picture(anybody, "5-produits")


def the_treasurer_runs_the_month(treasurer: Any, picture: Any) -> None:
    signs_in(treasurer, sign_ins.TREASURER)
    page = treasurer.goes_to("/gestion/tresorerie/")
    page.click("table a >> nth=0")
    month = re.sub(r"^https?://[^/]+", "", page.url)
    picture(treasurer, "6-mois-avant")
    page.click("text=Faire le mois")
    expect(page.locator("main")).to_contain_text("C’est fait", timeout=60_000)
    page = treasurer.goes_to(month)
    expect(page.locator("main")).to_contain_text("Allocations")
    picture(treasurer, "6-mois-fait")


def a_member_pays(member: Any, picture: Any) -> None:
    signs_in(member, sign_ins.MEMBER)
    page = member.goes_to("/compte/")
    picture(member, "7-compte")
    before = cents(page.inner_text(".acct-sum"))
    page = member.goes_to("/p/LAVO/")
    for typed, said in (("0", "zéro"), ("-3", "zéro"), ("douze", "montant"), ("9999", "reste")):
        page.fill("input[name=amount]", typed)
        page.click("button[data-go]")
        expect(page.locator("#refusal")).to_be_visible()
        assert said in page.inner_text("#refusal"), (typed, page.inner_text("#refusal"))
    picture(member, "7-refus")
    page = member.goes_to("/p/LAVO/")
    page.fill("input[name=amount]", "12,50")
    picture(member, "7-payer")
    page.dblclick("button[data-go]")
    page.wait_for_url("**/payer/recu/**")
    expect(page.locator("main")).to_contain_text("12,50")
    picture(member, "7-recu")
    receipt = page.url
    page.reload()
    assert page.url == receipt
    page = member.goes_to("/compte/")
    assert cents(page.inner_text(".acct-sum")) == before - 12_50, "paid once however often the button is pressed"
    page = member.goes_to("/p/SUPR/")
    expect(page.locator("main")).to_contain_text("payer ici")
    picture(member, "7-lieu-non-conventionne")


def the_shop_and_the_treasurer_see_what_is_owed(shop: Any, treasurer: Any, picture: Any) -> None:
    signs_in(shop, sign_ins.SHOP)
    page = shop.goes_to("/point-de-vente/")
    expect(page.locator("main")).to_contain_text("12,50")
    assert "Mina" not in page.content(), "a shop sees amounts and codes, never names"
    picture(shop, "8-point-de-vente")
    signs_in(treasurer, sign_ins.TREASURER)
    page = treasurer.goes_to("/gestion/tresorerie/")
    expect(page.locator("main")).to_contain_text("Les livres tombent juste")
    expect(page.locator("main")).to_contain_text("Étal des Quatre Jardins")
    picture(treasurer, "8-tresorerie")


def everybody_reads_it(anybody: Any, picture: Any) -> None:
    for address in PUBLIC:
        for language in ("", "/en") if not address.startswith("/healthz") else ("",):
            answer = anybody.page.goto(anybody.installation.url(language + address))
            assert answer.status == 200, language + address
        if not address.startswith("/healthz"):
            anybody.goes_to(address)
            picture(anybody, "9" + address.replace("/", "-").rstrip("-"))


def cents(written: str) -> int:
    return int("".join(digit for digit in written if digit.isdigit()))
