"""How a named person stands to an exchange, by the words beside the name.

Looked at are, in this order: words of kinship, what the person is the object of ("the release of
Ana Roe"), the list in which the name stands ("the prisoners are Ana Roe and Luis Poe"), and the
first telling verb behind it ("Ana Roe, who was seized in May", "Ana Roe negotiated").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from schemas import PersonRole
from summarizer.rules.english.items.person_verbs import (
    JOINTS,
    REACH,
    STAYS,
    Standing,
    of_verb,
    taken,
)
from summarizer.rules.english.lexicon.grammar import BE, SAYING, bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.lexicon.words import load, word_set
from summarizer.rules.english.mentions.descriptions import describes
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import objects_of_release, titles

_LINKS = bag("along together as well with plus")
_NEAR = 5
_GAP = 9
_LEFT = bag("once former formerly ex")
_AMONG = frozenset({("among", "them"), ("such", "as"), ("names", ":"), (",", "including")})
_PLACED = bag("in at near from into through outside towards toward around via")
_LISTS = bag(
    "including include includes included namely named like are is were was as among identified "
    "them called names : , - -- ("
)
_SIGNING = bag("signed concluded negotiated")
_ENVOYS = bag("officials official leaders representatives diplomats lawmakers senators")
_COUNTED = frozenset({"captive", "fighter", "civilian", "general"})


@lru_cache(maxsize=1)
def _partners() -> frozenset[tuple[str, ...]]:
    """Word pairs whose object acts for a side: "talks with", "signed by"."""
    return frozenset(tuple(pair.split()) for pair in load("titles")["official_of"])


def standings(
    sentence: Sentence, names: Sequence[NameMark], *, told: bool, here: bool = True
) -> dict[int, Standing]:
    """How each of the people named in a sentence stands, by the first token of the name.

    ``told`` says whether the sentence, or one near it, tells of the event, ``here`` whether it does
    itself.
    """
    found: dict[int, Standing] = {}
    lows = sentence.words
    for chain in _chains(sentence, names):
        own = [_own(lows, name, names, here=here) for name in chain]
        shared = _of_chain(sentence, lows, chain, told=told) or next(
            (one for one in own if one is not None and _spreads(one)), None
        )
        among = shared is not None and shared.rule == "person.among"
        for name, one in zip(chain, own, strict=True):
            held = one or (None if _titled(name) and not among else shared)
            if among and held is not None and held.role is not PersonRole.HELD and not name.title:
                held = shared
            if held is not None:
                found[name.first] = held
    return found


def _spreads(one: Standing) -> bool:
    """Whether what is said of one of a list holds for the others."""
    return one.role is not PersonRole.OTHER


def office_of(name: NameMark) -> str | None:
    """The office behind a name, unless the person has left it: "once a commander"."""
    first = (name.office or "").lower().split()[:2]
    return None if _LEFT.intersection(first) else name.office


def _titled(name: NameMark) -> bool:
    official = titles().official
    words = f"{name.title or ''} {office_of(name) or ''}".lower().replace(".", "").split()
    return not official.isdisjoint(words)


def _chains(sentence: Sentence, names: Sequence[NameMark]) -> Iterator[list[NameMark]]:
    """The names of a sentence, those of one list together."""
    chain: list[NameMark] = []
    for name in sorted(names, key=lambda each: each.first):
        if chain and not _joined(sentence, chain[-1].last, name.first):
            yield chain
            chain = []
        chain.append(name)
    if chain:
        yield chain


def _joined(sentence: Sentence, last: int, first: int) -> bool:
    """As in "A, B and C", "A and the teacher B", "A and his wife, B"."""
    gap = sentence.words[last:first]
    if not gap or len(gap) > _GAP or gap[0] not in JOINTS | _LINKS:
        return False
    bare = [low for low in gap if low not in JOINTS | _LINKS]
    return describes(bare) and (not bare or not {"and", ";"}.isdisjoint(gap) or gap[0] in _LINKS)


def _own(
    lows: Sequence[str], name: NameMark, names: Sequence[NameMark], *, here: bool
) -> Standing | None:
    if _kin(lows, name):
        return Standing(PersonRole.OTHER, "person.kin")
    if _of_place(lows, name):
        return None
    return _of_object(lows, name, here=here) or of_verb(lows, name, names) or _of_age(lows, name)


def _of_place(lows: Sequence[str], name: NameMark) -> bool:
    """Whether a name may be that of a place: "in the villages of Ana and Roe"."""
    before = lows[max(0, name.first - _NEAR) : name.first]
    return before[-1:] != [] and (
        before[-1] in _PLACED or not place_words().every_kind.isdisjoint(before)
    )


def _of_age(lows: Sequence[str], name: NameMark) -> Standing | None:
    """As in "Ana Roe, 66, had come as a tourist": the age is told of those who were taken."""
    behind = lows[name.last : name.last + 3]
    aged = len(behind) == 3 and behind[0] in {",", "("} and behind[2] in {",", ")", ";", ".", "and"}
    if aged and behind[1].isdecimal() and len(behind[1]) == 2:
        return Standing(PersonRole.RELEASED, "person.aged")
    return None


def _of_chain(
    sentence: Sentence, lows: Sequence[str], chain: Sequence[NameMark], *, told: bool
) -> Standing | None:
    """The role that the people before a list give all its names."""
    first = chain[0].first
    if (
        _named_list(lows, chain)
        and not of_envoys(lows, first)
        and (told or not taken().isdisjoint(lows))
    ):
        staying = not STAYS.isdisjoint(lows[max(0, first - REACH) : first])
        return Standing(PersonRole.HELD if staying else PersonRole.RELEASED, "person.among")
    if any(_titled(name) for name in chain) or of_envoys(lows, first):
        return None
    for people in reversed(sentence.people):
        if people.last > first or people.word.group not in _COUNTED:
            continue
        gap = lows[people.last : first]
        captive = people.word.group == "captive"
        if not gap:
            marked = captive or (told and (bool(people.nations) or _were_taken(lows)))
            return Standing(PersonRole.RELEASED, "person.described") if marked else None
        listed = len(gap) <= _GAP and not _LISTS.isdisjoint(gap) and _leads_over(gap)
        if listed and (captive or told):
            held = not STAYS.isdisjoint(lows[max(0, people.first - _GAP) : first])
            role = PersonRole.HELD if held else PersonRole.RELEASED
            return Standing(role, "person.listed")
        return None
    return None


def of_envoys(lows: Sequence[str], first: int) -> bool:
    """As in "officials of both sides, including Ana Roe"."""
    return not _ENVOYS.isdisjoint(lows[max(0, first - _GAP) : first])


def _were_taken(lows: Sequence[str]) -> bool:
    """As in "the officers Ana Roe and Luis Poe were kidnapped"."""
    return any(low in BE and then in word_set("capture") for low, then in pairwise(lows))


def _named_list(lows: Sequence[str], chain: Sequence[NameMark]) -> bool:
    """As in "their names: A, B and C", "among them A and B", "on the other list were A and B"."""
    first = chain[0].first
    if tuple(lows[max(0, first - 2) : first]) in _AMONG:
        return True
    if lows[first - 1 : first] == [":"] and len(chain) > 1:
        return True
    freed = word_set("release", "verbs").intersection(lows[max(0, first - _NEAR) : first])
    if freed and lows[first - 1] in BE:
        return True  # "among those to be freed are A and B"
    before = lows[max(0, first - _NEAR) : first]
    return "list" in before and not (BE | _LISTS).isdisjoint(before[before.index("list") :])


def _leads_over(gap: Sequence[str]) -> bool:
    """Whether words between people and names only lead over to the names."""
    bare = [low for low in gap if low not in _LISTS]
    return describes(bare) and SAYING.isdisjoint(gap)


def _kin(lows: Sequence[str], name: NameMark) -> bool:
    kin = titles().kin
    title = name.title or ""
    if not kin.isdisjoint((title.lower() if title.isupper() else title).split()):
        return True  # but a "Father" or "Sister" with a capital is of the church
    if lows[name.last : name.last + 1] == [","]:
        for at in range(name.last + 1, min(len(lows), name.last + _NEAR)):
            if lows[at] in {",", "who"}:
                break
            if lows[at] in kin:
                return lows[at + 1 : at + 3] != ["of", "two"]
    return False


def _of_object(lows: Sequence[str], name: NameMark, *, here: bool) -> Standing | None:
    """The role of whom a noun or verb before the name has for its object.

    Whose release is only worked or asked for, beside that of others, is still held.
    """
    for at in range(name.first - 1, max(0, name.first - _GAP), -1):
        pair = (lows[at - 1], lows[at])
        if not describes(lows[at + 1 : name.first]):
            break
        if pair in objects_of_release():
            hoped = not word_set("hoped_governors").isdisjoint(lows[max(0, at - _GAP) : at])
            if hoped and not here:
                return Standing(PersonRole.HELD, "person.hoped")
            return Standing(PersonRole.RELEASED, "person.object")
        if pair in _partners() or _signs(lows, at):
            return Standing(PersonRole.OFFICIAL, "person.partner")
        if lows[at] in word_set("exchange", "verbs") and at == name.first - 1:
            return Standing(PersonRole.RELEASED, "person.object")
    return None


def _signs(lows: Sequence[str], at: int) -> bool:
    """As in "signed on 2 July 1972 by Ana Roe"; ``at`` is the token before the name."""
    return lows[at] == "by" and not _SIGNING.isdisjoint(lows[max(0, at - _NEAR) : at])
