"""What a person would bring to the screens of a journey: a code from a telephone, a list from a spreadsheet."""

import base64
import hashlib
import hmac
import random
import struct
import time

ANSWERS = {
    "genre": ["Femme", "Homme"],
    "age": ["15 à 29 ans", "30 à 44 ans", "45 à 59 ans", "60 à 74 ans", "75 ans et plus"],
    "foyer": ["Je vis seul·e", "Couple sans enfant à la maison", "Couple avec enfants à la maison", "Un parent avec enfants"],
}  # fmt: skip


def totp(secret: str) -> str:
    """The six digits that an authenticator shows now (RFC 6238, SHA-1, 30 seconds)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def volunteers() -> str:
    """A list of 120 people as an organiser would bring it from a spreadsheet."""
    chance = random.Random(7)
    communes = [
        "Dieulefit", "Dieulefit", "Bourdeaux", "La Bégude-de-Mazenc", "La Bégude-de-Mazenc", "Le Poët-Laval", "Pont-de-Barret",
        "Vesc", "Souspierre", "Montjoux", "Crupies", "Bouvières", "Truinas", "Salettes", "Comps", "Eyzahut", "Roche-Saint-Secret-Béconne",
        "Aleyrac", "Teyssières", "Orcinas",
    ]  # fmt: skip
    incomes = ["moins de 300 €", "de 300 à 700 €", "de 700 à 1 200 €", "plus de 1 200 €"]
    work = [
        "Artisanat, commerce, chef·fe d'entreprise", "Cadre ou profession supérieure", "Profession intermédiaire", "Employé·e",
        "Ouvrier·ère", "Retraité·e", "En études, au foyer, sans emploi", "Agriculteur·ice",
    ]  # fmt: skip
    since = ["moins de 2 ans", "2 à 5 ans", "5 à 15 ans", "plus de 15 ans"]
    lines = ["nom;courriel;telephone;adresse;commune;genre;age;foyer;reste_a_vivre;profession;anciennete"]
    for number in range(120):
        person = f"Volontaire Numéro{number:03d};;04 65 71 01 {number % 100:02d};{number} rue des Essais"
        answers = [chance.choice(ANSWERS[name]) for name in ("genre", "age", "foyer")]
        rest = [chance.choice(incomes), chance.choice(work), chance.choice(since)]
        lines.append(";".join([person, chance.choice(communes), *answers, *rest]))
    return "\n".join(lines)
