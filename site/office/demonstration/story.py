"""What the council did in its invented year: twelve meetings, what was learnt, said and seen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sitting:
    """One meeting of the story."""

    place: str
    learning: str
    learnt: str
    discussion: str
    said: str
    observed: str  # an observer's words; empty where nobody observed
    worry: str = ""


SITTINGS = (
    Sitting("Salle des fêtes de Dieulefit", "Ce que coûte une assiette",
            "Une agricultrice a posé ses comptes sur la table : sur un kilo de pommes de terre, il lui reste vingt centimes.",
            "Comment voulons-nous travailler ensemble ?",
            "Le conseil parle d’abord en petits groupes de quatre, puis ensemble. Personne ne coupe la parole. La parole va "
            "d’abord à qui ne l’a pas encore eue.",
            "J’ai vu vingt-quatre personnes qui ne se connaissaient pas s’écouter pendant trois heures. Les papiers étaient "
            "sur les tables à l’heure. Deux personnes n’ont rien dit en grand groupe ; elles avaient beaucoup parlé en petit."),
    Sitting("Maison du Pays, Bourdeaux", "Lire une étiquette",
            "Ce que garantissent AB et Nature & Progrès, qui vient voir, et ce que ni l’un ni l’autre ne disent.",
            "Les huit critères, dans quel ordre ?",
            "Aucun critère n’en efface un autre. Le conseil les garde tous les huit et demande une raison écrite pour chacun.",
            "La règle de prise de parole a été tenue. Le vote a été expliqué deux fois, et la deuxième était nécessaire."),
    Sitting("École du Poët-Laval", "Le blé, le pain, le prix",
            "Du champ au fournil : qui gagne quoi, et pourquoi le pain au levain coûte ce qu’il coûte.",
            "Faut-il aller voir chaque ferme ?",
            "Oui pour les fermes sans label, à deux, avec une personne du conseil et une personne qui produit.",
            ""),
    Sitting("Salle des fêtes de Dieulefit", "Manger quand on a peu",
            "Trois personnes ont raconté leurs courses du mois. Le conseil a surtout écouté.",
            "La première allocation",
            "Cent euros par foyer, pour commencer simplement. Le conseil regardera les comptes au bout d’un semestre.",
            "Le moment le plus fort de la soirée. L’animation a su ne pas conclure trop vite.",
            "La salle est difficile d’accès en fauteuil."),
    Sitting("Mairie de Pont-de-Barret", "L’eau et les sols",
            "Pourquoi deux hivers secs de suite changent ce qui pousse ici, et ce que les haies y font.",
            "Une épicerie peut-elle être conventionnée en partie ?",
            "Oui : des étiquettes en rayon disent ce qui se paie avec la caisse. Le reste se paie comme d’habitude.",
            ""),
    Sitting("Salle des fêtes de Dieulefit", "Les abeilles, la montagne, la lavande",
            "Ce qu’un rucher dit de la santé d’un pays.",
            "Les transports pour venir au conseil",
            "Le covoiturage s’organise dès la convocation ; les frais sont payés avant la séance à qui ne peut pas avancer.",
            "Trois absences excusées, toutes pour garde d’enfant. Le conseil en a parlé sans gêne."),
    Sitting("Maison du Pays, Bourdeaux", "Élever des poules, élever des vaches",
            "Ce que mange une poule et ce que vaut un œuf. Une visite a eu lieu le matin à Eyzahut.",
            "Le bilan de mi-parcours",
            "Les comptes tiennent. Le conseil garde les cent euros.",
            ""),
    Sitting("Salle des fêtes de Dieulefit", "Fruits d’ici, fruits d’ailleurs",
            "Le calendrier des vergers, le froid, les traitements, et les pommes de mars.",
            "Comment accueillir les nouveaux foyers ?",
            "Une rencontre par mois, en face à face, jamais par courrier seul.",
            "Les papiers sont arrivés la veille au lieu d’une semaine avant : l’animation s’en est excusée et l’a écrit au "
            "compte rendu. Le vote a été clair.",
            "Papiers en retard."),
    Sitting("École du Poët-Laval", "Le marché, hier et aujourd’hui",
            "Les trois prix du marché du Lavoir, racontés par celles et ceux qui les ont inventés en 2021.",
            "Un étal commun peut-il porter une seule convention ?",
            "Oui, si chaque ferme a été vue.",
            ""),
    Sitting("Salle des fêtes de Dieulefit", "La grande distribution",
            "D’où viennent les produits d’un rayon local, et comment le vérifier.",
            "Une chaîne peut-elle être conventionnée ?",
            "Le conseil n’a rien contre les personnes qui y travaillent. Les produits présentés ne répondent pas aux critères.",
            "Le débat a été vif et il est resté respectueux. La personne qui présentait sa demande a été entendue jusqu’au bout "
            "et a reçu une réponse avec des raisons."),
    Sitting("Mairie de Pont-de-Barret", "Travailler la terre à une seule",
            "L’isolement, les horaires, le corps. Une maraîchère est venue en parler.",
            "Le jardin de Salettes",
            "Le conseil veut y retourner au printemps, quand la conversion sera finie.",
            "Une décision remise à plus tard, et c’était la bonne : tout le monde a su dire pourquoi."),
    Sitting("Salle des fêtes de Dieulefit", "Une ferme sans label",
            "Ce que la visite de mars a montré à La Bégude : des haies, des vaches dehors, un carnet de traitements vide.",
            "Ce que l’année nous a appris",
            "Chacun·e a écrit une phrase. Elles seront lues au prochain conseil.",
            ""),
)  # fmt: skip

TODAY = Sitting(
    "Salle des fêtes de Dieulefit", "Un comptoir de village",
    "Ce que change un commerce ouvert cinq matins par semaine dans une vallée.",
    "Passer le relais", "", "",
)  # fmt: skip

CRITERIA = {
    "closeness": "Tout vient du territoire ou d’une commune voisine.",
    "health": "Produits frais ou peu transformés, sans additif.",
    "environment": "Pratiques vues sur place : haies, rotations, pas de pesticide de synthèse.",
    "work": "Horaires et revenus discutés avec les personnes qui y travaillent.",
    "accessibility": "Ouvert à des heures où l’on peut venir ; de plain-pied.",
    "diversity": "Apporte ce que les autres n’ont pas, ou pas à la même saison.",
    "territory": "Un lieu où l’on se croise, et des achats faits à côté.",
    "conviviality": "On y goûte, on y parle, on y revient.",
}
"""One sentence a criterion, said of every dossier of the story and completed by what is said of the place."""
