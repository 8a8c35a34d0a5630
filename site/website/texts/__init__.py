"""The words that a new installation begins with; organisers change them at the desk."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Words:
    """One page's words: title, lead and body (kind of block, value)."""

    title: str
    lead: str
    body: list[tuple[str, Any]] = field(default_factory=list)


def text(html: str) -> tuple[str, Any]:
    return "text", html


def heading(words: str) -> tuple[str, Any]:
    return "heading", words


def notice(words: str) -> tuple[str, Any]:
    return "notice", words


def button(words: str, path: str) -> tuple[str, Any]:
    return "button", {"text": words, "path": path}


def question(asked: str, answer: str) -> tuple[str, Any]:
    return "question", {"question": asked, "answer": answer}


def steps(*pairs: tuple[str, str]) -> tuple[str, Any]:
    return "steps", [{"title": title, "text": words} for title, words in pairs]


def labels(*triples: tuple[str, str, str]) -> tuple[str, Any]:
    return "labels", [{"paper": paper, "title": title, "text": words} for paper, title, words in triples]


def receipt(title: str, lines: list[tuple[str, str]], total: tuple[str, str]) -> tuple[str, Any]:
    def line(pair: tuple[str, str]) -> dict[str, str]:
        return {"name": pair[0], "value": pair[1]}

    return "receipt", {"title": title, "lines": [line(one) for one in lines], "total": line(total)}
