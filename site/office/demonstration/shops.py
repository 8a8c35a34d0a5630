"""Fourteen invented points of sale in real communes, and what they sell. None of them exists."""

from dataclasses import dataclass
from typing import NamedTuple

AB = "ab"
NP = "np"
NONE = ""


class Sold(NamedTuple):
    name: str
    family: str
    maker: str
    label: str
    description: str
    approvable: str = "food"  # or "alcohol", "not_food": what the council may never approve


@dataclass(frozen=True)
class Shop:
    code: str
    name: str
    kind: str  # shop, market_stall, farm
    commune: str  # INSEE code
    address: str
    latitude: float
    longitude: float
    hours: str
    description: str
    products: tuple[Sold, ...]


FAMILIES = {
    "vegetables": "Légumes",
    "fruit": "Fruits",
    "bread": "Pain et farines",
    "cheese": "Fromages et laitages",
    "eggs": "Œufs",
    "meat": "Viande",
    "pulses": "Légumes secs et céréales",
    "preserves": "Conserves et confitures",
    "honey": "Miel",
    "oil": "Huiles",
    "drinks": "Boissons",
    "household": "Maison",
}

SHOPS = (
    Shop("LAVO", "Étal des Quatre Jardins", "market_stall", "26114", "Place du Lavoir, Dieulefit", 44.5253, 5.0639,
         "Vendredi de 16 h à 19 h", "Quatre maraîchères se relaient sous la halle, été comme hiver.",
         (Sold("Légumes de saison", "vegetables", "Les Quatre Jardins", AB, "Le panier change chaque semaine."),
          Sold("Poireaux", "vegetables", "Les Quatre Jardins", AB, "Arrachés le matin du marché."),
          Sold("Courges", "vegetables", "Les Quatre Jardins", AB, "Six variétés, gardées tout l’hiver."),
          Sold("Plants de tomates", "vegetables", "Les Quatre Jardins", AB, "En avril et en mai."))),
    Shop("FOUR", "Fournil de la Garenne", "shop", "26243", "Route de Montélimar, Le Poët-Laval", 44.5290, 5.0160,
         "Mardi, jeudi et samedi de 8 h à 13 h", "Un four à bois, des blés du pays, trois associées.",
         (Sold("Pain de campagne", "bread", "Fournil de la Garenne", AB, "Levain, blé de population, cuit au bois."),
          Sold("Pain d’épeautre", "bread", "Fournil de la Garenne", AB, "Petit épeautre de Drôme."),
          Sold("Farine de blé", "bread", "Moulin des Hautes Terres", AB, "Meule de pierre, type 80."),
          Sold("Brioche", "bread", "Fournil de la Garenne", AB, "Le samedi."))),
    Shop("BERG", "Bergerie de Combe Noire", "farm", "26373", "Combe Noire, Vesc", 44.5130, 5.1550,
         "Mercredi et samedi de 16 h à 19 h", "Soixante brebis, la traite et la fromagerie au même endroit.",
         (Sold("Tomme de brebis", "cheese", "Bergerie de Combe Noire", AB, "Quatre mois de cave."),
          Sold("Brousse", "cheese", "Bergerie de Combe Noire", AB, "De mars à août."),
          Sold("Yaourts de brebis", "cheese", "Bergerie de Combe Noire", AB, "Pots en verre repris."))),
    Shop("CHEV", "Chèvrerie du Roubion", "farm", "26056", "Quartier du Roubion, Bourdeaux", 44.5850, 5.1360,
         "Tous les jours de 17 h à 19 h", "Quarante chèvres au pré, le picodon affiné sur place.",
         (Sold("Picodon", "cheese", "Chèvrerie du Roubion", NP, "Du frais au très sec."),
          Sold("Faisselle", "cheese", "Chèvrerie du Roubion", NP, "Le matin même."),
          Sold("Savon au lait de chèvre", "household", "Chèvrerie du Roubion", NONE, "Fait à la ferme.", "not_food"))),
    Shop("EPIC", "L’Épicerie du Pont", "shop", "26249", "Grande rue, Pont-de-Barret", 44.6000, 5.0100,
         "Du mardi au samedi, de 9 h à 12 h 30 et de 16 h à 19 h", "L’épicerie que le village a rouverte à quarante.",
         (Sold("Lentilles vertes", "pulses", "Ferme des Moulières", AB, "Récoltées à Rochebaudin."),
          Sold("Pois chiches", "pulses", "Ferme des Moulières", AB, "En vrac."),
          Sold("Huile de tournesol", "oil", "Huilerie de la Rimandoule", AB, "Première pression à froid."),
          Sold("Confiture d’abricot", "preserves", "Atelier du Clos", AB, "Abricots de la vallée, sucre de canne."),
          Sold("Vin rouge", "drinks", "Domaine d’à côté", AB, "Vendu ici, jamais payé par la caisse.", "alcohol"))),
    Shop("RUCH", "Le Rucher de Saou-le-Vieux", "farm", "26356", "Les Bréchons, Truinas", 44.5800, 5.0790,
         "Sur rendez-vous, et au marché de Bourdeaux le jeudi", "Cent ruches entre lavande et châtaigniers.",
         (Sold("Miel de lavande", "honey", "Le Rucher", NP, "Récolte d’août."),
          Sold("Miel de montagne", "honey", "Le Rucher", NP, "Foncé, fort."),
          Sold("Pain d’épices", "honey", "Le Rucher", NONE, "Farine d’à côté."))),
    Shop("OEUF", "La Poule d’Eyzahut", "farm", "26131", "Le Village, Eyzahut", 44.5610, 5.0020,
         "Lundi, mercredi et vendredi de 17 h à 18 h 30", "Deux cents poules dehors toute l’année.",
         (Sold("Œufs", "eggs", "La Poule d’Eyzahut", AB, "Par six ou par trente, boîtes reprises."),
          Sold("Poule à bouillir", "meat", "La Poule d’Eyzahut", AB, "Deux fois l’an."))),
    Shop("VERG", "Les Vergers de la Lance", "farm", "26276", "Chemin de la Lance, Roche-Saint-Secret-Béconne",
         44.4820, 5.0300, "De juin à novembre, tous les matins", "Abricots, pommes et noix, sans chimie depuis 2009.",
         (Sold("Pommes", "fruit", "Les Vergers de la Lance", AB, "Huit variétés, jusqu’en mars."),
          Sold("Abricots", "fruit", "Les Vergers de la Lance", AB, "Trois semaines en juillet."),
          Sold("Jus de pomme", "drinks", "Les Vergers de la Lance", AB, "Pressé à la ferme, bouteille consignée."),
          Sold("Noix", "fruit", "Les Vergers de la Lance", AB, "Séchées à l’air."))),
    Shop("BIOC", "Bio Coopain", "shop", "26114", "Rue du Bourg, Dieulefit", 44.5240, 5.0660,
         "Du lundi au samedi de 9 h à 19 h", "La coopérative de la ville : une partie des rayons est conventionnée.",
         (Sold("Pâtes de Drôme", "pulses", "Atelier Semoule", AB, "Blé dur de la vallée."),
          Sold("Pois cassés", "pulses", "Ferme des Moulières", AB, "En vrac."),
          Sold("Ricotta", "cheese", "Bergerie de Combe Noire", AB, "Le jeudi."),
          Sold("Coulis de tomate", "preserves", "Atelier du Clos", AB, "Tomates de plein champ."),
          Sold("Lessive", "household", "Savonnerie", NONE, "Hors alimentaire.", "not_food"))),
    Shop("BEGU", "La Ferme des Deux Rives", "farm", "26045", "Quartier Saint-Pierre, La Bégude-de-Mazenc",
         44.5470, 4.9350, "Mardi et vendredi de 16 h 30 à 19 h", "Maraîchage et vaches de race Villard-de-Lans.",
         (Sold("Salades et bottes", "vegetables", "Ferme des Deux Rives", NONE, "Sans label, visite faite en mars."),
          Sold("Bœuf en caissette", "meat", "Ferme des Deux Rives", NONE, "Sur commande."),
          Sold("Lait cru", "cheese", "Ferme des Deux Rives", NONE, "Apportez vos bouteilles."))),
    Shop("MONT", "Le Comptoir de Montjoux", "shop", "26202", "La Paillette, Montjoux", 44.4930, 5.0980,
         "Du mercredi au dimanche de 9 h à 13 h", "Dépôt de pain, légumes, et le café autour.",
         (Sold("Pain de campagne du Comptoir", "bread", "Fournil de la Garenne", AB, "Livré mercredi et samedi."),
          Sold("Légumes du jardin de la Paillette", "vegetables", "Jardin de la Paillette", NONE, "Sans label."),
          Sold("Bière blonde", "drinks", "Brasserie du col", AB, "Vendue ici, jamais payée par la caisse.", "alcohol"))),
    Shop("MARB", "Marché de Bourdeaux, étal commun", "market_stall", "26056", "Place de la Lève, Bourdeaux",
         44.5865, 5.1330, "Jeudi de 8 h à 12 h", "Cinq fermes des hauteurs, un seul étal.",
         (Sold("Pommes de terre", "vegetables", "Gaec des Hauts", AB, "Mille mètres d’altitude."),
          Sold("Agneau", "meat", "Gaec des Hauts", NP, "Par quart ou par demi."),
          Sold("Châtaignes", "fruit", "Les Bois de Crupies", NONE, "En octobre."))),
    Shop("SALE", "Jardin de Salettes", "farm", "26334", "Le Bas, Salettes", 44.5680, 4.9750,
         "Samedi de 9 h à 12 h", "Une maraîchère seule sur un hectare. Le conseil en débat encore.",
         (Sold("Paniers d’hiver", "vegetables", "Jardin de Salettes", NONE, "En conversion."),)),
    Shop("SUPR", "Supérette des Tilleuls", "shop", "26114", "Avenue des Tilleuls, Dieulefit", 44.5300, 5.0720,
         "Du lundi au samedi de 8 h à 20 h", "Un rayon local dans un magasin de chaîne. Le conseil a dit non pour l’instant.",
         (Sold("Yaourts nature", "cheese", "Laiterie industrielle", NONE, "Hors du territoire."),
          Sold("Tomates", "vegetables", "Serres chauffées", NONE, "Toute l’année."))),
)  # fmt: skip

APPROVED_IN_ORDER = ("LAVO", "FOUR", "BERG", "CHEV", "EPIC", "RUCH", "OEUF", "VERG", "MARB", "BIOC", "BEGU")
"""Approved meeting after meeting; the last ones of SHOPS are refused, adjourned, or voted on today."""
VOTED_TODAY = "MONT"
ADJOURNED = "SALE"
REFUSED = "SUPR"
