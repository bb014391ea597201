"""Stage five e: grounds given for the exchange, and wording that takes a side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from schemas import BY_SOURCE, RationaleKind
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import SAYING, bag
from summarizer.rules.marks import Sentence
from summarizer.rules.roles import Sides
from summarizer.rules.trie import Trie
from summarizer.rules.words import load
from summarizer.text.spans import Span

_ABOUT_IT = bag(
    "release released releases releasing freed freeing exchange swap exchanged pardon "
    "pardoned return deal agreement handover gesture move repatriation decision step"
)
_SERVING = bag(
    "help helping facilitate advance boost revive support toward towards pave step steps "
    "contribute contributing promote promoting aimed goal spirit foster encourage ahead path"
)
_STRONG = frozenset({RationaleKind.GOODWILL, RationaleKind.HUMANITARIAN})


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground for the exchange."""

    stated_by: str
    kind: RationaleKind
    statement: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Slant:
    """A wording that takes a side, at ``span``."""

    about: str
    neutral: str
    span: Span
    rule: str


@lru_cache(maxsize=1)
def _reasons() -> Trie[RationaleKind]:
    trie: Trie[RationaleKind] = Trie()
    phrases = load("rationales")
    for kind in RationaleKind:
        for phrase in phrases.get(str(kind), ()):
            trie.add(phrase, kind)
    return trie


@lru_cache(maxsize=1)
def _slants() -> Trie[tuple[str, str]]:
    trie: Trie[tuple[str, str]] = Trie()
    for entry in load("framing")["terms"]:
        trie.add(entry["term"], (entry["about"], entry["neutral"]))
    return trie


def reasons(document: Document, case: Case, sides: Sides) -> Iterator[Reason]:
    """The grounds given, each kind once a speaker."""
    told = {act.sentence for act in case.acts if act.mode != "hoped"}
    seen: set[tuple[str, RationaleKind]] = set()
    for sentence in document.sentences:
        index = sentence.index
        nxt = document.sentences[index + 1 : index + 2]
        leads_on = bool(nxt) and nxt[0].paragraph == sentence.paragraph and index + 1 in told
        if index not in case.current or sentence.heading:
            continue
        if not (leads_on or {index - 1, index} & told):
            continue
        tied = leads_on or index in told or any(token.low in _ABOUT_IT for token in sentence.tokens)
        for kind, first, last in _kinds(sentence):
            span = sentence.quote(first, last)
            for speaker in _speakers(document, sentence, case, sides):
                if (tied or kind in _STRONG) and (speaker, kind) not in seen:
                    seen.add((speaker, kind))
                    yield Reason(speaker, kind, span.of(document.text), span, f"reason.{kind}")


def _kinds(sentence: Sentence) -> Iterator[tuple[RationaleKind, int, int]]:
    """The phrases of a sentence that give a ground: its kind, first token, token behind."""
    trie = _reasons()
    at = 0
    while at < len(sentence.tokens):
        found = trie.match(sentence.tokens, at)
        if found is not None and (
            found[1] is not RationaleKind.PEACE_PROCESS or _serves(sentence, at)
        ):
            yield found[1], at, found[0]
        at = found[0] if found is not None else at + 1


def _serves(sentence: Sentence, at: int) -> bool:
    """Whether words before a phrase say that the exchange is to serve what it names."""
    return any(token.low in _SERVING for token in sentence.tokens[max(0, at - 8) : at + 1])


def _speakers(document: Document, sentence: Sentence, case: Case, sides: Sides) -> tuple[str, ...]:
    """Who gives the ground: both sides of a joint statement, the party that speaks, the source."""
    lows = {token.low for token in sentence.tokens}
    both = tuple(dict.fromkeys((*sides.given, *sides.taken)))
    if len(both) == 2 and ("joint" in lows or ("two" in lows and lows & {"countries", "states"})):
        return both
    acting = (
        name
        for act in case.by_sentence.get(sentence.index, ())
        if act.kind == "release"
        for name in (act.securer, *act.agents)
    )
    for name in (*acting, document.speaker, *_sayers(sentence)):
        if name is not None and name in both:
            return (name,)
    return (BY_SOURCE,)


def _sayers(sentence: Sentence) -> Iterator[str]:
    """Parties beside a verb of saying."""
    for at, token in enumerate(sentence.tokens):
        if token.low in SAYING:
            yield from (m.name for m in sentence.parties if abs(m.first - at) < 8)


def slants(document: Document, case: Case) -> Iterator[Slant]:
    """Wording that takes a side, each term once."""
    trie = _slants()
    seen: set[str] = set()
    for sentence in document.sentences:
        if sentence.index not in case.current:
            continue
        yield from _compass(sentence, document, seen)
        for at, token in enumerate(sentence.tokens):
            found = trie.match(sentence.tokens, at) if trie.starts(token.low) else None
            if found is not None:
                span = sentence.quote(at, found[0])
                if span.of(document.text).lower() not in seen:
                    seen.add(span.of(document.text).lower())
                    yield Slant(found[1][0], found[1][1], span, "framing.term")


def _compass(sentence: Sentence, document: Document, seen: set[str]) -> Iterator[Slant]:
    """As in "Eastern Armenia" for a state; "the Venezuelan regime" for its government."""
    for mark in sentence.parties:
        span = sentence.quote(mark.first, mark.last)
        term = span.of(document.text)
        if term.lower() in seen:
            continue
        if mark.rule == "party.compass":
            seen.add(term.lower())
            yield Slant(f"the state of {mark.name}", mark.name, span, "framing.compass")
        elif mark.rule == "party.organ" and sentence.tokens[mark.last - 1].low == "regime":
            seen.add(term.lower())
            yield Slant(
                f"the government of {mark.name}",
                f"government of {mark.name}",
                span,
                "framing.regime",
            )
