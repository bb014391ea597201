"""Which words name an armed group that no lexicon has: "pro-Peruvian rebels", "the Novo Front"."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import PartyKind
from summarizer.rules.english.lexicon.grammar import BANDS, FUNCTION_WORDS, ORGANS, bag
from summarizer.rules.english.lexicon.words import PartyWord, demonym_of, parties, word_set
from summarizer.rules.english.mentions.capital_runs import spelled
from summarizer.rules.english.mentions.marks import PartyMark
from summarizer.rules.english.mentions.ordinary_words import is_ordinary
from summarizer.rules.english.sentences.tokens import Token, capitalized, is_word

_TELLS = bag(
    "liberation resistance revolutionary salvation insurgent islamic independence separatist "
    "popular people's national patriotic democratic"
)
"""Words of which one in a name tells that it is an armed group's."""
_BODIES = bag("commission committee foundation society association diocese archdiocese")
TAILS = _BODIES | bag(
    "army front movement forces brigade brigades militia militias organization organisation "
    "battalion clan faction legion guerrillas bloc"
)
"""Words that may end the name of a group or body that no lexicon has."""
_SURE_TAILS = bag("brigade brigades militia militias clan faction guerrillas bloc")
"""Last words of a name that need no such word: "the Black Valley Brigades"."""
_NO_NAME = bag("the a an first second third fourth fifth sixth seventh eighth ninth tenth")
_LONGEST, _FEWEST = 5, 2
_UNKNOWN = "party.unknown_group"
_BACKED = bag(
    "backed led held controlled run based aligned brokered born mediated sponsored supported "
    "occupied allied installed flagged armed trained"
)
"""What a nation is to something else, behind a hyphen."""
_FORCES = bag("coalition alliance forces troops administration faction fighters militia")
_ARMED = bag(
    "armed masked suspected unidentified unknown leftist islamist marxist maoist muslim communist "
    "shiite shi'ite shi’ite shia sunni christian druze "
    "separatist rebel local tribal jihadist right-wing left-wing hardline renegade"
)
_BEFORE_BAND = bag("the their by and with between from to where which that when his her some of")


def named_band(tokens: Sequence[Token], tell: int) -> PartyMark | None:
    """An armed group or a body that no lexicon has, by the words of its name, the last at ``tell``.

    As in "the Sudan Liberation Army", "the Black Valley Brigades", "the Swedish Red Cross".
    """
    low = tokens[tell].low
    if not capitalized(tokens[tell]):
        return None
    first = tell
    while first > max(0, tell - _LONGEST) and _in_name(tokens, first - 1):
        first -= 1
    while first < tell and (tokens[first].low in _NO_NAME or not capitalized(tokens[first])):
        first += 1
    inside = [token.low for token in tokens[first:tell]]
    if not inside or set(inside) <= ORGANS | _NO_NAME or _of_state(tokens, first, tell):
        return None
    if low in _BODIES:
        kind = PartyKind.ORGANIZATION
    elif low in _SURE_TAILS or not _TELLS.isdisjoint(inside):
        kind = PartyKind.ARMED_GROUP
    else:
        return None
    word = PartyWord(spelled(tokens[first : tell + 1]), "name", False, kind, None)
    return PartyMark(first, tell + 1, word, _UNKNOWN)


def band_in_capitals(tokens: Sequence[Token], tell: int) -> PartyMark | None:
    """The same in a text without lower case: "THE NOVO POPULAR LIBERATION ARMY".

    The name goes back from its last word to an article or another word that no name has.
    """
    first = tell
    while first > max(0, tell - _LONGEST) and _may_be_in_name(tokens, first - 1):
        first -= 1
    inside = [token.low for token in tokens[first:tell]]
    article = first > 0 and tokens[first - 1].low == "the"
    if len(inside) < _FEWEST or not article or _TELLS.isdisjoint(inside):
        return None
    if set(inside) <= ORGANS | _NO_NAME or parties().match(tokens, first) is not None:
        return None
    name = spelled(tokens[first : tell + 1]).title()
    kind = PartyKind.ORGANIZATION if tokens[tell].low in _BODIES else PartyKind.ARMED_GROUP
    return PartyMark(first, tell + 1, PartyWord(name, "name", False, kind, None), _UNKNOWN)


def _may_be_in_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token of a text without lower case may go on with a name to its right."""
    low = tokens[at].low
    return is_word(tokens[at]) and low not in FUNCTION_WORDS and low not in _ARMED


def _in_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token goes on with a name to its right: a capital, or "of" between capitals."""
    token = tokens[at]
    if capitalized(token):
        return True
    return token.low in {"of", "for", "and", "'s"} and at > 0 and capitalized(tokens[at - 1])


def _of_state(tokens: Sequence[Token], first: int, tell: int) -> bool:
    """As in "the Peruvian Army", which is Peru."""
    found = parties().match(tokens, first)
    return found is not None and (
        found[0] > tell or all(token.low in ORGANS for token in tokens[found[0] : tell + 1])
    )


def compound_band(
    tokens: Sequence[Token], behind: int, word: PartyWord
) -> tuple[int, PartyWord | None]:
    """What a nation at the head of a compound is part of: "Peruvian-backed rebels".

    Returns:
        token behind the compound, and the band, or None where it is none ("Peru-brokered").
    """
    for at in range(behind + 2, min(len(tokens), behind + 5)):
        low = tokens[at].low
        if low in BANDS or low in _FORCES:
            words = " ".join(token.text for token in tokens[behind + 2 : at + 1])
            head = f"{demonym_of(word.name)}-{tokens[behind + 1].low}"
            return at + 1, _group(f"{head} {words.lower()}")
        if not is_word(tokens[at]):
            break
    return behind, None


def leaning_band(tokens: Sequence[Token], at: int) -> PartyMark | None:
    """As in "pro-Peru rebels", "pro-Chilean separatists": ``tokens[at]`` is "pro"."""
    if at + 3 >= len(tokens) or tokens[at].low != "pro" or tokens[at + 1].low != "-":
        return None
    found = parties().match(tokens, at + 2)
    if found is None:
        return None
    for last in range(found[0], min(len(tokens), found[0] + 3)):
        if tokens[last].low in BANDS:
            name = f"Pro-{demonym_of(found[1].name)} {tokens[last].low}"
            return PartyMark(at, last + 1, _group(name), "party.band")
    return None


def band_word(noun: str, nation: str | None) -> PartyWord:
    """The side that "rebels" and the like stand for, of a nation or of none."""
    return _group(f"{demonym_of(nation)} {noun}" if nation else noun)


def band_of_people(
    tokens: Sequence[Token], at: int, behind: int, *, cased: bool
) -> PartyMark | None:
    """A band by the name of a people without a state of its own: "Tuareg rebels".

    ``behind`` is the token behind the last party.
    """
    if not cased or at <= behind or not capitalized(tokens[at - 1]):
        return None
    before = tokens[at - 1]
    if before.low in FUNCTION_WORDS | _ARMED | ORGANS or is_ordinary(before.text):
        return None
    return PartyMark(at - 1, at + 1, _group(f"{before.text} {tokens[at].low}"), "party.band")


def _group(name: str) -> PartyWord:
    return PartyWord(name, "band", False, PartyKind.ARMED_GROUP, None)


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "rebels" stands for a side: bare or behind "the", with nothing counted."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after == "of":
        return False
    if after in word_set("capture") or after in word_set("release", "verbs"):
        return True
    while at and tokens[at - 1].low in _ARMED:
        at -= 1
    return at == 0 or tokens[at - 1].low in _BEFORE_BAND or not is_word(tokens[at - 1])


def is_backed(tokens: Sequence[Token], behind: int) -> bool:
    """Whether a nation that ends at ``behind`` opens a compound: "Peru-backed"."""
    return (
        behind + 1 < len(tokens) and tokens[behind].low == "-" and tokens[behind + 1].low in _BACKED
    )
