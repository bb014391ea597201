"""Stage five e: grounds given for the exchange.

A ground is a clause behind a word of purpose or cause ("to", "because", "out of"), or a phrase that
is a ground by itself ("a gesture of goodwill"); its kinds follow from the words in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from schemas import RationaleKind
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import SAYING, bag
from summarizer.rules.marks import Sentence
from summarizer.rules.sides import Sides
from summarizer.rules.stating import speakers
from summarizer.rules.trie import Trie
from summarizer.rules.words import load, phrasal_verbs, word_set
from summarizer.text.spans import Span

_ABOUT_IT = bag(
    "release released releases releasing freed freeing free exchange swap exchanged pardon "
    "pardoned return deal agreement handover gesture move repatriation decision step errand "
    "arrangement liberated let chosen "
    "operation go clemency liberation"
)
_TAKING_UP = bag("it this he she they")
_SERVING = bag(
    "help helping facilitate advance boost revive support toward towards pave step steps "
    "contribute contributing promote promoting aimed goal spirit foster encourage ahead path"
)
_STRONG = frozenset({RationaleKind.GOODWILL, RationaleKind.HUMANITARIAN})
_ENDS = frozenset({".", ";", ":", "!", "?", '"', "''", "``", "(", ")", "-", "--"})
_BEHIND_COMMA = bag("but which who said says while as after although though where when according")
_LONGEST = 22
_BEGINNING = bag("begin be take start arrive return go meet end expire fly come leave happen")
_BETWEEN = 5
"""Most tokens between two grounds that are given as one."""
_TRYING = bag("effort efforts attempt attempts bid trying failed")
_NEAR = 2
_WINDOW = 50
"""Tokens before a clause that are looked at for what it is the ground of."""
_REACH = 5
"""Sentences behind one that tells of the event in which its grounds may stand."""
_NAMING_IT = bag("exchange swap release released freed handover")


Ground: TypeAlias = tuple[int, int, tuple[RationaleKind, ...]]
"""First token of a ground, the token behind it, and its kinds."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground for the exchange, in the words of ``span``."""

    stated_by: str
    kinds: tuple[RationaleKind, ...]
    span: Span
    rule: str


@lru_cache(maxsize=1)
def _phrases() -> Trie[RationaleKind]:
    """Phrases that are a ground by themselves."""
    trie: Trie[RationaleKind] = Trie()
    phrases = load("rationales")
    for kind in RationaleKind:
        for phrase in phrases.get(str(kind), ()):
            trie.add(phrase, kind)
    return trie


@lru_cache(maxsize=1)
def _openers() -> Trie[bool]:
    """Words that open a clause of purpose or cause; true where the clause needs no known word."""
    trie: Trie[bool] = Trie()
    for sure, words in ((True, "sure"), (False, "likely")):
        for opener in load("grounds")["openers"][words]:
            trie.add(opener, sure)
    return trie


@lru_cache(maxsize=1)
def _topics() -> dict[str, RationaleKind]:
    """Words that tell the kind of a ground inside such a clause."""
    topics = load("grounds")["topics"]
    return {word: kind for kind in RationaleKind for word in topics.get(str(kind), ())}


def reasons(
    document: Document, case: Case, sides: Sides, known: Collection[str]
) -> Iterator[Reason]:
    """The grounds given, each kind once a speaker; ``known`` are the parties of the event."""
    return _joint(_each(document, case, sides, known))


def _joint(found: Iterable[tuple[Reason, bool]]) -> Iterator[Reason]:
    """The grounds in order, those of a joint statement in one item a party."""
    shared: dict[str, Reason] = {}
    for reason, joint in found:
        if not joint:
            yield reason
        elif reason.stated_by in shared:
            other = shared[reason.stated_by]
            shared[reason.stated_by] = replace(other, kinds=(*other.kinds, *reason.kinds))
        else:
            shared[reason.stated_by] = reason
    yield from shared.values()


def _each(
    document: Document, case: Case, sides: Sides, known: Collection[str]
) -> Iterator[tuple[Reason, bool]]:
    """Each ground by itself, and whether both sides state it together."""
    told = case.told
    seen: set[tuple[str, RationaleKind]] = set()
    for sentence in document.sentences:
        index = sentence.index
        if index not in case.current or sentence.heading:
            continue
        near = not told.isdisjoint(range(index - _REACH, index + 2))
        if not near and _NAMING_IT.isdisjoint(sentence.lows):
            continue
        for first, last, kinds in _merged(_grounds(sentence, tied=index in told)):
            span = sentence.quote(first, last)
            stating = speakers(document, sentence, case, sides, known, first)
            for speaker in stating:
                new = tuple(kind for kind in kinds if (speaker, kind) not in seen)
                if new:
                    seen.update((speaker, kind) for kind in new)
                    reason = Reason(speaker, new, span, f"reason.{new[0]}")
                    yield reason, len(stating) > 1


def _merged(found: Iterable[Ground]) -> Iterator[Ground]:
    """Grounds with hardly a word between them, as one: "guided by X and as a sign of Y"."""
    kept: Ground | None = None
    for ground in found:
        if kept is not None and ground[0] - kept[1] <= _BETWEEN:
            kept = kept[0], ground[1], tuple(dict.fromkeys((*kept[2], *ground[2])))
            continue
        if kept is not None:
            yield kept
        kept = ground
    if kept is not None:
        yield kept


def _grounds(sentence: Sentence, *, tied: bool) -> Iterator[Ground]:
    """The grounds of a sentence: first token, token behind, kinds."""
    tokens = sentence.tokens
    openers, phrases = _openers(), _phrases()
    at = 0
    while at < len(tokens):
        low = tokens[at].low
        opened = openers.match(tokens, at) if openers.starts(low) else None
        if (
            opened is not None
            and low == "due"
            and tokens[opened[0] % len(tokens)].low in _BEGINNING
        ):
            opened = None  # "due to begin" gives no cause
        if opened is not None and _of_release(sentence, at, tied=tied):
            last = _end(sentence, opened[0])
            kinds = _kinds(sentence, at, last)
            if not kinds and opened[1] and _told_before(sentence, at) and last - opened[0] > _NEAR:
                kinds = (RationaleKind.OTHER,)
            if kinds:
                yield at, last, kinds
                at = last
                continue
        found = phrases.match(tokens, at) if phrases.starts(low) else None
        if found is not None and tokens[max(0, at - 2)].low in _TRYING:
            found = None
        if found is not None and _stands(sentence, at, found[1], tied=tied):
            first, last = _around(sentence, at, found[0])
            kinds = tuple(dict.fromkeys((found[1], *_by_phrase(sentence, first, last))))
            yield first, last, kinds
            at = max(last, found[0])
        else:
            at = found[0] if found is not None else at + 1


def _stands(sentence: Sentence, at: int, kind: RationaleKind, *, tied: bool) -> bool:
    """Whether a phrase is said of the release, and not of something else."""
    if kind is RationaleKind.PEACE_PROCESS and not _serves(sentence, at):
        return False
    return tied or kind in _STRONG or not _ABOUT_IT.isdisjoint(sentence.lows)


def _serves(sentence: Sentence, at: int) -> bool:
    """Whether words before a phrase say that the exchange is to serve what it names."""
    return any(token.low in _SERVING for token in sentence.tokens[max(0, at - 8) : at + 1])


def _of_release(sentence: Sentence, at: int, *, tied: bool) -> bool:
    """Whether the clause that opens at a token is a ground of the release.

    A refusal, a capture or a sentence before it has grounds of its own.
    """
    before = [token.low for token in sentence.tokens[max(0, at - _WINDOW) : at]]
    if before[-1:] != [] and before[-1] in _TRYING:
        return False
    barred = word_set("failed") | word_set("capture") | word_set("convict") | {"not", "killed"}
    if not barred.isdisjoint(before[-10:]):
        return False
    if not _ABOUT_IT.isdisjoint(before) or (
        at <= _WINDOW and not _TAKING_UP.isdisjoint(before[:2])
    ):
        return True
    return tied and (at <= _NEAR or not _released(before).isdisjoint(before))


def _told_before(sentence: Sentence, at: int) -> bool:
    lows = [token.low for token in sentence.tokens[max(0, at - _WINDOW) : at]]
    return not _released(lows).isdisjoint(lows)


def _released(lows: Sequence[str]) -> frozenset[str]:
    phrases = {low for low, then in pairwise(lows) if f"{low} {then}" in phrasal_verbs()}
    return word_set("release", "verbs") | word_set("exchange", "verbs") | phrases


def _end(sentence: Sentence, at: int) -> int:
    """Token behind a clause that goes on at ``at``."""
    tokens = sentence.tokens
    stop = min(len(tokens), at + _LONGEST)
    for index in range(at, stop):
        low = tokens[index].low
        if low in _ENDS or low in SAYING:
            return index if low in _ENDS else index - 1
        comma = low == "," and index + 1 < len(tokens)
        if comma and tokens[index + 1].low in _BEHIND_COMMA | SAYING:
            return index
        if comma and any(t.low in SAYING for t in tokens[index + 2 : index + 6]):
            return index  # ", a spokesman of the rebels said"
    while stop > at + 1 and tokens[stop - 1].low in {",", "and", "the", "of", "to"}:
        stop -= 1
    return stop


def _around(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """A phrase with the words that make it readable: "as a gesture of goodwill towards Peru"."""
    tokens = sentence.tokens
    while first and tokens[first - 1].low in _BEFORE and first > last - _LONGEST:
        first -= 1
        if tokens[first].low in {"as", "for", "on", "out"}:
            break
    while last < len(tokens) and tokens[last].low in _AFTER and last < first + _LONGEST:
        last += 1
    return first, last


_BEFORE = bag("a an the as on of for out purely strictly gesture sign act step measure its our in")
_AFTER = bag("gesture gestures reasons grounds measure measures step concerns considerations")


def _kinds(sentence: Sentence, first: int, last: int) -> tuple[RationaleKind, ...]:
    topics = _topics()
    lows: Sequence[str] = [token.low for token in sentence.tokens[first:last]]
    found = [topics[low] for low in lows if low in topics]
    return tuple(dict.fromkeys((*_by_phrase(sentence, first, last), *found)))[:2]


def _by_phrase(sentence: Sentence, first: int, last: int) -> Iterator[RationaleKind]:
    trie = _phrases()
    for at in range(first, last):
        if trie.starts(sentence.tokens[at].low):
            found = trie.match(sentence.tokens, at)
            if found is not None and found[0] <= last:
                yield found[1]
