"""Where people are spoken of, be it by a noun, a nation or a bare number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import BE, FUNCTION_WORDS, HAVE, MODALS, bag
from summarizer.rules.english.lexicon.words import (
    HeadWord,
    either,
    heads,
    load,
    trade_endings,
    word_set,
)
from summarizer.rules.english.mentions.bare_numbers import PLAIN_PEOPLE, bare_people
from summarizer.rules.english.mentions.counted import counted_people
from summarizer.rules.english.mentions.hedges import Numbers
from summarizer.rules.english.mentions.marks import PartyMark, PeopleMark
from summarizer.rules.english.mentions.people_phrases import joined, phrases
from summarizer.rules.english.sentences.tokens import Cut, Token, is_word

_REACH = 8
"""Tokens before a noun in which its number is looked for."""
_TAKEN_AS = bag("hostage captive prisoner")
_FINITE = BE | HAVE | MODALS
_HANDED = bag("over back up to")
_MORE = bag("other more further additional")
_PARTICIPLES = ("ed", "ing", "held", "run", "born", "built", "made")
_DEAD = HeadWord("remains", "remains", plural=True)


def people_marks(cut: Cut, parties: Sequence[PartyMark], numbers: Numbers) -> Iterator[PeopleMark]:
    """The phrases for people in a sentence, left to right."""
    trie, tokens = heads(), cut.tokens
    demonyms = {mark.first: mark for mark in parties if _of_people(tokens, mark)}
    starts = _starts(cut, demonyms, numbers)
    within = joined(cut, parties) if starts else frozenset()
    behind, dead, taken_as = 0, -2 * _REACH, -1
    for at in starts:
        if at < behind:
            continue
        found = trie.match(tokens, at) if tokens[at].low in trie.firsts else None
        found = found or _by_nation(tokens, demonyms.get(at), numbers)
        if found is None or at == taken_as or _handing(tokens, at) or _bred(tokens, found[0]):
            number = numbers.by_end.get(tokens[at].end)
            if number is None:
                continue
            bare = None if at + 1 in demonyms else bare_people(tokens, at, number, numbers)
            bare = bare or counted_people(tokens, at, number, numbers, parties)
            if bare is not None:
                yield bare
                behind = bare.last
            continue
        behind, word = found
        nxt = trie.match(tokens, behind) if behind < len(tokens) else None
        if nxt is not None and word.plural and tokens[behind].low in _TAKEN_AS:
            nxt, taken_as = None, behind  # "held six officers hostage"
        noun = at
        if nxt is not None and tokens[behind - 1].low not in {"the"}:
            # "rebel captives", "police officers": the last noun is the head
            noun = behind
            if nxt[1].group != "general" or word.group == "general":
                continue
            behind = nxt[0]
        of_bodies = noun - dead <= _REACH and word.group != "remains"
        for mark in phrases(tokens, noun, behind, word, parties, numbers, within):
            yield replace(mark, word=_DEAD) if of_bodies else mark
            behind = max(behind, mark.last)
        dead = behind if word.group == "remains" and _low(tokens, behind) == "of" else -2 * _REACH


def _starts(cut: Cut, demonyms: Iterable[int], numbers: Numbers) -> list[int]:
    """The tokens at which people may be spoken of: nouns, nations, and the ends of numbers."""
    nouns = cut.where(heads().firsts)
    others = {*demonyms, *numbers.ends(cut)}
    return sorted(others.union(nouns)) if others else nouns


def _of_people(tokens: Sequence[Token], mark: PartyMark) -> bool:
    """Whether a party's name may stand for its people: "245 Bosnian Serbs", "ten Houthis"."""
    if mark.word.form in {"people", "adjective"}:
        return True
    folk = mark.word.kind in {PartyKind.ARMED_GROUP, PartyKind.OTHER}
    return folk and mark.word.form == "name" and tokens[mark.last - 1].low.endswith("s")


def _handing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "hands" is the verb of "Peru hands over ten men", and no sailors."""
    if tokens[at].low != "hands" or not at:
        return False
    return _low(tokens, at + 1) in _HANDED or tokens[at - 1].text[0].isupper()


def _bred(tokens: Sequence[Token], behind: int) -> bool:
    """Whether a noun only begins an adjective: "captive-bred tortoises", "rebel-held towns"."""
    if behind + 1 >= len(tokens) or tokens[behind].text != "-":
        return False
    close = tokens[behind - 1].end == tokens[behind].start
    return close and tokens[behind + 1].low.endswith(_PARTICIPLES)


def _by_nation(
    tokens: Sequence[Token], nation: PartyMark | None, numbers: Numbers
) -> tuple[int, HeadWord] | None:
    """Token behind a word of nation that stands for people, and what it counts as."""
    if nation is None:
        return None
    people = nation.word.form == "people" or _stands_for_people(tokens, nation, numbers)
    return (nation.last, PLAIN_PEOPLE) if people else _of_trade(tokens, nation)


def _of_trade(tokens: Sequence[Token], nation: PartyMark) -> tuple[int, HeadWord] | None:
    """A trade that no lexicon has, behind a nationality: "two Portuguese yachtsmen"."""
    low, then = _low(tokens, nation.last), _low(tokens, nation.last + 1) or "."
    closed = then in FUNCTION_WORDS or not then[0].isalpha() or then.endswith("ed")
    if (
        nation.word.form != "adjective"
        or not closed
        or not low.endswith(trade_endings(plural=False))
    ):
        return None
    if low.removesuffix("s") in load("trades")["things"] or heads().starts(low):
        return None
    plural = low.endswith(("s", "men"))
    return nation.last + 1, HeadWord("civilian", "civilian", plural)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _stands_for_people(tokens: Sequence[Token], mark: PartyMark, numbers: Numbers) -> bool:
    """Whether an adjective is used as a noun: "ten Japanese were", but not "ten Japanese ships"."""
    if mark.first == 0:
        return False
    before, after = (
        tokens[mark.first - 1].low,
        tokens[mark.last].low if mark.last < len(tokens) else "",
    )
    if before in {"the", "an", "a", "another"} and after in _FINITE:
        return True
    if before in {"an", "a", "another"} and _held_behind(tokens, mark.last):
        return True
    more = mark.first > 1 and before in _MORE
    if tokens[mark.first - 1 - more].end not in numbers.by_end:
        return False
    if mark.last == len(tokens) or _two_nations(tokens, mark.last):
        return True
    return after != "and" and (after in FUNCTION_WORDS or not is_word(tokens[mark.last]))


def _held_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle of capture follows: "an American unjustly detained in Peru"."""
    at += _low(tokens, at).endswith("ly")
    low = _low(tokens, at)
    return low in either(word_set("capture"), word_set("hold")) and low.endswith(("ed", "ld", "en"))


def _two_nations(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second people follows, and no noun: the end of "1,083 Japanese and Siamese"."""
    if _low(tokens, at) != "and" or not tokens[at + 1 : at + 2]:
        return False
    nation, then = tokens[at + 1], _low(tokens, at + 2) or "."
    named = nation.text[0].isupper() and nation.low.endswith(("ese", "ish", "ch", "ans", "is"))
    return named and (then in FUNCTION_WORDS or not then[0].isalnum())
