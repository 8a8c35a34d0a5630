"""Les textes de départ, en français."""

from website.texts import Words, button, heading, labels, notice, question, receipt, steps, text

POSTER = "Bien manger, ça se décide ensemble."

PAGES = {
    "": Words(
        "Accueil",
        "Chaque mois, chaque foyer verse selon ses moyens. Puis la caisse redonne à tout le monde, avec la même règle. "
        "Et des habitant·es tiré·es au sort choisissent ce qu’on peut acheter avec.",
    ),
    "comment-ca-marche": Words(
        "Comment ça marche",
        "On verse selon ses moyens, on reçoit tous pareil, et on décide ensemble de ce qu’on achète.",
        [
            receipt(
                "Trois foyers, un mois",
                [("Le premier verse", "40 €"), ("Le deuxième verse", "60 €"), ("Le troisième verse", "115 €")],
                ("Chacun reçoit", "100 €"),
            ),
            text(
                "<p>Cet exemple n’est pas un barème. Chaque foyer choisit son montant : on regarde ensemble ce qu’il reste à la "
                "fin du mois, et comment on se sent avec cette somme. Le montant se change pour le mois suivant, sans se "
                "justifier. Personne d’autre que vous et la trésorerie ne le voit.</p>"
            ),
            heading("Le mois de la caisse"),
            steps(
                ("Chacun verse", "Par prélèvement, par virement ou autrement si c’est plus simple pour vous."),
                ("La caisse met tout en commun", "Une petite part peut aller au fonctionnement : c’est le conseil qui la fixe."),
                ("Chacun reçoit la même allocation", "Elle arrive sur Mon Compte Alim', par la même règle pour tout le monde."),
                ("On mange", "Dans les magasins, les marchés et les fermes conventionnés, avec son téléphone ou une feuille."),
            ),
            heading("Au magasin"),
            text(
                "<p>Dites « je paie avec la caisse ». Vous choisissez le lieu sur votre téléphone, vous tapez la somme, et vous "
                "montrez l’écran vert. Le magasin n’a besoin de rien. S’il vend aussi autre chose, des étiquettes disent ce qui est "
                "conventionné : le reste se paie comme d’habitude.</p>"
            ),
            heading("Vos questions"),
            question("Et si je n’ai pas de smartphone ?", "<p>Vous remplissez une feuille au magasin, et la caisse s’occupe du reste. Appelez-nous : on vous montre.</p>"),
            question("D’où vient l’argent ?", "<p>Des cotisations. La caisse tient par la solidarité entre celles et ceux qui versent plus et celles et ceux qui versent moins. Les subventions servent à faire tourner l’association, pas à remplir la caisse.</p>"),
            question("Est-ce une monnaie ?", "<p>Non. C’est une allocation pour manger. Elle ne se vend pas, ne se donne pas et ne se change pas en euros.</p>"),
            question("Quelqu’un peut-il payer une partie pour moi ?", "<p>Oui : votre employeur ou un organisme social peut prendre en charge une somme fixe. Il ne voit ni ce que vous versez, ni ce que vous achetez.</p>"),
            button("Demander à entrer", "/rejoindre/"),
        ],
    ),
    "allocation": Words(
        "Ce que permet l’allocation",
        "Des légumes, du pain, du fromage, des œufs, des fruits : ce que le conseil a conventionné, et rien d’autre.",
        [
            labels(
                ("apricot", "D’ici", "Frais ou transformé, et local. Les critères sont publics, les raisons aussi."),
                ("apricot", "Avec ou sans label", "AB et Nature & Progrès d’abord. Les fermes sans label, après une visite à deux."),
                ("apricot", "Jamais", "Ni alcool, ni produit non alimentaire. Aucun vote ne peut en décider autrement."),
            ),
            text("<p>La liste change : le conseil ajoute, suspend, retire. Chaque étiquette mène à la décision, au vote et à la séance.</p>"),
            button("Voir les produits", "/produits/"),
        ],
    ),
    "carte": Words("Où acheter", "À la caisse, dites : « je paie avec la caisse ». Voici où, et à quelles heures."),
    "produits": Words("Les produits", "Ce que le conseil a conventionné, tel que c’est en vigueur aujourd’hui."),
    "conseil": Words(
        "Qui décide",
        "Vingt à vingt-quatre habitant·es, volontaires, tiré·es au sort pour un an. Le conseil est souverain : c’est lui qui "
        "fixe l’allocation et qui dit ce qu’on peut acheter.",
        [
            heading("Ce que le conseil décide"),
            labels(
                ("lavender", "Les produits et les lieux", "Huit critères : proximité, santé, environnement, conditions de travail, accessibilité, diversité, vie du territoire, convivialité et plaisir."),
                ("lavender", "Les règles", "L’allocation, la part de fonctionnement, les limites, sa propre façon de voter."),
                ("lavender", "Apprendre d’abord", "Chaque séance commence par comprendre : une ferme, un prix, une étiquette."),
            ),
            text("<p>Une équipe prépare et anime les séances, sans voix. Les séances sont ouvertes : on peut venir observer, et écrire ce qu’on a vu. Le transport, le repas et la garde d’enfants sont pris en charge.</p>"),
        ],
    ),
    "comptes-rendus": Words("Comptes rendus", "Ce qui s’est dit et décidé, séance après séance."),
    "observations": Words(
        "Ce que voient les observateur·ices",
        "Des personnes de l’extérieur regardent comment on débat. Leurs comptes rendus sont publiés tels quels.",
    ),
    "rejoindre": Words(
        "Rejoindre la caisse",
        "Vous dites qui vous êtes et combien vous pensez verser. On se rencontre, puis vous entrez quand il y a une place.",
        [
            heading("Comment on entre"),
            steps(
                ("Vous demandez", "Ici, par téléphone, ou en face à face avec nous."),
                ("Vous attendez un peu", "Le nombre d’entrées dépend de l’équilibre de la caisse."),
                ("Vous entrez", "Votre compte s’ouvre ; la première allocation arrive avec le mois."),
            ),
            notice("Aucun justificatif n’est demandé. Le montant que vous choisissez ne change rien à votre place dans la liste."),
        ],
    ),
    "participer": Words(
        "Siéger au conseil",
        "Mettez votre nom dans la cagette. Le sort choisit vingt à vingt-quatre personnes, pour que le conseil ressemble au territoire.",
        [
            heading("Ce que ça demande"),
            text("<ul><li>Une ou deux séances par mois, pendant un an.</li><li>Aucune compétence : on apprend ensemble.</li><li>Le transport, le repas et la garde d’enfants sont pris en charge, d’avance si vous le souhaitez.</li></ul>"),
            notice("Vos réponses servent au tirage et à rien d’autre. Vous gardez un code pour les relire, les changer ou les retirer."),
            button("Comment se fait le tirage", "/tirages/"),
        ],
    ),
    "partenaire": Words(
        "Devenir partenaire, ou en proposer un",
        "Une épicerie, un étal, un fournil, une ferme près de chez vous ? Dites-le-nous. C’est peut-être la vôtre.",
        [
            heading("Pour un commerce ou une ferme"),
            steps(
                ("Vous nous appelez", "Vos clients vivent ici, et vos produits répondent au moins en partie aux critères."),
                ("On vient chez vous", "Une heure et demie à deux heures, sur place ou en groupe, pour s’inscrire et apprendre."),
                ("Le conseil en débat", "Vous êtes entendu·e. La réponse est publique, avec ses raisons."),
                ("Vous êtes payé·e", "Aucun équipement, aucun frais. La caisse vous doit ce qu’on a payé chez vous, au centime."),
            ),
        ],
    ),
    "contact": Words(
        "Nous joindre",
        "Par téléphone, par courrier, en passant nous voir, ou ici.",
        [text("<p>Vous êtes <a href=\"/rejoindre/\">un foyer</a>, <a href=\"/partenaire/\">un magasin ou une ferme</a>, <a href=\"/employeurs/\">un employeur</a>, <a href=\"/organismes-sociaux/\">un organisme social</a> : chacun a sa page.</p>")],
    ),
    "employeurs": Words(
        "Vous êtes employeur",
        "Vous pouvez payer une partie de la cotisation de vos salarié·es.",
        [
            steps(
                ("Une convention, une somme fixe", "Tant d’euros par mois et par personne, pour une durée. Jamais un pourcentage d’un montant que vous ne connaissez pas."),
                ("La personne choisit", "Rien ne se fait sans son accord. Elle garde son compte si elle vous quitte."),
                ("Vous recevez un relevé", "Un total par mois. Vous ne voyez aucun achat, ni ce que la personne verse."),
            ),
            button("Nous écrire", "/contact/?de=employer"),
        ],
    ),
    "organismes-sociaux": Words(
        "Vous êtes un organisme social",
        "Un centre d’action sociale, une association, un service peut prendre en charge tout ou partie d’une cotisation.",
        [
            text("<p>La personne que vous accompagnez devient membre comme tout le monde : même allocation, même carte, même écran à la caisse. Personne ne voit qui paie quoi.</p>"),
            notice("La prise en charge est une somme fixe, pour une durée écrite. Si elle s’arrête, on en parle avec la personne avant tout prélèvement."),
            button("Nous écrire", "/contact/?de=employer"),
        ],
    ),
    "bilan": Words(
        "L’argent commun, et le bilan",
        "Ce qui est entré, ce qui a été partagé, et ce que cela nous apprend. Les chiffres viennent des livres de la caisse.",
        [
            heading("Ce que nous regardons"),
            labels(
                ("honey", "Est-ce que ça tient ?", "Les cotisations couvrent les allocations. Sinon le mois s’arrête avant la première, et le conseil en parle."),
                ("honey", "Pour qui ?", "Des foyers qui versent peu, des foyers qui versent plus, et la même allocation."),
                ("honey", "Et la suite ?", "Le conseil écrit ce qui a marché et ce qui n’a pas marché, puis décide de la suite."),
            ),
        ],
    ),
    "comment-on-vote": Words(
        "Comment on vote, et jusqu’où on peut s’y fier",
        "Chaque vote fige sa question, sa règle, la liste des votant·es et ce qu’il changera. Voici ce que cela garantit, et ce que cela ne garantit pas.",
        [
            heading("Ce qui est garanti"),
            text("<ul><li>Une personne, un bulletin. Il ne change plus une fois déposé, et l’écran le dit avant.</li><li>Pendant le vote, on ne voit que le nombre de bulletins. L’équipe non plus ne voit rien d’autre.</li><li>À la fermeture, le résultat se calcule devant vous, règle par règle, et la décision prend effet toute seule, à minuit.</li><li>Dans un vote secret, rien ne relie une personne à son bulletin : ni date, ni ordre, ni numéro. Un repère, en partie choisi par vous, permet de retrouver le vôtre.</li></ul>"),
            heading("Recompter soi-même"),
            text("<ul><li>Chaque ouverture, clôture, décision et effet est écrit dans <a href='/votes/journal.json'>un journal public</a>, chaque écriture liée à la précédente par une empreinte. Il nomme des sièges, jamais des personnes.</li><li>Avec <a href='/votes/recount.py'>recount.py</a>, dans le même dossier, lancez <em>python recount.py journal.json</em> : il recompte chaque scrutin avec les lignes mêmes qui tournent ici, et dit ce qui ne se tient pas.</li><li>L’empreinte de la dernière écriture est au bas de chaque page et sur les comptes rendus. Gardez-en une : elle montrera si le journal a été réécrit depuis.</li></ul>"),
            heading("Ce qui ne l’est pas"),
            text("<ul><li>Un vote unanime dit ce que chacun a voté. Aucun calcul n’y peut rien.</li><li>La page où l’on vote vient de notre serveur : il faut lui faire confiance pendant que vous votez.</li><li>Pendant le vote, la base de données garde les états passagers de l’urne, et l’on pourrait y lire qui a voté quoi. Après la fermeture un nettoyage les efface ; la page du vote dit « scellé » quand c’est fait, et pas avant.</li><li>Ce nettoyage n’atteint pas ce qui a été copié ailleurs entre-temps : une sauvegarde faite pendant le vote, ou l’archive du journal interne de PostgreSQL (WAL) là où on en garde une. Il n’atteint pas non plus ce qu’un disque retient en dessous de ses fichiers.</li><li>La personne qui tient la machine peut tout lire pendant le vote : la mémoire, les requêtes, le disque. Nous n’écrivons rien de tout cela dans nos journaux, mais il faut lui faire confiance, ou voter sur papier.</li><li>À distance, personne ne peut empêcher quelqu’un de regarder par-dessus votre épaule.</li><li>Un repère ne prouve quelque chose que si l’on vérifie.</li></ul>"),
            button("Voir les votes", "/votes/"),
        ],
    ),
    "accessibilite": Words(
        "Accessibilité : partiellement conforme",
        "Nous voulons que tout le monde puisse lire, payer et voter ici.",
        [
            text("<p>Le site vise le niveau AA des règles WCAG 2.2. Il se lit au clavier et au lecteur d’écran, sans script pour payer et pour voter, et chaque carte a sa liste. Il n’a pas encore été audité par une personne extérieure : c’est pourquoi nous le disons partiellement conforme.</p><p>Quelque chose vous arrête ? Écrivez-nous ou appelez : nous trouvons une autre voie, puis nous corrigeons. Si nous ne répondons pas, vous pouvez saisir le Défenseur des droits.</p>"),
            button("Nous le dire", "/contact/"),
        ],
    ),
    "donnees": Words(
        "Vos données",
        "Nous gardons ce qu’il faut pour faire tourner la caisse, le temps qu’il faut, et rien d’autre.",
        [
            text("<ul><li><strong>Votre cotisation</strong> : vous et la trésorerie, dont chaque lecture est notée et vous est montrée.</li><li><strong>Vos achats</strong> : la somme, le lieu, le jour. Jamais le contenu du panier. Le magasin ne voit pas votre nom.</li><li><strong>Vos réponses au tirage</strong> : le tirage seul. Aucun chiffre ne porte sur moins de cinq personnes.</li><li><strong>Votre bulletin secret</strong> : rien ne le relie à vous.</li></ul><p>Aucun traceur, aucun service extérieur. Les comptes se gardent dix ans, c’est la loi ; votre nom s’en efface quand vous partez.</p>"),
            text("<p>Vous pouvez demander à voir, corriger, emporter ou effacer ce que nous avons. Nous répondons dans le mois.</p>"),
            button("Demander mes données", "/contact/?de=data"),
        ],
    ),
    "mentions": Words(
        "Mentions légales",
        "Qui publie ce site, et avec quoi.",
        [
            text("<p>Ce site est publié par l’association qui porte la caisse. Son adresse, son téléphone et son courriel sont sur la page <a href=\"/contact/\">Nous joindre</a>. Le logiciel est libre (AGPL-3.0-or-later) : chacun peut lire comment il tire au sort, compte les votes et tient les livres.</p><p>Contours des communes : IGN Admin Express 2018. Populations : Insee, 2023. Codes postaux : La Poste. Licence Ouverte.</p>"),
        ],
    ),
}  # fmt: skip
