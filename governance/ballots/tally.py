"""The result as a function of the opening record and the ballots, and of nothing else.

A ballot is an object: in a secret vote {"code", "choice"}, in an open one {"seat", "choice"}. What is decided in the room
by show of hands or by consent has no ballots: what was seen there is told, and confirmed by a second person. The opening record
holds what is read here: "kind", "roll" (the seats that may vote), "seats" (how many seats the council has), "recused"
(those that left the roll before it, and for which kind of link), "rule".
"""

from typing import Any

from governance.ballots import rule, words

YES = "yes"
NO = "no"
ABSTAIN = "abstain"
CHOICES = (YES, NO, ABSTAIN)
ORGANISER = "organiser"  # how a record names an organiser who confirmed what was seen in the room


MOST_ANSWERS = 9


class BadBallots(ValueError):
    """The ballots cannot be those of this vote."""


def options_for(labels: list[str]) -> list[str]:
    """What a ballot may say: yes, no or abstain, or the number of one of the answers to choose among."""
    return [*(str(place) for place in range(1, len(labels) + 1)), ABSTAIN] if labels else list(CHOICES)


def effect_key(result: dict[str, Any]) -> str:
    """Under which name the opening froze what this result does: its outcome, with the answer chosen if there is one."""
    return f"{result['outcome']}:{result['chosen']}" if result.get("chosen") else str(result["outcome"])


def effect_keys(labels: list[str]) -> list[str]:
    """Every name under which an opening may freeze an effect."""
    adopted = [f"{rule.ADOPTED}:{place}" for place in range(1, len(labels) + 1)] if labels else [rule.ADOPTED]
    return [*adopted, rule.REJECTED, rule.ADJOURNED]


def title(opening: dict[str, Any], result: dict[str, Any]) -> str:
    """How the decision is called: the question, and the answer chosen if there is one."""
    chosen = result.get("chosen")
    answer = f" {opening['labels'][int(chosen) - 1]}" if chosen else ""
    return f"{opening['question']}{answer}"


def name_of(opening: dict[str, Any]) -> str:
    """The key that tells a ballot from the others: its code, or its seat when the vote is open."""
    return "code" if opening["kind"] == rule.SECRET else "seat"


def check_opening(opening: dict[str, Any]) -> None:
    """Raises BadBallots for a vote of which nothing could be counted."""
    labels = opening["labels"]
    if len(set(labels)) != len(labels) or not all(labels) or len(labels) == 1 or len(labels) > MOST_ANSWERS:
        raise BadBallots("The answers to choose among are several, and each is another.")
    in_the_room = opening["kind"] in rule.IN_THE_ROOM
    if not in_the_room and opening["kind"] not in rule.KINDS:
        raise BadBallots("The vote has a kind that is not known.")
    if opening["options"] != ([] if in_the_room else options_for(labels)) or (in_the_room and labels):
        raise BadBallots("The vote has options that are not known.")
    if opening["kind"] == rule.SECRET and len(opening["roll"]) < rule.LEAST_SECRET:
        raise BadBallots("The roll is too small for a secret vote.")


def in_order(opening: dict[str, Any], ballots: list[dict[str, str]]) -> list[dict[str, str]]:
    """The ballots sorted by what names them, so that no order of arrival is left."""
    name = name_of(opening)
    return sorted(ballots, key=lambda ballot: ballot[name])


def check(opening: dict[str, Any], ballots: list[dict[str, str]]) -> None:
    """Raises BadBallots for a ballot of another vote, cast twice, unknown, or one too many."""
    name, answers = name_of(opening), opening.get("options", CHOICES)
    if any(set(ballot) != {name, "choice"} or ballot["choice"] not in answers for ballot in ballots):
        raise BadBallots("A ballot is not one of this vote.")
    names = [ballot[name] for ballot in ballots]
    if len(set(names)) != len(names):
        raise BadBallots("Two ballots bear the same name.")
    if len(ballots) > len(opening["roll"]):
        raise BadBallots("There are more ballots than people on the roll.")
    if name == "seat" and not set(names) <= set(opening["roll"]):
        raise BadBallots("A ballot comes from a seat that is not on the roll.")


def count(opening: dict[str, Any], ballots: list[dict[str, str]]) -> rule.Counts:
    check(opening, ballots)
    choices = [ballot["choice"] for ballot in ballots]
    return _counts(opening, yes=choices.count(YES), no=choices.count(NO), abstain=choices.count(ABSTAIN))


def least_cast(opening: dict[str, Any]) -> int:
    """How many ballots make the quorum."""
    nobody = _counts(opening, yes=0, no=0, abstain=0)
    return rule.read(opening["rule"]).least_cast(nobody)


def too_few(opening: dict[str, Any], cast: int) -> dict[str, Any]:
    """The result of a secret vote with too few ballots to stay secret. Raises BadBallots for one that had enough."""
    if opening["kind"] != rule.SECRET or not 0 <= cast < rule.LEAST_SECRET:
        raise BadBallots("This vote is not void.")
    return {"cast": cast, "outcome": rule.VOID, "words": words.too_few(cast)}


def result(opening: dict[str, Any], ballots: list[dict[str, str]]) -> dict[str, Any]:
    """Count, apply the frozen rule, and say how it was reached.

    A secret vote with fewer than five ballots is void, and only the number of ballots is told.
    """
    counts = count(opening, ballots)
    if opening["kind"] == rule.SECRET and len(ballots) < rule.LEAST_SECRET:
        return too_few(opening, len(ballots))
    if opening.get("labels"):
        return _of_choice(opening, ballots)
    return _result(rule.read(opening["rule"]), counts)


def result_in_the_room(opening: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The result of what was seen in the room: {"yes", "no", "abstain"} of hands, or the {"objections"} of consent.

    An objection is {"round", "text", "lifted"}; it stands while lifted is empty. Everybody on the roll is present.
    """
    if opening["kind"] == rule.HANDS:
        return _of_hands(opening, told)
    if opening["kind"] == rule.CONSENT:
        return _of_consent(opening, told)
    raise BadBallots("This vote has ballots.")


def confirmed_by(opening: dict[str, Any], who: str) -> str:
    """Raises BadBallots unless somebody on the roll, or an organiser, confirmed."""
    if who != ORGANISER and who not in opening["roll"]:
        raise BadBallots("Nobody who was there confirmed it.")
    return who


def _of_choice(opening: dict[str, Any], ballots: list[dict[str, str]]) -> dict[str, Any]:
    """The answer with most ballots is adopted if it reaches the threshold; without one the question is adjourned."""
    choices, labels = [ballot["choice"] for ballot in ballots], opening["labels"]
    numbers = options_for(labels)[:-1]
    by_answer = {number: choices.count(number) for number in numbers}
    most, frozen = max(by_answer.values()), rule.read(opening["rule"])
    leading = [number for number in numbers if by_answer[number] == most]
    counts = _counts(opening, yes=most, no=sum(by_answer.values()) - most, abstain=choices.count(ABSTAIN))
    said = words.choice(frozen, counts, [labels[int(number) - 1] for number in leading])
    if len(said) == 1:
        outcome = rule.NO_QUORUM
    elif len(leading) > 1:
        outcome = frozen.tie
    else:
        outcome = rule.ADOPTED if said[1]["met"] else rule.ADJOURNED
    chosen = leading[0] if outcome == rule.ADOPTED else ""
    figures = {"answers": by_answer, "abstain": counts.abstain, "cast": counts.cast, "chosen": chosen}
    return {**figures, "outcome": outcome, "words": said}


def _of_hands(opening: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    if set(told) != set(CHOICES) or any(type(told[one]) is not int or told[one] < 0 for one in CHOICES):
        raise BadBallots("Hands are counted in whole numbers.")
    counts = _counts(opening, **{choice: told[choice] for choice in CHOICES})
    if counts.cast > counts.present:
        raise BadBallots("There are more hands than people on the roll.")
    return _result(rule.read(opening["rule"]), counts, words.HANDS)


def _of_consent(opening: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    objections = told["objections"]
    if set(told) != {"objections"} or any(set(one) != {"round", "text", "lifted"} for one in objections):
        raise BadBallots("An objection has a round and a text, and may be lifted.")
    if any(not one["text"] for one in objections):
        raise BadBallots("An objection is argued.")
    standing = sum(1 for one in objections if not one["lifted"])
    last = max((one["round"] for one in objections), default=0)
    rounds = last if standing else last + 1
    present = len(opening["roll"])
    counts, frozen = _counts(opening, yes=present, no=0, abstain=0), rule.read(opening["rule"])
    said = words.consent(frozen, counts, rounds, len(objections), standing)
    outcome = rule.NO_QUORUM if len(said) == 1 else rule.ADJOURNED if standing else rule.ADOPTED
    figures = {"cast": present, "rounds": rounds, "objections": len(objections), "standing": standing}
    return {**figures, "outcome": outcome, "words": said}


def _result(frozen: rule.Rule, counts: rule.Counts, turnout: str = words.QUORUM) -> dict[str, Any]:
    return {
        "yes": counts.yes,
        "no": counts.no,
        "abstain": counts.abstain,
        "cast": counts.cast,
        "outcome": frozen.outcome(counts),
        "words": words.arithmetic(frozen, counts, turnout),
    }


def _counts(opening: dict[str, Any], yes: int, no: int, abstain: int) -> rule.Counts:
    recused = len(opening.get("recused", []))
    return rule.Counts(yes, no, abstain, present=len(opening["roll"]), seats=opening["seats"], recused=recused)
