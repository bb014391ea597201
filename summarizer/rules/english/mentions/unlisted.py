"""Names of parties that no lexicon has, by what stands around them somewhere in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import FUNCTION_WORDS, NUMBER_WORDS, ORGANS, SAYING
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.lexicon.words import PartyWord, either, heads, parties, word_set
from summarizer.rules.english.mentions.capital_runs import bags, runs, spelled
from summarizer.rules.english.mentions.followers import followers
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.mentions.state_initials import state_initials
from summarizer.rules.english.sentences.tokens import Cut, Token, capitalized

_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 8
_LONGEST_LOOSE = 2
"""Words of a name that nothing but its place tells to be a party's."""
_CALLERS = frozenset(
    {"i", "he", "she", "we", "they", "president", "minister", "had", "has", "have"}
)
"""Words before "called" where somebody calls up, or upon, another."""
_LINKS, _SEATED = frozenset({"of", "for"}), frozenset({"of", "in", "at", "from"})
_OPENING = frozenset({".", '"', "“", ":", "("})
"""Marks behind which a capital tells nothing."""


def unlisted(cuts: Sequence[Cut], known: Collection[str] = ()) -> Trie[PartyWord]:
    """The parties that the sentences of a text name and no lexicon has.

    A run of capitals that opens with one of the ``known`` words, which name a party in this text,
    is none.

    A name counts that has a word of a body ("the Novo Union"), that stands before a noun for
    people ("the Novo elders"), is the subject of what parties do ("Novo returned"), or stands
    behind an article where parties stand ("between the Novo and the Nava"). So does an office
    with its seat ("the Bishop of Novo").
    """
    told: dict[str, PartyKind] = {}
    loose: dict[str, PartyKind] = {}
    bands: set[str] = set()
    in_full: dict[str, str] = {}
    organs: dict[str, PartyWord] = {}
    for cut in cuts:
        tokens = cut.tokens
        bands.update(followers(cut))
        organs.update(state_initials(cut))
        for name in _seats(cut):
            told.setdefault(name, PartyKind.OTHER)
        for first, last in runs(cut):
            if tokens[first].text in known or tokens[first].low in NUMBER_WORDS:
                continue
            kind = _told(tokens, first, last)
            if kind is not None:
                name = spelled(tokens[first:last])
                whole = (
                    name if _by_own_words(tokens, first, last) else _with_noun(tokens, first, last)
                )
                told.setdefault(whole, kind)
                if whole != name:
                    told.setdefault(name, kind)
                    in_full.setdefault(name, whole)
            elif _stands_like_party(tokens, first, last):
                loose[spelled(tokens[first:last])] = PartyKind.OTHER
    found = {name: kind for name, kind in (loose | told).items() if name not in organs}
    trie = _trie(found, _in_full(found) | in_full, bands)
    for initials, word in organs.items():
        trie.add(initials, word)
    return trie


def _trie(
    found: Mapping[str, PartyKind], in_full: Mapping[str, str], bands: Iterable[str]
) -> Trie[PartyWord]:
    """The names to look for, each with the party that it stands for."""
    trie: Trie[PartyWord] = Trie()
    for name, kind in found.items():
        full = in_full.get(name, name)
        form = "name" if kind is not PartyKind.OTHER else "unlisted"
        trie.add(name, PartyWord(full, form, name.isupper(), found[full], None))
    for name in bands:
        trie.add(name, PartyWord(name, "band", False, PartyKind.ARMED_GROUP, None))
    for words, word in _described().items():
        trie.add(words, word)
    return trie


@lru_cache(maxsize=1)
def _described() -> dict[str, PartyWord]:
    """The parties that a description alone stands for."""
    return {
        words: PartyWord(words.capitalize(), "described", False, PartyKind.OTHER, None)
        for words in bags()["described"]
    }


def _in_full(found: Iterable[str]) -> dict[str, str]:
    """The one full name for which a single word or the initials stand: "the Front"."""
    longer: dict[str, list[str]] = {}
    for name in found:
        words = name.split()
        if len(words) > 1:
            for short in dict.fromkeys((words[0], words[-1], _initials(name))):
                longer.setdefault(short, []).append(name)
    return {short: names[0] for short, names in longer.items() if len(names) == 1}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _seats(cut: Cut) -> Iterator[str]:
    """Offices and bodies with their seats, and whom a ruler rules: "the elders of Novo"."""
    words, tokens = bags(), cut.tokens
    for at in cut.where(either(words["seats"], words["rulers"])):
        link = tokens[at + 1].low if at + 2 < len(tokens) else ""
        head = tokens[at].low
        seated = link == "of" or (link in _SEATED and head in words["of_place"])
        if not seated or not capitalized(tokens[at + 2]):
            continue
        last = at + 3
        while last < len(tokens) and capitalized(tokens[last]) and last < at + 5:
            last += 1
        if head in words["seats"]:
            yield spelled(tokens[at:last])
        elif link == "of" and parties().match(tokens, at + 2) is None:
            yield spelled(tokens[at + 2 : last])


def _told(tokens: Sequence[Token], first: int, last: int) -> PartyKind | None:
    """What a run is by its own words or those beside it, if these say that it is a party."""
    kind = _by_own_words(tokens, first, last) or _by_neighbours(tokens, first, last)
    if kind is None:
        return None
    band = last < len(tokens) and tokens[last].low in bags()["bands"]
    person = not band and _is_person(tokens, first, last)  # "the Abu Novo brigade"
    never = bags()["never"].issuperset([token.low for token in tokens[first:last]])
    return None if person or never or _is_organ(tokens, first, last) else kind


def _with_noun(tokens: Sequence[Token], first: int, last: int) -> str:
    """A run with the noun behind it that makes a side of it: "Novo militia", "Novo elders"."""
    behind = tokens[last].low if last < len(tokens) else ""
    return spelled(tokens[first : last + 1 if behind in bags()["of_name"] else last])


def _by_own_words(tokens: Sequence[Token], first: int, last: int) -> PartyKind | None:
    """As in "the Novo Union", "the Front for Novo"."""
    words = bags()
    run = [token.low for token in tokens[first:last]]
    before = [token.low for token in tokens[max(0, first - 4) : first]]
    if not words["called"].isdisjoint(before[-3:]) and _CALLERS.isdisjoint(before):
        return PartyKind.ARMED_GROUP
    if len(run) == 1:
        return None
    if not words["bodies"].isdisjoint((run[0], run[-1], *run[1:3])):
        return PartyKind.ORGANIZATION
    heads = {run[0], run[-1], *(low for low, link in pairwise(run) if link in _LINKS)}
    return None if words["armies"].isdisjoint(heads) else PartyKind.ARMED_GROUP


def _by_neighbours(tokens: Sequence[Token], first: int, last: int) -> PartyKind | None:
    """As in "the Novo faction", "the Novo elders"; initials need no neighbour."""
    words = bags()
    behind = tokens[last].low if last < len(tokens) else ""
    if behind in words["armed"]:
        kind = PartyKind.ARMED_GROUP
    elif behind in words["people"]:
        kind = PartyKind.OTHER
    elif _is_acronym(tokens[first:last]):
        kind = PartyKind.ORGANIZATION
    else:
        return None
    if parties().match(tokens, first) is not None or _opens_sentence(tokens, first):
        return None
    # "Flooding in Peninsular Malaysia forces thousands"
    return None if parties().match(tokens, last - 1) is not None else kind


def _is_acronym(run: Sequence[Token]) -> bool:
    text = run[0].text
    fits = _SHORTEST_ACRONYM <= len(text) <= _LONGEST_ACRONYM
    return len(run) == 1 and fits and text.isupper() and text.isalpha()


def _is_organ(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "the Royal Peruvian Navy", "the Republic of Peru": organs, of a known party or none."""
    organs = either(ORGANS, bags()["organs"])
    at = first
    while at < last:
        found = parties().match(tokens, at)
        if found is None and tokens[at].low not in organs:
            return False
        at = found[0] if found is not None else at + 1
    return True


def _opens_sentence(tokens: Sequence[Token], first: int) -> bool:
    return not first or tokens[first - 1].text in _OPENING


@lru_cache(maxsize=1)
def _personal() -> frozenset[str]:
    """Words right before, or at the head of, the name of a person."""
    words = titles()
    return words.every | words.modifiers | given_names()


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].low if first else ""
    if before == "." and first > 1:
        before = tokens[first - 2].low
    personal = _personal()
    if tokens[first].low in either(bags()["seats"], bags()["bodies"]):
        return False
    officer = any(
        tokens[at].low in personal and tokens[at + 1].low in given_names()
        for at in range(first + 1, last - 1)
    )  # "the European Council President Ana Roe"
    return before in personal or officer or (tokens[first].low in personal and last - first > 1)


def _stands_like_party(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a run stands where parties stand."""
    words = bags()
    article = first > 0 and tokens[first - 1].low == "the"
    behind = tokens[last].low if last < len(tokens) else ""
    doing = behind in either(words["giving"], word_set("release", "verbs"), SAYING)
    if not (article or doing) or last - first > _LONGEST_LOOSE:
        return False
    run = [token.low for token in tokens[first:last]]
    if not words["never"].isdisjoint(run) or (len(run) == 1 and run[0] in given_names()):
        return False  # "Mark receives the thanks"
    if parties().match(tokens, first) is not None or _is_organ(tokens, first, last):
        return False
    if _is_person(tokens, first, last) or run[-1] in titles().every or heads().starts(run[0]):
        return False
    if doing:
        return article or (len(run) == 1 and not _opens_sentence(tokens, first))
    before = tokens[first - 2].low if article and first > 1 else ""
    modifies = behind.isalpha() and behind not in FUNCTION_WORDS
    alone = len(run) == 1 or before != "of"
    return article and before in words["before"] and alone and not modifies
