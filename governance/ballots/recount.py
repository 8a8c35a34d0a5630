"""Recount the public journal: python recount.py journal.json [a head that you kept] [--en]

Standard library only, and the very files that the server runs. Checks the chain, the tracking codes, that there are as
many ballots as marks on the roll, the count, the rule, the decision and its effect; prints an account; ends with 0 if
all of it holds and with 1 if anything does not.
"""

import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from governance.ballots import canonical, chain, instants
from governance.ballots.account import ENGLISH, FRENCH, say
from governance.ballots.events import SET_TERM, Fault, History
from governance.ballots.rule import VOID


class NotAJournal(ValueError):
    """The file is not a journal in its only form."""


def read(written: bytes) -> list[dict[str, Any]]:
    """Raises NotAJournal if one byte is not as the server wrote it."""
    try:
        journal = canonical.read(written)
    except canonical.NotCanonical as fault:
        raise NotAJournal(str(fault)) from fault
    if not isinstance(journal, dict) or set(journal) != {"format", "entries"} or journal["format"] != chain.FORMAT:
        raise NotAJournal("format")
    if not isinstance(journal["entries"], list):
        raise NotAJournal("entries")
    return list(journal["entries"])


def check(entries: list[dict[str, Any]]) -> History:
    """Work every record out again. Raises chain.Broken or Fault."""
    chain.check(entries)
    history = History()
    for entry in entries:
        history.take(entry)
    history.finish()
    return history


def tell(entries: list[dict[str, Any]], history: History, language: dict[str, str]) -> list[str]:
    """The account of a journal that holds, a line an event."""
    lines: list[str] = []
    for entry in entries:
        lines += _lines(entry["kind"], entry["payload"], language)
    head = entries[-1]["hash"] if entries else chain.BEFORE_THE_FIRST
    recounted = sum(1 for held in history.votes.values() if held.closing)
    figures = {"entries": len(entries), "votes": recounted, "decisions": len(history.decisions)}
    return [*lines, "", say(language, "head", head=head), say(language, "holds", **figures)]


def main(arguments: list[str]) -> int:
    language = ENGLISH if "--en" in arguments else FRENCH
    named = [one for one in arguments if not one.startswith("-")]
    if not named:
        return _end(say(language, "no_file"), 2)
    try:
        entries = read(Path(named[0]).read_bytes())
        history = check(entries)
    except OSError as fault:
        return _end(str(fault), 2)
    except NotAJournal as fault:
        return _end(say(language, "not_canonical", why=fault), 1)
    except chain.Broken as fault:
        return _end(say(language, "fault", number=fault.number, why=say(language, "broken")), 1)
    except Fault as fault:
        return _end(say(language, "fault", number=fault.number, why=say(language, fault.key)), 1)
    except ZoneInfoNotFoundError:
        return _end(say(language, "no_zones"), 1)
    for line in tell(entries, history, language):
        _print(line)
    return _compare(entries, named[1:], language)


def _compare(entries: list[dict[str, Any]], kept: list[str], language: dict[str, str]) -> int:
    """Look for the head that somebody kept from the minutes or the foot of a page."""
    for head in kept:
        number = next((one["number"] for one in entries if one["hash"].startswith(head.lower())), None)
        if number is None:
            return _end(say(language, "head_missing", kept=head), 1)
        _print(say(language, "head_found", kept=head, number=number))
    return 0


def _lines(kind: str, payload: dict[str, Any], language: dict[str, str]) -> list[str]:
    if kind == "opening":
        opening = payload["opening"]
        sizes = {name: len(opening[name]) for name in ("roll", "recused")}
        roll = say(language, "roll", seats=opening["seats"], **sizes)
        answers = [say(language, "answer", place=place, label=one) for place, one in enumerate(opening["labels"], 1)]
        return [say(language, "opening", **opening), *answers, roll]
    if kind == "closing":
        return _result(payload["vote"], payload["result"], language)
    if kind == "terms":
        listed = ", ".join(f"{key} = {value}" for key, value in sorted(payload["terms"].items()))
        return [say(language, "terms", list=listed, since=_day(payload["from"]))]
    if kind == "effect":  # those that set terms are told with the terms
        told = {**payload, "starts_at": _day(payload["starts_at"])}
        return [] if payload["kind"] == SET_TERM else [say(language, kind, **told)]
    if kind == "decision":
        more = [key for key in ("source", "without_effect") if payload[key]]
        return [say(language, key, **payload) for key in ("decision", *more)]
    return [say(language, kind, **payload)] if kind in language else []


def _result(vote: int, result: dict[str, Any], language: dict[str, str]) -> list[str]:
    if result["outcome"] == VOID:
        return [say(language, "void", vote=vote, cast=result["cast"])]
    told = {**result, "outcome": language[result["outcome"]]}
    if "answers" in result:
        figures = ", ".join(f"{answer} = {count}" for answer, count in sorted(result["answers"].items()))
        return [say(language, "choice", vote=vote, figures=figures, **told)]
    if "standing" in result:
        return [say(language, "consent", vote=vote, **told)]
    steps = [say(language, fact["fact"], **fact) for fact in result["words"] if fact["fact"] in language]
    return [say(language, "closing", vote=vote, **told), *steps]


def _day(written: str) -> str:
    return instants.day_of(instants.read(written)).isoformat()


def _end(sentence: str, code: int) -> int:
    _print(sentence)
    return code


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
