"""Invented people: first names and family names, joined by a seeded draw. Any likeness is chance."""

import random

WOMEN = (
    "Aïcha Alice Amandine Anaïs Brigitte Camille Cécile Chantal Claire Colette Denise Djamila Élise Émilie Fatou Florence "
    "Françoise Gaëlle Hélène Inès Jeanne Josiane Julie Karine Léa Lucie Madeleine Maëlys Manon Margaux Marianne Martine "
    "Mathilde Michèle Monique Nadège Nathalie Nicole Noémie Odette Pauline Régine Rosa Sabrina Sandrine Simone Solène "
    "Sylvie Valérie Yasmina Yvette Zoé"
).split()
MEN = (
    "Adrien Ahmed Alain André Antoine Arthur Bastien Benoît Bernard Bruno Cédric Christian Damien Daniel Didier Émile "
    "Étienne Fabrice Francis Gérard Gilles Guy Hugo Ibrahim Jacques Jean Jérôme Joël Jules Karim Laurent Léo Louis Lucas "
    "Marc Marcel Mathieu Maurice Michel Mohamed Nathan Nicolas Olivier Pascal Paul Philippe Quentin Rémi René Roger Serge "
    "Sylvain Théo Thierry Victor Xavier Yves"
).split()
FAMILIES = (
    "Abrial Achard Aubert Barnier Bertrand Blachon Bonnard Bouchet Bres Brunel Chabert Chapuis Charras Chastan Coste "
    "Courbis Darier Delhomme Deval Didier Eyraud Fabre Faure Ferrand Gachon Garcin Gauthier Girard Gontard Granier "
    "Guilhot Jouve Lacroix Lagier Lambert Liotard Magnan Marcel Martin Mège Meyer Monier Morin Mourier Noyer Pascal "
    "Peysson Plèche Ponson Raspail Reynaud Ribière Robert Roche Roussin Sabatier Serret Soubeyran Tardieu Terras Thomé "
    "Tourrel Vache Valette Vernet Vial Vincent Viret"
).split()
STREETS = ("chemin des Lavandes", "rue du Bourg", "montée du Temple", "route de Nyons", "quartier des Combes",
           "rue des Reymonds", "chemin du Jabron", "impasse du Moulin", "Grande rue", "chemin des Vignes")  # fmt: skip


class Names:
    """Full names, each given once."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._given: set[str] = set()

    def take(self, gender: str) -> str:
        first_names = {"women": WOMEN, "men": MEN}.get(gender, WOMEN + MEN)
        while True:
            name = f"{self._chance.choice(first_names)} {self._chance.choice(FAMILIES)}"
            if name not in self._given:
                self._given.add(name)
                return name

    def street(self) -> str:
        return f"{self._chance.randrange(1, 90)} {self._chance.choice(STREETS)}"
