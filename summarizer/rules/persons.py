"""Stage two d: named people, with their titles and offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.rules.grammar import FUNCTION_WORDS, bag
from summarizer.rules.marks import NameMark, Sentence
from summarizer.rules.tokens import Token, is_word
from summarizer.rules.words import load, word_set

PARTICLES = bag("al bin bint ibn abu ben de del della der den von van da di dos el la le ul")
_SURNAMES_TOO = bag("king prince pope bishop major marshal head judge")
"""Titles that are surnames too: behind a first name, and with no name behind them."""
_ACTING = bag(
    "speaks spoke heads headed leads led negotiated represented represents chairs chaired"
)
_RUN_ON = re.compile(r"(?<!Mc)(?<!^De)(?<!^Di)(?<!^La)(?<!^Le)(?<!Mac)(?<!Fitz)(?<=[a-z])[A-Z]")
"""A capital inside a word, where two words were run together."""
_LONGEST = 6


class Titles:
    """Titles before a name, and words that no name of a person holds."""

    def __init__(self) -> None:
        data = load("titles")
        self.official = frozenset(data["official"])
        self.modifiers = frozenset(data["modifiers"])
        self.courtesy = frozenset(data["courtesy"])
        self.rank = frozenset(data["rank"])
        self.press = frozenset(data["press"])
        self.no_name = frozenset(data["no_name"])
        self.tails = frozenset(data["tails"])
        self.kin = frozenset(data["kin"])
        self.every = self.official | self.courtesy | self.rank | self.press | self.kin
        self.leaders: dict[str, str] = data["leaders"]


_CACHE: list[Titles] = []


def titles() -> Titles:
    """The lexicon of titles, read once."""
    if not _CACHE:
        _CACHE.append(Titles())
    return _CACHE[0]


def name_marks(sentence: Sentence, *, cased: bool) -> Iterator[NameMark]:
    """The people named in a sentence, left to right. Names need capitals."""
    if not cased:
        return
    words = titles()
    tokens = sentence.tokens
    covered = [False] * (len(tokens) + 1)
    for mark in sentence.parties:
        for index in range(mark.first, mark.last):
            covered[index] = True
    reached = 0
    for at in [at for at, token in enumerate(tokens) if token.text[0].isupper()]:
        behind = None
        if at >= reached and not covered[at]:
            behind = _name(tokens, at, covered, words)
        if behind is None:
            continue
        reached = behind
        title = _title_before(tokens, at, words, inside=at > 0 and covered[at - 1])
        length = sum(1 for token in tokens[at:behind] if is_word(token))
        whole = at == 0 and behind == len(tokens)  # a heading that is a name
        office = office_behind(tokens, behind, words)
        if title or (length > 1 and (whole or office or not sentence.heading)):
            yield NameMark(
                at,
                behind,
                _written(tokens, at, behind),
                title,
                office,
                party_beside(sentence, at, behind, words),
                "name.titled" if title else "name.full",
            )


def _name(tokens: Sequence[Token], at: int, covered: Sequence[bool], words: Titles) -> int | None:
    """Index behind the name that starts at ``at``, or None."""
    starts = _name_token(tokens[at], words) or _initial(tokens, at) or _joined(tokens, at, words)
    if not starts or covered[at]:
        return None
    if at == 0 and tokens[0].low in FUNCTION_WORDS and not _initial(tokens, 0):
        return None
    behind = at + 1
    while behind < len(tokens) and behind - at < _LONGEST:
        token = tokens[behind]
        nxt = tokens[behind + 1] if behind + 1 < len(tokens) else None
        if covered[behind]:
            break
        if (
            _name_token(token, words)
            or _initial(tokens, behind)
            or (
                token.low in _SURNAMES_TOO
                and token.text[0].isupper()
                and not (nxt and _name_token(nxt, words))
            )
            or (
                token.text == "."
                and len(tokens[behind - 1].text) == 1
                and nxt
                and (_name_token(nxt, words) or _initial(tokens, behind + 1))
            )
        ):
            behind += 1
        elif (
            nxt is not None
            and not covered[behind + 1]
            and _name_token(nxt, words)
            and (
                token.low in PARTICLES
                or (
                    token.text in "-–"
                    and token.start == tokens[behind - 1].end
                    and nxt.start == token.end
                )
            )
        ):
            behind += 2
        elif (
            token.low in PARTICLES
            and nxt is not None
            and nxt.text == "-"
            and behind + 2 < len(tokens)
            and (_name_token(tokens[behind + 2], words))
        ):
            behind += 3
        else:
            break
    ahead = tokens[behind].low if behind < len(tokens) else ""
    if ahead in words.tails and tokens[behind].text[0].isupper():
        return None
    return behind


def _joined(tokens: Sequence[Token], at: int, words: Titles) -> bool:
    """Whether a title is part of a double name: the "Emir" of "Emir-Ali Roe"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text[0].isupper()
        and tokens[at].low in words.every
        and tokens[at + 1].text == "-"
        and tokens[at + 1].start == tokens[at].end
        and _name_token(tokens[at + 2], words)
    )


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is an initial with its full stop: the "A" of "A. J. Roe"."""
    return (
        len(tokens[at].text) == 1
        and tokens[at].text.isupper()
        and at + 2 < len(tokens)
        and tokens[at + 1].text == "."
        and tokens[at + 1].start == tokens[at].end
        and tokens[at + 2].text[0].isupper()
    )


def _name_token(token: Token, words: Titles) -> bool:
    text = token.text
    if not text[0].isupper() or (
        len(text) > 1 and text.isupper() and len(text) < 5 and text not in {"II", "III"}
    ):
        return False
    low = token.low
    return (
        text.replace("'", "").replace("’", "").isalpha()
        and (text[1:].islower() or _RUN_ON.search(text) is None)
        and low not in FUNCTION_WORDS
        and low not in words.every
        and low not in words.modifiers
        and low not in words.no_name
        and low not in word_set("release", "nouns")
    )


def _title_before(tokens: Sequence[Token], at: int, words: Titles, *, inside: bool) -> str | None:
    """The title right before a name ("Foreign Minister", "Sgt."), as written."""
    first = at
    if first and tokens[first - 1].text == ".":
        first -= 1
    if first > 1 and tokens[first - 1].text == ",":
        return _title_and_comma(tokens, first - 1, words)
    if not first or tokens[first - 1].low not in words.every:
        part = inside or (first > 0 and tokens[first - 1].low in words.modifiers)
        return _title_and_comma(tokens, first, words) if first > 2 and part else None
    last = first
    first -= 1
    while first and (
        tokens[first - 1].low in words.every
        or tokens[first - 1].low in words.modifiers
        or (tokens[first - 1].text == "-" and tokens[first - 2].low in words.every)
    ):
        first -= 1
    return " ".join(token.text for token in tokens[first:last])


def _title_and_comma(tokens: Sequence[Token], comma: int, words: Titles) -> str | None:
    """The office in "Special Envoy for Yemen, Jane Roe" or "the group's commander, Jane Roe"."""
    if tokens[comma - 1].low in words.official | words.kin and tokens[comma].text == ",":
        return tokens[comma - 1].text
    for at in range(comma - 2, max(-1, comma - 7), -1):
        if tokens[at].low in words.official and tokens[at + 1].low in {"for", "of", "to"}:
            return " ".join(token.text for token in tokens[at:comma])
        if tokens[at].text in {",", ".", ";"} or tokens[at].low in {"and", "said"}:
            return None
    return None


def _written(tokens: Sequence[Token], first: int, behind: int) -> str:
    out = tokens[first].text
    for index in range(first + 1, behind):
        out += (" " if tokens[index].start > tokens[index - 1].end else "") + tokens[index].text
    return out


def office_behind(tokens: Sequence[Token], behind: int, words: Titles) -> str | None:
    """The office in apposition behind a name: ", the foreign minister,"."""
    if behind >= len(tokens) or tokens[behind].text != ",":
        return None
    for index in range(behind + 1, min(len(tokens), behind + 10)):
        follows = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if tokens[index].low == "who" and follows in _ACTING:
            last = min(len(tokens), index + 5)
            return " ".join(token.text for token in tokens[index + 1 : last])
        if tokens[index].low in words.official:
            return " ".join(token.text for token in tokens[behind + 1 : index + 1])
        if tokens[index].text in {",", "."} or tokens[index].low in {
            "who",
            "and",
            "said",
            "were",
            "was",
        }:
            break
    return None


def party_beside(sentence: Sentence, first: int, behind: int, words: Titles) -> str | None:
    """The party named beside a person, or that of a leader whom the lexicon knows."""
    low = sentence.tokens[behind - 1].low
    for mark in reversed(sentence.parties):
        if _of_mission(sentence, mark.first, words):
            continue  # "UN Special Envoy for Yemen Ana Roe" is of the UN
        if mark.last <= first and first - mark.last <= 6:
            gap = [token.low for token in sentence.tokens[mark.last : first]]
            if all(
                g in words.every
                or g in words.modifiers
                or g in {"'s", ".", ",", "for", "of", "on", "affairs"}
                or (g[0].isalpha() and g in _party_gap())
                for g in gap
            ):
                return mark.name
    for mark in sentence.parties:
        if 0 <= mark.first - behind <= 3 and sentence.tokens[behind].text in {",", "("}:
            return mark.name
    return words.leaders.get(low)


def _of_mission(sentence: Sentence, first: int, words: Titles) -> bool:
    before = [token.low for token in sentence.tokens[max(0, first - 2) : first]]
    return (
        before[-1:] in (["for"], ["to"], ["on"])
        and before[:1] != []
        and (before[0] in words.official)
    )


def _party_gap() -> frozenset[str]:
    return bag("the special acting press its envoy state foreign defense defence national security")
