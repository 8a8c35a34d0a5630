"""The words to begin with, in English."""

from website.texts import Words, button, heading, labels, notice, question, receipt, steps, text

POSTER = "Eating well is decided together."

PAGES = {
    "": Words(
        "Home",
        "Every month each household pays in by its means. Then the fund gives back to everybody, by the same rule. And "
        "inhabitants drawn by lot choose what can be bought with it.",
    ),
    "comment-ca-marche": Words(
        "How it works",
        "We pay in by our means, we all receive the same, and we decide together what to buy.",
        [
            receipt(
                "Three households, one month",
                [("The first pays in", "€40"), ("The second pays in", "€60"), ("The third pays in", "€115")],
                ("Each receives", "€100"),
            ),
            text(
                "<p>This example is no scale. Each household chooses its amount: together we look at what is left at the end of "
                "the month, and at how one feels about the sum. It can be changed for the next month, without a reason. Nobody "
                "but you and the treasurer sees it.</p>"
            ),
            heading("The fund's month"),
            steps(
                ("Everybody pays in", "By direct debit, by transfer, or otherwise if that is easier for you."),
                ("The fund pools it all", "A small share may go to running costs: the council sets it."),
                ("Everybody receives the same allocation", "It arrives on Mon Compte Alim', by one rule for all."),
                ("We eat", "In the shops, markets and farms that were approved, with one's phone or a sheet."),
            ),
            heading("In the shop"),
            text(
                "<p>Say “I pay with the fund”. You choose the place on your phone, type the sum and show the green screen. The "
                "shop needs no equipment. If it sells other things too, labels tell what is approved: the rest is paid as "
                "usual.</p>"
            ),
            heading("Your questions"),
            question("What if I have no smartphone?", "<p>You fill in a sheet at the shop and the fund does the rest. Call us: we will show you.</p>"),
            question("Where does the money come from?", "<p>From contributions. The fund balances by solidarity between those who pay in more and those who pay in less. Subsidies run the association; they do not fill the fund.</p>"),
            question("Is it a currency?", "<p>No. It is an allocation to eat with. It is not sold, given away or changed into euros.</p>"),
            question("Can somebody pay part of it for me?", "<p>Yes: your employer or a social body can take on a fixed sum. They see neither what you pay in nor what you buy.</p>"),
            button("Ask to join", "/rejoindre/"),
        ],
    ),
    "allocation": Words(
        "What the allocation buys",
        "Vegetables, bread, cheese, eggs, fruit: what the council has approved, and nothing else.",
        [
            labels(
                ("apricot", "From here", "Fresh or processed, and local. The criteria are public, and so are the reasons."),
                ("apricot", "With a label or without", "AB and Nature & Progrès first. Farms without a label after a visit by two people."),
                ("apricot", "Never", "No alcohol, nothing that is not food. No vote can decide otherwise."),
            ),
            text("<p>The list changes: the council adds, suspends, withdraws. Each label leads to the decision, the vote and the meeting.</p>"),
            button("See the products", "/produits/"),
        ],
    ),
    "carte": Words("Where to buy", "At the till, say: “I pay with the fund”. Here is where, and at what hours."),
    "produits": Words("The products", "What the council has approved, as it is in force today."),
    "conseil": Words(
        "Who decides",
        "Twenty to twenty-four inhabitants, volunteers, drawn by lot for one year. The council is sovereign: it sets the "
        "allocation and says what can be bought.",
        [
            heading("What the council decides"),
            labels(
                ("lavender", "Products and places", "Eight criteria: closeness, health, environment, working conditions, accessibility, diversity, life of the territory, conviviality and pleasure."),
                ("lavender", "The rules", "The allocation, the operating share, the limits, its own way of voting."),
                ("lavender", "Learning first", "Each meeting begins with understanding: a farm, a price, a label."),
            ),
            text("<p>A team prepares and leads the meetings, without a vote. Meetings are open: one may come and observe, and write what one saw. Transport, meals and childcare are paid for.</p>"),
        ],
    ),
    "comptes-rendus": Words("Minutes", "What was said and decided, meeting after meeting. Minutes are in French, the council's language."),
    "observations": Words(
        "What observers see",
        "People from outside watch how the debate is held. Their reports are published as they were written, in French.",
    ),
    "rejoindre": Words(
        "Join the fund",
        "You say who you are and how much you think of paying in. We meet, then you enter when there is room.",
        [
            heading("How one enters"),
            steps(
                ("You ask", "Here, by telephone, or face to face with us."),
                ("You wait a little", "How many enter depends on the balance of the fund."),
                ("You enter", "Your account opens; the first allocation comes with the month."),
            ),
            notice("No proof of income is asked. The amount you choose changes nothing to your place on the list."),
        ],
    ),
    "participer": Words(
        "Sit on the council",
        "Put your name in the crate. Lot chooses twenty to twenty-four people, so that the council looks like the territory.",
        [
            heading("What it takes"),
            text("<ul><li>One or two meetings a month, for a year.</li><li>No skill: we learn together.</li><li>Transport, meals and childcare are paid for, in advance if you wish.</li></ul>"),
            notice("Your answers serve the draw and nothing else. You keep a code to read them again, change them or withdraw them."),
            button("How the draw is made", "/tirages/"),
        ],
    ),
    "partenaire": Words(
        "Become a partner, or suggest one",
        "A grocery, a market stall, a bakery, a farm near you? Tell us. It may be yours.",
        [
            heading("For a shop or a farm"),
            steps(
                ("You call us", "Your customers live here, and your products meet the criteria at least in part."),
                ("We come to you", "One and a half to two hours, on the spot or in a group, to register and learn."),
                ("The council debates", "You are heard. The answer is public, with its reasons."),
                ("You are paid", "No equipment, no fee. The fund owes you what was paid at your place, to the cent."),
            ),
        ],
    ),
    "contact": Words(
        "Reach us",
        "By telephone, by post, by dropping in, or here.",
        [text("<p>You are <a href=\"/en/rejoindre/\">a household</a>, <a href=\"/en/partenaire/\">a shop or a farm</a>, <a href=\"/en/employeurs/\">an employer</a>, <a href=\"/en/organismes-sociaux/\">a social body</a>: each has a page.</p>")],
    ),
    "employeurs": Words(
        "You are an employer",
        "You can pay part of your employees' contribution.",
        [
            steps(
                ("An agreement, a fixed sum", "So many euros a month and a person, for a time. Never a percentage of an amount that you do not know."),
                ("The person chooses", "Nothing is done without their consent. They keep their account if they leave you."),
                ("You receive a statement", "One total a month. You see no purchase, nor what the person pays in."),
            ),
            button("Write to us", "/contact/?de=employer"),
        ],
    ),
    "organismes-sociaux": Words(
        "You are a social body",
        "A social service, a charity or a commune's centre can take on all or part of a contribution.",
        [
            text("<p>Those you support become members like everybody else: the same allocation, the same map, the same screen at the till. Nobody sees who pays what.</p>"),
            notice("What you take on is a fixed sum, for a time that is written down. If it ends, we talk with the person before anything is debited."),
            button("Write to us", "/contact/?de=employer"),
        ],
    ),
    "bilan": Words(
        "The common money, and the evaluation",
        "What came in, what was shared, and what we learn from it. The figures come from the fund's books.",
        [
            heading("What we look at"),
            labels(
                ("honey", "Does it hold?", "Contributions cover allocations. If not, the month stops before the first one, and the council talks about it."),
                ("honey", "For whom?", "Households that pay in little, households that pay in more, and the same allocation."),
                ("honey", "And then?", "The council writes what worked and what did not, then decides what comes next."),
            ),
        ],
    ),
    "comment-on-vote": Words(
        "How votes work, and how far to trust them",
        "Each vote freezes its question, its rule, the list of voters and what it will change. Here is what that guarantees, and what it does not.",
        [
            heading("What is guaranteed"),
            text("<ul><li>One person, one ballot. It does not change once cast, and the screen says so before.</li><li>While a vote is open only the number of ballots is seen. The team sees nothing else either.</li><li>At closing the result is worked out before you, rule by rule, and the decision takes effect by itself, at midnight.</li><li>In a secret vote nothing joins a person and a ballot: no date, no order, no number. A tracking code, partly chosen by you, lets you find yours.</li></ul>"),
            heading("Count again yourself"),
            text("<ul><li>Each opening, closing, decision and effect is written in <a href='/votes/journal.json'>a public journal</a>, each record tied to the one before by a hash. It names seats, never people.</li><li>With <a href='/votes/recount.py'>recount.py</a> in the same folder, run <em>python recount.py journal.json</em>: it counts each vote again with the very lines that run here, and says what does not hold.</li><li>The hash of the last record is at the foot of each page and on the minutes. Keep one: it will show whether the journal was written anew since.</li></ul>"),
            heading("What is not"),
            text("<ul><li>A unanimous vote tells how everybody voted. No mathematics can help that.</li><li>The page on which one votes comes from our server: it must be trusted while you vote.</li><li>While a vote is open the database keeps passing versions of the box, in which one could read who voted what. After closing a clean-up wipes them; the vote’s page says “sealed” when that is done, and not before.</li><li>The clean-up does not reach what was copied elsewhere meanwhile: a backup made during the vote, or the archive of PostgreSQL’s internal log (WAL) where one is kept. Nor does it reach what a disk retains below its files.</li><li>The person who holds the machine can read everything during the vote: memory, requests, disk. We write none of it to our logs, but that person must be trusted, or the vote held on paper.</li><li>From afar nobody can keep somebody from looking over your shoulder.</li><li>A tracking code proves something only if it is checked.</li></ul>"),
            button("See the votes", "/votes/"),
        ],
    ),
    "accessibilite": Words(
        "Accessibility: partly conform",
        "We want everybody to be able to read, pay and vote here.",
        [
            text("<p>The site aims at level AA of WCAG 2.2. It can be read by keyboard and screen reader, paying and voting need no script, and each map has its list. Nobody from outside has audited it yet: that is why we call it partly conform.</p><p>Does something stop you? Write or call: we will find another way, then mend it. If we do not answer, you may turn to the French Defender of Rights.</p>"),
            button("Tell us", "/contact/"),
        ],
    ),
    "donnees": Words(
        "Your data",
        "We keep what it takes to run the fund, for as long as it takes, and nothing else.",
        [
            text("<ul><li><strong>Your contribution</strong>: you and the treasurer, each of whose readings is noted and shown to you.</li><li><strong>Your purchases</strong>: sum, place, day. Never what was in the basket. The shop does not see your name.</li><li><strong>Your answers to the draw</strong>: the draw alone. No figure is about fewer than five people.</li><li><strong>Your secret ballot</strong>: nothing joins it to you.</li></ul><p>No tracker, no outside service. Accounts are kept for ten years, as the law says; your name is taken off them when you leave.</p>"),
            text("<p>You may ask to see, correct, take along or erase what we hold. We answer within a month.</p>"),
            button("Ask for my data", "/contact/?de=data"),
        ],
    ),
    "mentions": Words(
        "Legal notice",
        "Who publishes this site, and with what.",
        [
            text("<p>This site is published by the association that runs the fund. Its address, telephone and e-mail are on the page <a href=\"/en/contact/\">Reach us</a>. The software is free (AGPL-3.0-or-later): anybody can read how it draws by lot, counts votes and keeps the books.</p><p>Outlines of communes: IGN Admin Express 2018. Populations: Insee, 2023. Postcodes: La Poste. Licence Ouverte.</p>"),
        ],
    ),
}  # fmt: skip
