"""How a release is spoken of that a noun tells: "the swap took place", "a possible exchange"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.rules.english.acts.governors import AFTER, BREAKS, REACH, governing
from summarizer.rules.english.acts.modality import verb_mode
from summarizer.rules.english.lexicon.grammar import BE, MODALS, bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.sentences.tokens import Token


def noun_mode(tokens: Sequence[Token], first: int, behind: int) -> str:
    """Mode of an act told by a noun ("the release of", "a prisoner exchange")."""
    ahead = [token.low for token in tokens[behind : behind + 16]]
    first = _before_even(tokens, first)
    before = [token.low for token in tokens[max(0, first - 6) : first]]
    return (
        _repeated(before)
        or _mode_ahead(ahead)
        or _light(tokens, first)
        or _planned(before, ahead)
        or _stated(tokens, before)
        or ("done" if not THANKS.isdisjoint(before) else None)
        or governing(tokens, first)
        or _beside(tokens, first)
        or ("done" if _known(before) or _welcomed(tokens, first) else "noun")
    )


def ends_even(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number such as "20-for-20" ends before ``tokens[at]``."""
    return [token.low for token in tokens[max(0, at - 4) : max(0, at - 1)]] == ["-", "for", "-"]


def _before_even(tokens: Sequence[Token], first: int) -> int:
    """Where "a 20-for-20 prisoner swap" begins: its numbers tell nothing of its mode."""
    for at in (first, first - 1):
        if at > _EVEN and ends_even(tokens, at):
            return at - _EVEN
    return first


def _beside(tokens: Sequence[Token], first: int) -> str | None:
    """As in "they announce a truce, alongside a prisoner exchange": as sure as what it joins."""
    near = tuple(token.low for token in tokens[max(0, first - 6) : first])
    joined = "alongside" in near or any(pair in _BESIDE for pair in pairwise(near))
    if not joined:
        return None
    return "agreed" if any(token.low in _ANNOUNCING for token in tokens[:first]) else None


def _repeated(before: Sequence[str]) -> str | None:
    """As in "they tell us each month that the swap will be next month"."""
    told = any(low in _EACH and then in _SPELL for low, then in pairwise(before))
    return "hoped" if told else None


def _planned(before: Sequence[str], ahead: Sequence[str]) -> str | None:
    """Mode of what is planned or denied: "a possible swap", "there will be no swap"."""
    doubted = before[-1:] == ["of"] or before[-2:-1] == ["of"]
    if doubted and not _HEARSAY.isdisjoint(before[-4:]):
        return "hoped"  # "rumours of a swap"
    if _PLANNED & set(before[-2:]) or ahead[:1] == ["now"] or ahead[:2] == ["under", "negotiation"]:
        return "offered"
    if _REFUSAL & set(before[-3:]) and {"be", "is", "was"} & set(before):
        return "hoped"
    return None


def _known(before: Sequence[str]) -> bool:
    """As in "welcomed the release of", "following the release of": what has happened."""
    return not word_set("comment").isdisjoint(before) or not AFTER.isdisjoint(before[-4:])


def _welcomed(tokens: Sequence[Token], first: int) -> bool:
    """As in "I welcome, as will all people, the release of": what is welcomed has happened."""
    for at in range(first - 1, max(-1, first - REACH), -1):
        low = tokens[at].low
        if low in BREAKS or low in _CLAUSES:
            return False
        if low in _WELCOMING:
            return MODALS.isdisjoint(token.low for token in tokens[max(0, at - 3) : at])
    return False


def _stated(tokens: Sequence[Token], before: Sequence[str]) -> str | None:
    """Mode of what is stated or foretold: "today's swap", "resulted in the release of"."""
    if {"in", "to", "with"} & set(before[-3:]) and not _RESULTING.isdisjoint(before[-4:]):
        return "done"
    if "'s" in before[-2:] and {"today", "yesterday"} & set(before[-3:]):
        return "done"
    stated = tokens[0].low == "statement" and "on" in before[-4:]
    if stated or "actual" in before[-2:] or {"was", "were", "been"} & set(before[-2:]):
        return "done"
    if {"will", "would"} & set(before[-4:]) and "be" in before[-3:]:
        return "due"
    return None


def _light(tokens: Sequence[Token], first: int) -> str | None:
    """Mode by the verb that a noun only completes: "conducted a prisoner swap"."""
    for at in range(first - 1, max(-1, first - REACH * 2 // 3), -1):
        low = tokens[at].low
        if low in _LIGHT or (low in {"out", "through"} and tokens[at - 1].low in _CARRIED):
            verb = at if low in _LIGHT else at - 1
            return verb_mode(tokens, verb, passive=False)
        if low in BREAKS or low in {",", "of", "for", "on", "after", "to", "about"}:
            return None
    return None


_EVEN = 5
"""Tokens of "20-for-20"."""
_BESIDE = {("along", "with"), ("together", "with"), ("well", "as")}
_ANNOUNCING = bag(
    "announce announces announced agree agrees agreed sign signs signed reach reaches reached"
)
_LIGHT = bag(
    "conduct conducts conducted conducting complete completes completed completing perform "
    "performs performed performing stage staged stages hold holds held make makes made undertook "
    "execute executed executes effect effected implement implemented begin begins began start "
    "starts started finish finished saw witnessed facilitated oversaw mediated brokered "
    "participates participated"
)
_CARRIED = bag("carry carries carried carrying go goes went gone follow followed push pushed")
_RESULTING = bag("resulted culminated ended resulting culminating led leading")
_EACH = bag("each every")
_SPELL = bag("day week month year time morning evening night")
THANKS = bag(
    "thank thanked thanking appreciation thanksgiving gratitude thanks thankful grateful rejoicing "
    "rejoices rejoiced joy relief congratulate congratulated congratulation congratulations "
    "jubilation celebrates celebrated celebrating"
)
"""What one feels at a release that has come."""
_WELCOMING = bag("welcome welcomes welcomed welcoming")
_DENIABLE = bag("did was has had were")
_DENIED = bag("not never")
_PLANNED = bag("proposed contemplated prospective possible potential")
_HEARSAY = bag(
    "rumour rumours rumor rumors talk reports speculation notion hope hopes chance chances"
)
"""Nouns of what may not be so."""
_REFUSAL = bag("no nobody none not without")
_LEFT_OUT = bag("include included cover covered extend name involve")
"""What a deal that was made may not have done."""
_CALLED_OFF = bag(
    "collapsed collapses failed fails stalled stalls cancelled canceled suspended scrapped "
    "foundered postponed"
)
_AHEAD = (
    ("failed", _CALLED_OFF),
    (
        "done",
        bag("took occurred happened proceeded completed concluded finished secured obtained won"),
    ),
    ("due", bag("will would expected scheduled")),
    ("now", bag("underway begun started began")),
    ("agreed", bag("agreed signed settled")),
    ("hoped", bag("might could should")),
)
_CLAUSES = bag("; . because when while although though until unless if lest whereas")
"""Where what is told of a noun ends."""
_PAIRS = {
    **dict.fromkeys((("carried", "out"), ("been", "completed")), "done"),
    **dict.fromkeys((("under", "way"), ("is", "continuing")), "now"),
    **dict.fromkeys((("set", "for"), ("planned", "for"), ("due", "to"), ("due", "on")), "due"),
    **dict.fromkeys((("no", "agreement"), ("no", "deal"), ("no", "result")), "failed"),
    **dict.fromkeys((("without", "agreement"), ("without", "a")), "failed"),
    **{(falls, "through"): "failed" for falls in ("fall", "falls", "fell", "fallen")},
    **{(breaks, "down"): "failed" for breaks in ("break", "breaks", "broke", "broken")},
    **{(be, "being"): "now" for be in ("is", "was", "are", "were")},
    **dict.fromkeys((("is", "to"), ("are", "to")), "due"),
    **dict.fromkeys((("called", "off"), ("broken", "off"), ("put", "off")), "failed"),
}


def _past_aside(ahead: Sequence[str]) -> Sequence[str]:
    """The words behind a noun without what commas set apart: "the swap, upon both sides, was"."""
    commas = [at for at, low in enumerate(ahead) if low == ","]
    for first, last in pairwise(commas):
        if last - first <= REACH // 2 and ahead[last + 1 : last + 2] and ahead[last + 1] in BE:
            return [*ahead[:first], *ahead[last + 1 :]]
    return ahead


def _mode_ahead(ahead: Sequence[str]) -> str | None:
    """Mode by the verb that follows a noun: "took place", "is being", "was called off"."""
    ahead = _past_aside(ahead)
    denied = {"not", "no", "without"} & set(ahead)
    for at, low in enumerate(ahead):
        if low in _CLAUSES or (low == "," and not denied):
            return None
        if low in _DENIABLE and not _DENIED.isdisjoint(ahead[at : at + 2]):
            return None if _LEFT_OUT & set(ahead[at : at + 4]) else "failed"
        for mode, words in _AHEAD:
            if low in words and not (mode == "due" and {"that", "which"} & set(ahead[:at])):
                return mode
        pair = (low, ahead[at + 1] if at + 1 < len(ahead) else "")
        if pair in _PAIRS:
            return _PAIRS[pair]
    return None
