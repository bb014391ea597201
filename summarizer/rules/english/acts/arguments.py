"""Find the arguments of an act: subject, object, "by", "to", "from", the sides of an exchange."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import (
    ADVERBS,
    BE,
    HAVE,
    MODALS,
    ORGANS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    bag,
)
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark, Sentence
from summarizer.rules.english.sentences.tokens import Token

_OBJECT_FILLERS = frozenset(
    [
        "the",
        "a",
        "an",
        "all",
        "its",
        "their",
        "his",
        "her",
        "our",
        "'s",
        "of",
        "home",
        "back",
        "free",
        "over",
        "another",
        "both",
        "and",
        '"',
        "''",
        "``",
    ]
)
_JOINTS = frozenset(
    {",", "and", "&", "including", "along", "with", "as", "well", "plus", "or", "for"}
)
_TIGHT = frozenset(
    {
        "in",
        "at",
        "near",
        "for",
        "against",
        "on",
        "into",
        "within",
        "over",
        "under",
        "via",
        "through",
    }
)
_CLOSE, _RELATED = 14, 22
_WHO = bag("who whom whose which")
_REACH = 40
_ASIDES = {"-": "-", "--": "--", ")": "("}


_OBJECT_FILLERS = _OBJECT_FILLERS | bag(
    "sick wounded captured several some many more other remaining former detained imprisoned "
    "group groups batch batches total number rest remainder pair couple handful contingent first "
    "second third last final next further least at than up to nearly about over almost only just"
)
NO_DESCRIPTION = (PREPOSITIONS | PRONOUNS | BE | HAVE | MODALS | SUBORDINATORS) - {"of"} | {
    ".",
    ";",
    ":",
    "(",
    "said",
}
"""Words that end a description of somebody ("the American student Frederic Pryor")."""


def describes(lows: Sequence[str]) -> bool:
    """Whether words before a name, in lower case, only say who it is."""
    stops = word_set("release", "verbs")
    return len(lows) <= 7 and not any(low in NO_DESCRIPTION or low in stops for low in lows)


def chain_right(sentence: Sentence, at: int) -> tuple[PeopleMark, ...]:
    """The people phrase that starts at token ``at`` or a few tokens on, and those joined to it."""
    tokens = sentence.tokens
    found: list[PeopleMark] = []
    for mark in sentence.people:
        if mark.last <= at or _bracketed(sentence, mark):
            continue
        gap = tokens[at : max(at, mark.first)]
        allowed = _OBJECT_FILLERS if not found else _JOINTS | _OBJECT_FILLERS
        if len(gap) > 4 or any(
            token.low not in allowed and token.low not in ADVERBS for token in gap
        ):
            if found and len(gap) <= 12 and _between_is_apposition(sentence, at, mark.first):
                pass
            else:
                break
        found.append(mark)
        at = mark.last
    return tuple(found)


def _between_is_apposition(sentence: Sentence, first: int, last: int) -> bool:
    """Whether only a bracket or "of war (POWs)" and the like part two phrases."""
    lows = [token.low for token in sentence.tokens[first:last]]
    return bool(lows) and lows[0] == "(" and ")" in lows and lows[-1] in {")", "and", ","}


def chain_left(sentence: Sentence, before: int) -> tuple[PeopleMark, ...]:
    """The people phrase that is the subject of the verb group that starts at ``before``."""
    tokens = sentence.tokens
    stops = _finite_verbs() | {";", ":", "that"}
    found: list[PeopleMark] = []
    before = _before_aside(tokens, before)
    for mark in reversed(sentence.people):
        if mark.first >= before or _bracketed(sentence, mark):
            continue
        gap = tokens[mark.last : before] if mark.last <= before else ()
        if len(gap) > (5 if found else _widest(gap)) or any(token.low in stops for token in gap):
            break
        joined = all(token.low in _JOINTS for token in gap)
        if found and not joined and not _between_is_apposition(sentence, mark.last, before):
            break
        if not found and mark.quantity is None and _pp_object(sentence, mark, close=not gap):
            continue
        found.append(mark)
        before = mark.first
    return tuple(reversed(found))


def _widest(gap: Sequence[Token]) -> int:
    """Most tokens between people and the verb that they are the subject of."""
    return _RELATED if any(token.low in _WHO for token in gap[:8]) else _CLOSE


def _bracketed(sentence: Sentence, mark: PeopleMark) -> bool:
    """Whether a phrase only gives the short form of another: "prisoners of war (POWs)"."""
    around = (
        sentence.tokens[mark.first - 1 : mark.first],
        sentence.tokens[mark.last : mark.last + 1],
    )
    return [[token.text for token in each] for each in around] == [["("], [")"]]


@lru_cache(maxsize=1)
def _finite_verbs() -> frozenset[str]:
    """Verbs of release and exchange without gerunds: "jailed for trading" ends no clause."""
    every = word_set("release", "verbs") | word_set("exchange", "verbs")
    return frozenset(word for word in every if not word.endswith("ing"))


def _before_aside(tokens: Sequence[Token], before: int) -> int:
    """Where an aside that ends at ``before`` begins: "five officers - A, B and C - were freed"."""
    mark = tokens[before - 1].low if before > 0 else ""
    if mark == ",":  # "two men, who had been kidnapped in the north, were freed"
        relative = range(before - 3, max(0, before - _REACH), -1)
        clause = (at for at in relative if tokens[at].low == "," and tokens[at + 1].low in _WHO)
        return next(clause, before)
    if mark not in _ASIDES:
        return before
    for at in range(before - 2, max(-1, before - _REACH), -1):
        if tokens[at].low == _ASIDES[mark]:
            return at
    return before


_ABOUT = bag("of on about from regarding concerning")
_PAPERS = bag(
    "figure figures film films footage video videos photo photos photograph photographs picture "
    "pictures image images list lists name names report reports detail details data letter letters "
    "record records file files archive archives statement statements information documents "
    "recording recordings tape tapes reel reels portrait portraits families relatives wives mothers"
)
"""Nouns of what is released, exchanged or handed over in place of the people told of."""


def _pp_object(sentence: Sentence, mark: PeopleMark, *, close: bool) -> bool:
    """Whether a phrase stands behind a preposition; ``close`` that a verb follows at once."""
    low = sentence.tokens[mark.first - 1].low if mark.first else ""
    if low in _ABOUT and sentence.tokens[mark.first - 2].low in _PAPERS:
        return True  # "figures on those missing", "lists of prisoners"
    return low == "by" or (not close and low in _TIGHT | {"of", "with"})


def agents_left(
    sentence: Sentence, before: int, speaker: str | None, last_party: str | None
) -> tuple[str, ...]:
    """The parties that are the subject of the verb group at ``before``: "X and Y", in order."""
    last = agent_left(sentence, before, speaker, last_party)
    if last is None:
        return ()
    names = [last]
    marks = [mark for mark in sentence.parties if mark.last <= before]
    first = next((mark.first for mark in reversed(marks) if mark.name == last), 0)
    for mark in reversed(marks):
        if mark.last > first or mark.word.form == "adjective":
            continue
        gap = {token.low for token in sentence.tokens[mark.last : first]}
        if not gap or not gap <= {"and", ",", "the", "&"}:
            break
        names.insert(0, mark.name)
        first = mark.first
    return tuple(dict.fromkeys(names))


def agent_left(
    sentence: Sentence, before: int, speaker: str | None, last_party: str | None
) -> str | None:
    """The party that is the subject of a verb group that starts at token ``before``."""
    tokens = sentence.tokens
    if before > 0:
        word = tokens[before - 1].low
        if word in {"we", "i", "us"}:
            return speaker
        if word in {"they", "it", "he", "she"}:
            return _earlier_subject(sentence, before) or last_party
    clause = max((at for at in range(before) if tokens[at].low == ";"), default=-1)
    fallback: PartyMark | None = None
    for mark in reversed(sentence.parties):
        if mark.last > before or before - mark.first > _REACH:
            continue
        if mark.last <= clause:
            break
        if mark.word.form == "adjective" or inside_people(sentence, mark):
            continue
        if is_free(sentence, mark) or _of_gerund(sentence, mark, before):
            return mark.name
        fallback = fallback or (mark if _of_organ(sentence, mark) else None)
    return fallback.name if fallback else None


def _of_gerund(sentence: Sentence, mark: PartyMark, before: int) -> bool:
    """As in "in exchange for Peru releasing ten men", "a deal for Peru to release ten men"."""
    if not mark.last == before < len(sentence.tokens):
        return False
    low = sentence.tokens[before].low
    return low.endswith("ing") or low == "to"


def _earlier_subject(sentence: Sentence, before: int) -> str | None:
    for mark in reversed(sentence.parties):
        if mark.last < before - 1 and mark.word.form != "adjective" and is_free(sentence, mark):
            return mark.name
    return None


def inside_people(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a party only says of which nation some people are."""
    return any(p.first <= mark.first < p.last and p.quantity for p in sentence.people) or any(
        p.first <= mark.first < p.last and p.last > mark.last and mark.word.form == "people"
        for p in sentence.people
    )


def is_free(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a mark can be a subject: behind no preposition, and no possessor."""
    return not _possesses(sentence, mark) and not _governed(sentence, mark)


def _possesses(sentence: Sentence, mark: PartyMark) -> bool:
    """As in "Peru's prisoners", "Peru-backed"; not in "Peru's government"."""
    tokens = sentence.tokens
    after = tokens[mark.last].low if mark.last < len(tokens) else ""
    organ = _organ_follows(sentence, mark.last + 1) and not any(
        other.first == mark.last + 1 for other in sentence.parties
    )
    return after == "-" or (after == "'s" and not organ)


def _governed(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a preposition stands before a mark, or before a list that it ends."""
    tokens = sentence.tokens
    at = mark.first - 1
    while at >= 0 and tokens[at].low in _BEFORE_NAME:
        at -= 1
    low = tokens[at].low if at >= 0 else ""
    if low == "of":
        return at == 0 or tokens[at - 1].low not in ORGANS
    after = tokens[mark.last].low if mark.last < len(tokens) else ""
    if low == "and" or (low == "," and after in {",", "and", "&"}):
        earlier = next((m for m in sentence.parties if m.last == at), None)
        if earlier is not None:
            return not is_free(sentence, earlier)
    return low in _GOVERNING


_BEFORE_NAME = bag("the both neighbouring neighboring so called")
_GOVERNING = _TIGHT | {"by", "from", "to", "with", "between", "than", "like"}


def _organ_follows(sentence: Sentence, at: int) -> bool:
    return any(token.low in ORGANS | {"forces"} for token in sentence.tokens[at : at + 4])


def _of_organ(sentence: Sentence, mark: PartyMark) -> bool:
    low = [token.low for token in sentence.tokens[max(0, mark.first - 3) : mark.first]]
    return "of" in low
