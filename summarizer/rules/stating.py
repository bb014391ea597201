"""Who gives a ground for the exchange: a party that speaks, one that frees, or the source."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from schemas import BY_SOURCE
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import SAYING, bag
from summarizer.rules.marks import Sentence
from summarizer.rules.sides import Sides

_STATING = SAYING | bag(
    "replied "
    "described presented called calls maintains wrote put puts declared justified attributed"
)
_OFFICERS = bag("official officials officer spokesman spokeswoman spokesperson minister ministry")


def speakers(
    document: Document,
    sentence: Sentence,
    case: Case,
    sides: Sides,
    known: Collection[str],
    at: int,
) -> tuple[str, ...]:
    """Who gives the ground at a token.

    Both sides of a joint statement, the party that speaks, that which frees, or the source.
    """
    lows = {token.low for token in sentence.tokens}
    both = tuple(dict.fromkeys((*sides.given, *sides.taken)))
    if len(both) == 2 and ("joint" in lows or ("two" in lows and lows & {"countries", "states"})):
        return both
    acting = [
        name
        for act in case.by_sentence.get(sentence.index, ())
        if act.kind == "release"
        for name in (act.securer, *act.agents)
    ]
    sayers = list(_sayers(document, sentence, at))
    if sayers and all(name is None for name in sayers) and len(sides.given) == 1:
        sayers.append(sides.given[0])  # an official of whom no word tells whose he is
    for name in (*sayers, *acting, document.speaker):
        if name is not None and (name in both or name in known):
            return (name,)
    return (BY_SOURCE,)


def _sayers(document: Document, sentence: Sentence, ground: int) -> Iterator[str | None]:
    """Parties, and those of people, that stand before a verb of saying; None for others.

    ``ground`` is the token at which the ground starts: a verb behind it is the ground's own, unless
    it stands at the end, as in "..., the ministry said".
    """
    tokens = sentence.tokens
    names = document.names.get(sentence.index, ())
    for at, token in enumerate(tokens):
        if token.low not in _STATING or (ground < at and token.low not in SAYING):
            continue
        found: list[str | None] = [n.party for n in names if 0 <= at - n.last < 6]
        found += [m.name for m in sentence.parties if 0 <= at - m.last < 8]
        found += [m.name for m in sentence.parties if 0 < m.first - at < 8 and ground > m.first]
        if not found and {"he", "she"} & {t.low for t in tokens[max(0, at - 3) : at]}:
            found = [_last_named(document, sentence)]
        elif not found and any(t.low in _OFFICERS for t in tokens[max(0, at - 3) : at]):
            found = [None]
        yield from found


def _last_named(document: Document, sentence: Sentence) -> str | None:
    """The party of the person whom "he" or "she" stands for: the one named last."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        named = document.names.get(index, ())
        if named:
            return named[-1].party
    return None
