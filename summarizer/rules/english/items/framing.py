"""Which wording takes a side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.lexicon.grammar import ORGANS
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.tokens import tokenize
from summarizer.text.spans import Span


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A wording that takes a side, at ``span``."""

    about: str
    neutral: str
    span: Span
    rule: str


@lru_cache(maxsize=1)
def _known_terms() -> Trie[tuple[str, str]]:
    trie: Trie[tuple[str, str]] = Trie()
    for entry in load("framing")["terms"]:
        trie.add(entry["term"], (entry["about"], entry["neutral"]))
    return trie


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(tokenize(entry["term"])[0].low for entry in load("framing")["terms"])


def loaded_terms(document: Document, case: Case) -> Iterator[LoadedTerm]:
    """Wording that takes a side, each term once."""
    trie = _known_terms()
    seen: set[str] = set()
    for sentence in document.sentences:
        if sentence.index not in case.current:
            continue
        yield from _renamed(sentence, document, seen)
        if _first_words().isdisjoint(sentence.lows):
            continue
        for at, token in enumerate(sentence.tokens):
            found = trie.match(sentence.tokens, at) if trie.starts(token.low) else None
            if found is not None:
                span = sentence.quote(at, found[0])
                if span.of(document.text).lower() not in seen:
                    seen.add(span.of(document.text).lower())
                    yield LoadedTerm(found[1][0], found[1][1], span, "framing.term")


def _renamed(sentence: Sentence, document: Document, seen: set[str]) -> Iterator[LoadedTerm]:
    """As in "the parliament of Eastern Armenia" for a state; "the Venezuelan regime"."""
    for mark in sentence.parties:
        span = sentence.quote(mark.first, mark.last)
        term = span.of(document.text)
        if term.lower() in seen:
            continue
        if mark.rule == "party.compass" and _governed(sentence, mark.first):
            seen.add(term.lower())
            yield LoadedTerm(f"the state of {mark.name}", mark.name, span, "framing.compass")
        elif mark.rule == "party.organ" and sentence.tokens[mark.last - 1].low == "regime":
            seen.add(term.lower())
            yield LoadedTerm(
                f"the government of {mark.name}",
                f"government of {mark.name}",
                span,
                "framing.regime",
            )


def _governed(sentence: Sentence, at: int) -> bool:
    """Whether a name has a government, and is no part of a country: "the premier of ..."."""
    tokens = sentence.tokens
    return at > 1 and tokens[at - 1].low == "of" and tokens[at - 2].low in ORGANS
