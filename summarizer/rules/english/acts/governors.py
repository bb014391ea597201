"""What a governing word says of the act behind it: "agreed to", "offered to", "refused to"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.lexicon.grammar import MODALS, NEGATIONS, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.sentences.tokens import Token

REACH = 12
"""Most tokens between a verb and the word that governs it."""
_DEAL_NOUNS = bag(
    "cartel agreement deal accord pact plan plans understanding decision talks negotiations"
)
_READY = bag("ready willing prepared offered offers proposed proposes offering proposing")
_AGREEING = bag("agree consent approve")
_UNSURE = bag("will would could may might if")
_TALKS = bag("talks negotiations")
_CONDITIONS = bag("if unless until")
_OFF = bag("called calls call broke broken breaks put puts")
"""Verbs of what comes to nothing, with "off"."""
_MANAGED = bag("managed succeeded contrived")
"""Verbs whose infinitive has happened."""
_SETTLED = bag("negotiated agreed brokered mediated")
_ARTICLES = bag("the a an this that")
_CALLS = bag("press background conference phone telephone video roll courtesy port")
_SPELLS = bag("days weeks months years hours rounds")
AFTER = bag("following after")
BREAKS = frozenset({";", ".", "?", "!", ":"})


def closed(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a clause that opens at a condition ends before ``first``: "until noon, ..."."""
    return any(token.low == "," for token in tokens[at:first])


def governing(tokens: Sequence[Token], first: int) -> str | None:
    """Mode that the nearest governor to the left of ``first`` gives, or None."""
    for at in range(first - 1, max(-1, first - REACH), -1):
        low = tokens[at].low
        if low in BREAKS:
            return None
        if low == "calls" and _DEAL_NOUNS.isdisjoint(t.low for t in tokens[max(0, at - 6) : at]):
            return "hoped"  # a deal calls for what is agreed on, a council for what it wants
        if low in _CONDITIONS and closed(tokens, at, first):
            continue
        outcome = _outcome(tokens, at)
        if outcome is not None:
            return outcome
        if (low in _TALKS and _lasted(tokens, at)) or (low == "call" and _spoken(tokens, at)):
            continue
        if low in _SETTLED and tokens[at - 1].low in _ARTICLES:
            continue  # "the negotiated exchange"
        mode = _modes().get(low)
        if mode is not None:
            return _qualified(tokens, at, mode)
    return None


def _outcome(tokens: Sequence[Token], at: int) -> str | None:
    """The mode that a verb of success or failure gives: "managed to", "called off", "to delay"."""
    low = tokens[at].low
    if low in _MANAGED:
        return "done"
    off = low in _OFF and tokens[at + 1].low == "off"
    return "failed" if off or (low == "delay" and tokens[at - 1].low == "to") else None


@lru_cache(maxsize=1)
def _modes() -> dict[str, str]:
    """The mode that each governor gives: of two the weaker."""
    modes = {"hoped": "hoped_governors", "offered": "offered_governors"} | {
        "agreed": "agreed_governors",
        "failed": "failed",
    }
    return {word: mode for mode, words in modes.items() for word in word_set(words)}


def _qualified(tokens: Sequence[Token], at: int, mode: str) -> str:
    """The mode that a governor gives, after what stands before it: "refused to agree to"."""
    if mode == "failed" and at and tokens[at - 1].low in MODALS:
        return "hoped"  # "a man might refuse to be sent back"
    if mode != "failed" and _negated(tokens, at):
        return "failed" if mode == "agreed" else "hoped"
    if mode != "hoped" and _refused(tokens, at):
        return "failed"
    if mode == "offered" and any(t.low == "whether" for t in tokens[max(0, at - 4) : at]):
        return "hoped"  # "asked whether it negotiates a release"
    before = {token.low for token in tokens[max(0, at - 2) : at]}
    if tokens[at].low in _AGREEING and not _UNSURE.isdisjoint(before):
        return "offered"
    return mode if mode == "hoped" else _asked(tokens, at) or mode


def _lasted(tokens: Sequence[Token], at: int) -> bool:
    """As in "signed a deal after 14 weeks of talks to release": the talks are over."""
    before = [token.low for token in tokens[max(0, at - 6) : at]]
    return before[-1:] == ["of"] and not _SPELLS.isdisjoint(before) and not AFTER.isdisjoint(before)


def _spoken(tokens: Sequence[Token], at: int) -> bool:
    """Whether a call is one on the telephone or with the press, and demands nothing."""
    before = tokens[at - 1].low if at else ""
    return before in _CALLS or (at + 1 < len(tokens) and tokens[at + 1].low in {"on", "with"})


def _asked(tokens: Sequence[Token], at: int) -> str | None:
    """Mode of a deal that is only wished for or offered: "demand an agreement to"."""
    if tokens[at].low not in _DEAL_NOUNS:
        return None
    before = [token.low for token in tokens[max(0, at - 8) : at]]
    cut = max((i for i, low in enumerate(before) if low in {",", ";", "that", "said"}), default=-1)
    if not word_set("hoped_governors").isdisjoint(before[cut + 1 :][-5:]):
        return "hoped"
    return "offered" if not _READY.isdisjoint(before[cut + 1 :]) else None


def _refused(tokens: Sequence[Token], at: int) -> bool:
    """As in "rejected a proposal to": a refusal governs the governor."""
    return any(token.low in word_set("failed") for token in tokens[max(0, at - 3) : at])


def _negated(tokens: Sequence[Token], at: int) -> bool:
    return any(token.low in NEGATIONS for token in tokens[max(0, at - 3) : at])
