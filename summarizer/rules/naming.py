"""Stage two a: which tokens name a party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from schemas import PartyKind
from summarizer.rules.grammar import BANDS, COMPASS, ORGANS, bag
from summarizer.rules.marks import PartyMark
from summarizer.rules.tokens import Token, capitalized, is_word
from summarizer.rules.words import PartyWord, forms_of, kind_of, load, parties, word_set

_NONE: Mapping[str, PartyWord] = {}
_OTHER_MEANINGS = bag(
    "us is car au cis unc adf hts turkey turks jordan chad guinea polish pole poles china "
    "oman georgia wagner amal who contras dane finn niger mali un eu un"
)
"""Words that a text in one case cannot tell from a common word."""


def party_marks(
    tokens: Sequence[Token], peoples: Mapping[str, PartyWord] = _NONE, *, cased: bool
) -> Iterator[PartyMark]:
    """The parties named in a sentence, left to right, none inside another.

    Args:
        tokens: the sentence.
        peoples: parties that the adjectives of stateless peoples stand for in this text.
        cased: whether capitals mean anything in this text.
    """
    trie = parties()
    firsts = trie.firsts
    telling = _telling()
    starts = [at for at, t in enumerate(tokens) if t.low in telling or t.low in peoples]
    tells = [at for at in starts if tokens[at].low in _GROUP_TELLS] if cased else ()
    unknown = (_unknown_group(tokens, at) for at in tells)
    groups = {mark.first: mark for mark in unknown if mark is not None}
    behind = 0
    for at in sorted({*starts, *groups}) if groups else starts:
        if at < behind:
            continue
        token = tokens[at]
        low = token.low
        group = groups.get(at)
        found = trie.match(tokens, at) if low in firsts else None
        if group is not None and (found is None or found[0] < group.last):
            yield group
            behind = group.last
        elif found is not None and _fits(tokens, at, found[0], found[1], cased=cased):
            mark = _extended(tokens, at, found[0], found[1])
            yield mark
            behind = mark.last
        elif low in peoples and (not cased or capitalized(token)):
            yield PartyMark(at, at + 1, peoples[low], "party.people")
        elif low in BANDS and _alone(tokens, at):
            yield PartyMark(at, at + 1, _band(low, None), "party.band")


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words at which a party is looked for."""
    return frozenset({*parties().firsts, *BANDS, *_GROUP_TELLS})


def _unknown_group(tokens: Sequence[Token], tell: int) -> PartyMark | None:
    """An armed group that no lexicon has: "the Sudan Liberation Army", told by its words."""
    if not capitalized(tokens[tell]):
        return None
    last = tell + 1
    while last < min(len(tokens), tell + 5) and capitalized(tokens[last]):
        last += 1
        if tokens[last - 1].low in _GROUP_TAILS:
            break
    if tokens[last - 1].low not in _GROUP_TAILS:
        return None
    first = tell
    while first > max(0, tell - 4) and capitalized(tokens[first - 1]):
        first -= 1
    if tokens[first].low in {"the", "a"}:
        first += 1
    name = " ".join(token.text for token in tokens[first:last])
    word = PartyWord(name, "name", False, PartyKind.ARMED_GROUP, None)
    return PartyMark(first, last, word, "party.unknown_group")


def _fits(tokens: Sequence[Token], at: int, behind: int, word: PartyWord, *, cased: bool) -> bool:
    token = tokens[at]
    if word.place_only:
        return False
    if not cased:
        return behind > at + 1 or token.low not in _OTHER_MEANINGS
    if word.acronym:
        return token.text.isupper()
    if not capitalized(token):
        return False
    if token.low in _OTHER_MEANINGS and behind == at + 1:
        # "Michael Jordan", "Chad Smith": a capitalized neighbour that is no other party's name
        after = tokens[behind] if behind < len(tokens) else None
        return not (after and is_word(after) and capitalized(after) and word.form == "name")
    return True


_GROUP_TELLS = bag(
    "liberation resistance revolutionary salvation insurgent islamic independence separatist"
)
_GROUP_TAILS = bag("army front movement forces brigades brigade militia organization organisation")


def _extended(tokens: Sequence[Token], at: int, behind: int, word: PartyWord) -> PartyMark:
    """Take in what belongs to the name: an organ, a compass point, a band."""
    after = tokens[behind].low if behind < len(tokens) else ""
    if word.form in {"adjective", "name"}:
        if (
            after == "-"
            and behind + 1 < len(tokens)
            and tokens[behind + 1].low
            in {
                "backed",
                "led",
                "held",
                "controlled",
                "run",
                "based",
                "aligned",
                "brokered",
                "born",
                "mediated",
                "sponsored",
                "supported",
                "occupied",
                "allied",
                "installed",
                "flagged",
            }
        ):
            return PartyMark(at, behind, word, "party.compound")
        if after in BANDS and word.kind is PartyKind.ARMED_GROUP:
            return PartyMark(at, behind + 1, word, "party.name")
        if after in BANDS and word.form == "adjective" and word.kind is PartyKind.STATE:
            return PartyMark(at, behind + 1, _band(after, word.name), "party.band")
        if after in ORGANS:
            end = behind + 1
            while end < len(tokens) and tokens[end].low in ORGANS and end < behind + 4:
                end += 1
            return PartyMark(at, end, replace(word, form="organ"), "party.organ")
    if at and word.form == "name" and tokens[at - 1].low in COMPASS and capitalized(tokens[at - 1]):
        return PartyMark(at - 1, behind, word, "party.compass")
    return PartyMark(at, behind, word, f"party.{word.form}")


def bare_marks(
    tokens: Sequence[Token],
    parties: Sequence[PartyMark],
    state: PartyWord | None,
    group: PartyWord | None,
) -> Iterator[PartyMark]:
    """As in "the government" of a text about one state, "the rebels" of one about one group."""
    for at, token in enumerate(tokens):
        if state is not None and token.low in _GOVERNING:
            after = tokens[at + 1].low if at + 1 < len(tokens) else ""
            before = tokens[at - 1].low if at else ""
            held = after == "-" and token.low == "government"  # "government-held"
            covered = any(mark.first <= at < mark.last for mark in parties)
            if not covered and after != "of" and (before in {"the", "by"} or held):
                yield PartyMark(at, at + 1, replace(state, form="organ"), "party.government")
            continue
        band = any(
            mark.first == at and mark.last == at + 1 and mark.rule == "party.band"
            for mark in parties
        )
        if group is not None and (band or _is_group(tokens, at, parties)):
            yield PartyMark(at, at + 1, group, "party.group")
        elif band and state is not None:
            yield PartyMark(at, at + 1, _band(token.low, state.name), "party.band")


def _is_group(tokens: Sequence[Token], at: int, parties: Sequence[PartyMark]) -> bool:
    """As in "the movement said", "the group's commander"; not in "the group of men"."""
    if tokens[at].low not in _GROUPS or not at or tokens[at - 1].low != "the":
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return after != "of" and not any(mark.first <= at < mark.last for mark in parties)


_GROUPS = frozenset({"group", "movement", "insurgents", "organisation", "organization"})
_GOVERNING = frozenset({"government", "authorities"})
BARE = _GOVERNING | _GROUPS | BANDS
"""Words that may stand for a party that the text names elsewhere."""


def peoples(text: str) -> dict[str, PartyWord]:
    """What "Palestinian" and the like stand for: the side of that people that the text names most.

    A people without a state has no entry where the text names none of its sides.
    """
    known: dict[str, PartyWord] = {}
    for adjective, sides in load("peoples").items():
        if adjective not in text and adjective.upper() not in text:
            continue
        named = [(sum(map(text.count, forms_of(side))), -at) for at, side in enumerate(sides)]
        times, index = max(named)
        if times:
            word = PartyWord(sides[-index], "adjective", False, *kind_of(sides[-index]))
            known[adjective.lower()] = word
            known[adjective.lower() + "s"] = replace(word, form="people")
    return known


def _alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "rebels" stands for a side: bare or behind "the", with nothing counted."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after == "of":
        return False
    if after in word_set("capture") or after in word_set("release", "verbs"):
        return True
    while at and tokens[at - 1].low in _ARMED:
        at -= 1
    return at == 0 or tokens[at - 1].low in _BEFORE_BAND or not is_word(tokens[at - 1])


_ARMED = frozenset({"armed", "suspected", "unidentified", "unknown", "leftist", "islamist"})
_BEFORE_BAND = frozenset("the their by and with between from to where which that when".split())


def _band(noun: str, nation: str | None) -> PartyWord:
    from summarizer.rules.words import demonym_of

    name = f"{demonym_of(nation)} {noun}" if nation else noun
    return PartyWord(name, "band", False, PartyKind.ARMED_GROUP, None)
