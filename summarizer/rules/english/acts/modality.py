"""How a release is spoken of: done, going on, agreed, offered, hoped for, failed.

``mode`` is one of: done, now, present (a headline's or a declaration's present tense), due,
agreed, offered, hoped, failed, noun (a bare noun, which says nothing by itself).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.rules.english.acts.governors import BREAKS, REACH, closed, governing
from summarizer.rules.english.lexicon.grammar import ADVERBS, BE, HAVE, MODALS, NEGATIONS, bag
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.sentences.tokens import Token

_AUXILIARY = BE | HAVE | MODALS | NEGATIONS | {"to"}
_SUBJECT = 3
"""Tokens of the subject of a headline such as "Peru to free ten men"."""
_TO_BE = {"is": "due", "are": "due", "was": "agreed", "were": "agreed"}
_LET = bag("able allowed permitted free cleared")
_BEFORE_MONTH = bag("in of since last next late early mid by until from this during")
_INVERTED = 3
"""Tokens from the "should" of a condition to the end of its subject."""
_HABITS = bag(
    "usually generally commonly often always invariably ordinarily customarily habitually "
    "routinely rarely seldom sometimes occasionally frequently normally typically periodically"
)
"""Adverbs of what is done time and again."""
_WANTED = bag("asked asks demanded demands urged urges requested requests insisted insists wished")
_SEEING = bag("see")
_ABOUT = bag("going about")
_AT_TIME = bag("last length once")
_DAYTIMES = bag("morning afternoon evening night week month day")
_THIS = bag("this last yesterday same that")
_FINITE_BE = bag("is are am 're 'm 's was were")
_BELIEVING = bag(
    "hear hears think thinks believe believes fear fears suspect suspects imagine imagines suppose "
    "supposes rumour rumours rumor rumors nobody not never"
)
_DEMANDING = bag(
    "calls demands urges requests appeals invites encourages insists calling demanding urging "
    "requesting appealing"
)
_WE = bag("we i")
_WE_DEMAND = bag("demand urge appeal insist implore beg plead")


def auxiliaries(tokens: Sequence[Token], verb: int) -> tuple[int, list[str]]:
    """The auxiliaries before a verb, nearest first, and the index of the first of them."""
    found: list[str] = []
    at = verb
    while at > 0 and verb - at < 8:
        low = tokens[at - 1].low
        if low == "may" and _is_month(tokens, at - 1):
            break
        if low in _AUXILIARY:
            found.append(low)
        elif low in _AT_TIME and at > 1 and tokens[at - 2].low == "at":
            at -= 1  # "was at last set free"
        elif low in _DAYTIMES and at > 1 and tokens[at - 2].low in _THIS:
            at -= 1  # "were this morning exchanged"
        elif low not in ADVERBS and not (low.endswith("ly") and len(low) > 4):
            break
        at -= 1
    return at, found


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether "May" is the month: "kidnapped in May landed", "on 5 May crossed"."""
    before = tokens[at - 1].low if at else ""
    return tokens[at].text[0].isupper() and (before in _BEFORE_MONTH or before.isdecimal())


def verb_mode(tokens: Sequence[Token], verb: int, *, passive: bool) -> str:
    """Mode of the act that the verb at ``verb`` tells."""
    first, aux = auxiliaries(tokens, verb)
    if not _HABITS.isdisjoint(token.low for token in tokens[max(0, first - 1) : verb]):
        return "noun"  # "were usually set free"
    return _told_mode(tokens, verb, first, aux, passive=passive)


def _told_mode(
    tokens: Sequence[Token], verb: int, first: int, aux: Sequence[str], *, passive: bool
) -> str:
    """Mode of a verb whose auxiliaries start at ``first``, and are ``aux``."""
    if any(word in NEGATIONS for word in aux):
        return "failed" if "have" in aux or "did" in aux else "hoped"
    if "to" in aux:
        return _infinitive(tokens, first, aux)
    if any(word in MODALS for word in aux):
        mode = "due" if any(word in {"will", "shall", "would"} for word in aux) else "hoped"
        if "would" in aux and any(token.low == "if" for token in tokens[verb:]):
            mode = "offered"  # "would send a thousand men if it was told of the missing"
        return _under(tokens, first, mode)
    if "be" in aux and passive:
        return _subjunctive(tokens, first)
    mode = _finite(tokens, verb, aux, passive=passive)
    timeless = tokens[verb].low in _TIMELESS and not aux
    if (mode == "present" or timeless) and _demands(tokens, first, verb):
        return "hoped"
    return _under(tokens, first, "due" if _foreseen(tokens, first, mode) else mode)


def _foreseen(tokens: Sequence[Token], first: int, mode: str) -> bool:
    """As in "the deal will also see Peru release ten men"."""
    before = [token.low for token in tokens[max(0, first - REACH // 2) : first]]
    seen = [at for at, low in enumerate(before) if low in _SEEING]
    return mode == "present" and bool(seen) and not (MODALS | {"to"}).isdisjoint(before[: seen[-1]])


def _demands(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """As in "let them go now", "they demanded that Peru let them go"."""
    return _imperative(tokens, first, verb) or _under(tokens, first, "present") == "hoped"


def _finite(tokens: Sequence[Token], verb: int, aux: Sequence[str], *, passive: bool) -> str:
    """Mode of a verb by its form and its auxiliaries alone."""
    low = tokens[verb].low
    if low == "free" and any(word in BE for word in aux):
        return "done"  # "ten men are free tonight"
    mode = "done" if low in _TIMELESS else "present"
    if low.endswith("ing"):
        mode = "now" if any(word in BE for word in aux) else _gerund(tokens, verb)
    elif any(word in HAVE for word in aux):
        mode = "done"
    elif passive:
        mode = "now" if "being" in aux else "present" if {"is", "are"} & set(aux) else "done"
    elif low in _irregular() or (low.endswith(("ed", "t", "ought")) and not low.endswith("let")):
        mode = "done"
    return mode


def _subjunctive(tokens: Sequence[Token], first: int) -> str:
    """As in "that all prisoners be exchanged", "shall, as soon as may be, be exchanged"."""
    if not MODALS.isdisjoint(token.low for token in tokens[max(0, first - REACH) : first]):
        return "due"
    lows = [token.low for token in tokens[max(0, first - 2 * REACH) : first]]
    wanted = any(low in _WANTED and "that" in lows[at:] for at, low in enumerate(lows))
    return "hoped" if wanted else governing(tokens, first) or "offered"


def _imperative(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether a bare verb opens what is said: ""Release them now"."""
    again = tokens[0].low == tokens[verb].low and tokens[first - 1].low in {"and", "but", ","}
    opens = first == 0 or tokens[first - 1].low in _OPENING or again
    return first == verb and opens and not tokens[verb].low.endswith("s")


_BEGUN = bag("begun began begins begin started starts")
_FORETOLD = bag("expected slated poised")
_TIMELESS = bag("let set")
"""Verbs whose past is like their present."""
_OPENING = frozenset({'"', "``", "'", ":", ";", "!"})


@lru_cache(maxsize=1)
def _irregular() -> frozenset[str]:
    """Past forms that no ending tells: "gave", "rode"."""
    return frozenset(load("journeys")["past"])


def _infinitive(tokens: Sequence[Token], first: int, aux: Sequence[str]) -> str:
    at = aux.index("to")
    if {"had", "has", "have"} & set(aux[at + 1 :]):
        # "5,000 prisoners had to be released"; "Peru had to release ten men"
        return "hoped" if "be" in aux[:at] or "had" not in aux else "done"
    if _was_let(tokens, first):
        return "done"
    to_be = (_TO_BE[word] for word in aux[at + 1 :] if word in _TO_BE)
    planned = _led_in(tokens, first) or next(to_be, None)
    if planned is not None:
        return planned
    if {"last", "first"} & {token.low for token in tokens[max(0, first - 8) : first]}:
        return "done"  # "the last of 200 to come home"
    governor = governing(tokens, first)
    if governor is not None:
        return governor
    headline = 0 < first <= _SUBJECT and tokens[first - 1].text[:1].isupper()
    return "due" if "be" in aux[:at] or headline else "hoped"


def _led_in(tokens: Sequence[Token], first: int) -> str | None:
    """The mode that the verb right before an infinitive gives: "going to", "has begun to"."""
    if _near(tokens, first) or _expected(tokens, first):
        return "due"
    return "now" if tokens[first - 1].low in _BEGUN else None


def _near(tokens: Sequence[Token], first: int) -> bool:
    """As in "we are going to release him"."""
    if not _BELIEVING.isdisjoint(token.low for token in tokens[max(0, first - REACH) : first]):
        return False  # "the public hears that we are going to swap prisoners"
    return tokens[first - 1].low in _ABOUT and tokens[first - 2].low in _FINITE_BE


def _expected(tokens: Sequence[Token], first: int) -> bool:
    """As in "Peru is expected to release ten men"; not in "was expected to"."""
    told = tokens[first - 1].low in _FORETOLD and first > 1
    return told and tokens[first - 2].low in {"is", "are"}


def _was_let(tokens: Sequence[Token], first: int) -> bool:
    """As in "ten men were able to leave"."""
    if tokens[first - 1].low not in _LET:
        return False
    _, before = auxiliaries(tokens, first - 1)
    return not before or not {"was", "were", "been"}.isdisjoint(before)


def _gerund(tokens: Sequence[Token], verb: int) -> str:
    if verb and tokens[verb - 1].low in _BEGUN:  # "is to begin releasing", "began freeing"
        mode = verb_mode(tokens, verb - 1, passive=False)
        return "now" if mode in {"done", "present"} else mode
    before = [token.low for token in tokens[max(0, verb - 5) : verb]]
    if before[-1:] == ["by"] or "role" in before:
        return "done"
    governor = governing(tokens, verb)
    if governor is None and verb and tokens[verb - 1].low in {",", "each", "while"}:
        return "done"  # "missions flew out, bringing the men home"
    return governor or "hoped"


def _under(tokens: Sequence[Token], first: int, mode: str) -> str:
    """The mode after what the sentence says of the clause: hopes, conditions, refusals."""
    for at in range(first - 1, max(-1, first - REACH), -1):
        low = tokens[at].low
        if low in BREAKS:
            break
        if low in {"if", "unless", "until", "whether"}:
            if low == "until" and (mode == "done" or tokens[at - 1].low == "not"):
                continue  # "it was not until May that they were released"
            return mode if closed(tokens, at, first) else "hoped"
        if low == "should" and first - at <= _INVERTED:
            return "hoped"  # "should he be released"
        if mode in {"due", "present"} and low in {
            "hope",
            "hopes",
            "hoped",
            "demand",
            "demanded",
            "demands",
            "urged",
            "urge",
            "call",
            "calls",
            "called",
            "insisted",
            "insist",
            "condition",
            "want",
            "wants",
        }:
            return "hoped"
        if mode == "due" and low in {"offered", "proposed", "proposal", "offer"}:
            return "offered"
    return mode


@once
def demanded(sentence: Sentence) -> bool:
    """Whether a sentence opens with a demand, as a paragraph of a resolution does."""
    if _DEMANDING.isdisjoint(sentence.lows) and _WE.isdisjoint(sentence.lows):
        return False
    words = sentence.words
    for at, token in enumerate(sentence.tokens[:REACH]):
        if token.low in _DEMANDING:
            return True
        if token.low in _WE and not _WE_DEMAND.isdisjoint(words[at + 1 : at + 2]):
            return True
        plain = token.low in ADVERBS or token.low.endswith("ly") or not token.low.isalpha()
        if not plain and len(token.low) > 1:
            return False
    return False
