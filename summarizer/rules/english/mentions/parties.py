"""Which words name a party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import BANDS, COMPASS, ORGANS, bag
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.lexicon.words import PartyWord, parties
from summarizer.rules.english.mentions.armed_groups import (
    TAILS,
    band_in_capitals,
    band_of_people,
    band_word,
    compound_band,
    is_backed,
    leaning_band,
    named_band,
    stands_alone,
)
from summarizer.rules.english.mentions.marks import PartyMark
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import Cut, Token, capitalized, is_word

_NONE: Mapping[str, PartyWord] = {}
UNLISTED = "party.unlisted"
"""Rule of parties that no lexicon has; such a name may be that of a person too."""
_LANGUAGE = frozenset({"english"})
"""Demonyms that name a language too, with what stands beside them where they do."""
_SPOKEN_BEFORE = bag("in into speak speaks spoke spoken speaking fluent good broken plain of learn")
_SPOKEN_BEHIND = bag(
    "language translation translations version text teacher teachers literature channel speaking "
    "words word edition daily newspaper lessons lesson - . ,"
)
_OTHER_MEANINGS = bag(
    "us is car au cis unc adf hts turkey turks jordan chad guinea polish pole poles china "
    "oman georgia wagner amal who contras dane finn niger mali un eu un"
)
"""Words that a text in one case cannot tell from a common word."""


def party_marks(
    cut: Cut,
    peoples: Mapping[str, PartyWord] = _NONE,
    others: Trie[PartyWord] | None = None,
    *,
    cased: bool,
) -> Iterator[PartyMark]:
    """The parties named in a sentence, left to right, none inside another.

    Args:
        cut: the sentence.
        peoples: parties that the adjectives of stateless peoples stand for in this text.
        others: parties that this text names and no lexicon has.
        cased: whether capitals mean anything in this text.
    """
    tokens = cut.tokens
    trie = parties()
    firsts = trie.firsts
    starts = cut.where(_telling())
    ours = _of_people(cut, peoples, cased=cased) if peoples else {}
    groups = _unlisted(cut, others, cased=cased)
    behind = 0
    for at in sorted({*starts, *ours, *groups}) if ours or groups else starts:
        if at < behind:
            continue
        token = tokens[at]
        low = token.low
        group = groups.get(at)
        found = trie.match(tokens, at) if low in firsts else None
        people = ours.get(at)
        if group is not None and (found is None or found[0] < group.last):
            yield group
            behind = group.last
        elif people is not None and (found is None or found[0] == at + 1):
            mark = _people_mark(tokens, at, people)
            yield mark
            behind = mark.last
        elif found is not None and _fits(tokens, at, found[0], found[1], cased=cased):
            mark = _extended(tokens, at, found[0], found[1])
            yield mark
            behind = mark.last
        elif low in BANDS and (band := band_of_people(tokens, at, behind, cased=cased)) is not None:
            yield band
        elif low in BANDS and stands_alone(tokens, at):
            yield PartyMark(at, at + 1, band_word(low, None), "party.band")


def _unlisted(cut: Cut, others: Trie[PartyWord] | None, *, cased: bool) -> dict[int, PartyMark]:
    """The parties that no lexicon has, by their first token."""
    tokens = cut.tokens
    named_at = named_band if cased else band_in_capitals
    found = [
        leaning_band(tokens, at) if tokens[at].low == "pro" else named_at(tokens, at)
        for at in cut.where(_BAND_TELLS)
    ]
    named = {mark.first: mark for mark in found if mark is not None}
    if others is not None:
        for at in cut.where(others.firsts):
            match = others.match(tokens, at)
            if match is not None and _is_written(tokens[match[0] - 1], match[1]):
                named.setdefault(at, PartyMark(at, *match, UNLISTED))
    return named


def _is_written(last: Token, word: PartyWord) -> bool:
    """Whether the last token of a name has the capital that the name has."""
    return word.form == "described" or capitalized(last) or word.name.endswith(last.text)


def _of_people(cut: Cut, peoples: Mapping[str, PartyWord], *, cased: bool) -> dict[int, PartyWord]:
    """By token, what the words of a people or an era stand for in this text, as written there."""
    found = {at: peoples[text] for at, text in enumerate(cut.texts) if text in peoples}
    if not cased:
        titles = map(str.title, cut.texts)
        found = {at: peoples[text] for at, text in enumerate(titles) if text in peoples} | found
    return found


def _people_mark(tokens: Sequence[Token], at: int, word: PartyWord) -> PartyMark:
    """The word of a people or an era, with the organ of a state: "the Turkish Government"."""
    mark = _with_noun(tokens, at, at + 1, word) if word.kind is PartyKind.STATE else None
    return mark or PartyMark(at, at + 1, word, "party.people")


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words at which a party is looked for."""
    return frozenset({*parties().firsts, *BANDS})


def _fits(tokens: Sequence[Token], at: int, behind: int, word: PartyWord, *, cased: bool) -> bool:
    token = tokens[at]
    if word.place_only or (word.acronym and cased):
        return not word.place_only and token.text.isupper()
    if token.low in _LANGUAGE and _is_spoken(tokens, at):
        return False
    if not cased:
        return behind > at + 1 or token.low not in _OTHER_MEANINGS
    namesake = word.form == "capital" and at > 0 and tokens[at - 1].text == "New"  # "New London"
    if namesake or not capitalized(token):
        return False
    if token.low in _OTHER_MEANINGS and behind == at + 1:
        return word.form != "name" or _stands_for_itself(tokens, at)
    return True


def _stands_for_itself(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name is no first or last name: "Michael Jordan", "Chad Smith".

    "the Prime Minister of Chad Ana Roe" is two names.
    """
    if at > 1 and tokens[at - 1].low == "of" and tokens[at - 2].low in titles().official:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return not (after and is_word(after) and capitalized(after))


def _is_spoken(tokens: Sequence[Token], at: int) -> bool:
    """As in "in English", "an English translation"."""
    before = tokens[at - 1].low if at else ""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else "."
    return before in _SPOKEN_BEFORE or (behind in _SPOKEN_BEHIND and before != "the")


def _extended(tokens: Sequence[Token], at: int, behind: int, word: PartyWord) -> PartyMark:
    """Take in what belongs to the name: an organ, a compass point, a band."""
    if word.form in {"adjective", "name"}:
        mark = _compound(tokens, at, behind, word) or _with_noun(tokens, at, behind, word)
        if mark is not None:
            return mark
    if at and word.form == "name" and tokens[at - 1].low in COMPASS and capitalized(tokens[at - 1]):
        return PartyMark(at - 1, behind, word, "party.compass")
    return PartyMark(at, behind, word, f"party.{word.form}")


def _compound(tokens: Sequence[Token], at: int, behind: int, word: PartyWord) -> PartyMark | None:
    """As in "Peru-backed", "Peruvian-backed rebels"."""
    if not is_backed(tokens, behind):
        return None
    last, band = compound_band(tokens, behind, word)
    if band is not None:
        return PartyMark(at, last, band, "party.band")
    return PartyMark(at, behind, word, "party.compound")


def _with_noun(tokens: Sequence[Token], at: int, behind: int, word: PartyWord) -> PartyMark | None:
    """As in "the Swedish Red Cross", "Farc rebels", "Peruvian gunmen", "the Peruvian army"."""
    after = tokens[behind].low if behind < len(tokens) else ""
    if after == "red" and _follows(tokens, behind + 1, _EMBLEMS) and word.country:
        name = " ".join(token.text for token in tokens[at : behind + 2])
        name = name.title() if name.isupper() else name
        body = PartyWord(name, "name", False, PartyKind.ORGANIZATION, None)
        return PartyMark(at, behind + 2, body, "party.society")
    if after in BANDS and word.kind is PartyKind.ARMED_GROUP:
        return PartyMark(at, behind + 1, word, "party.name")
    if after in BANDS and word.form == "adjective" and word.kind is PartyKind.STATE:
        return PartyMark(at, behind + 1, band_word(after, word.name), "party.band")
    if after == "and" and word.form == "adjective" and _shares_organ(tokens, behind + 1):
        return PartyMark(at, behind, replace(word, form="organ"), "party.organ")
    if after not in ORGANS:
        return None
    end = behind + 1
    while end < len(tokens) and tokens[end].low in ORGANS and end < behind + 4:
        end += 1
    return PartyMark(at, end, replace(word, form="organ"), "party.organ")


def _shares_organ(tokens: Sequence[Token], at: int) -> bool:
    """As in "the Peruvian and Chilean sides", of whose second nation this is the place."""
    found = parties().match(tokens, at)
    return found is not None and _follows(tokens, found[0], _PLURAL_ORGANS)


def _follows(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    return at < len(tokens) and tokens[at].low in words


_BAND_TELLS = TAILS | {"pro"}
_PLURAL_ORGANS = bag("sides governments authorities armies militaries delegations ministries")
_EMBLEMS = frozenset({"cross", "crescent"})
