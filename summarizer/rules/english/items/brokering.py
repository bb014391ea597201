"""What a sentence says that a third party did: mediate, help, or take in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from schemas import PartyKind, PartyRole
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import load, word_set
from summarizer.rules.english.mentions.marks import PartyMark, Sentence

_LEFT, _RIGHT = 10, 16
"""Tokens before and behind a party in which words of its role are looked for."""
_GAP = 6
"""Most tokens from a party to the verb that it is the subject of."""
_LENDING = bag("led provided offered played lent gave acted served")
_PASSIVE = bag("by be")
_BEFORE_OBJECT = bag("of to from for in at against between over about near under")
_AT = bag("in at to into via through on with neutral across near")
_SPAN = 9
"""Tokens behind a party in which it is said to bring sides together."""
_GROUND = bag("soil ground territory")
_MEANS = bag("with through thanks by following owing")
"""Words before a noun for what a third party did: "through the mediation of Qatar"."""
_BREAKS = frozenset({";", ":", "."})
_ROLE = frozenset({"role", "part"})
_ARTICLES = bag("the a an its their his her as government of")


def lends(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a party helps with ships, planes, ground or people of its own."""
    left, right = _around(sentence, mark)
    return _lends(left, right, mark) or _on_the_spot(left, mark) or _lends_ground(left, right)


def _around(sentence: Sentence, mark: PartyMark) -> tuple[list[str], list[str]]:
    """The words before and behind a party, in lower case, without an article before it."""
    words = sentence.words
    left = words[max(0, mark.first - _LEFT) : mark.first]
    while left[-1:] == ["the"]:
        left.pop()
    return left, words[mark.last : mark.last + _RIGHT]


def done_by(sentence: Sentence, mark: PartyMark) -> Iterator[PartyRole]:
    """The roles that the words around a party give it, among those of a third."""
    if _telling().isdisjoint(sentence.lows):
        return
    left, right = _around(sentence, mark)
    own = sentence.tokens[mark.last - 1].low
    for role, key in ((PartyRole.MEDIATOR, "mediate"), (PartyRole.FACILITATOR, "facilitate")):
        verbs, nouns = _role_words(key, "verbs"), _role_words(key, "nouns")
        if own in nouns or _did(left, right, verbs, nouns, mark):
            yield role
    if (
        _carries(left, right)
        or _served_as(left, right)
        or _channel(sentence, mark, left, right)
        or _brings_together(left, right, mark)
    ):
        yield PartyRole.MEDIATOR
    if _lends(left, right, mark) or _on_the_spot(left, mark):
        yield PartyRole.FACILITATOR
    if mark.word.kind is PartyKind.STATE and _lends_ground(left, right):
        yield PartyRole.FACILITATOR
        yield PartyRole.HOST
    if mark.word.kind is PartyKind.STATE and _takes_in(left, right, mark):
        yield PartyRole.HOST


@cache
def _telling() -> frozenset[str]:
    """Words of which one stands wherever a third does anything: of a phrase, its longest."""
    words: set[str] = set()
    for role in ("mediate", "facilitate"):
        for sort, forms in load("third_parties")[role].items():
            words |= {max(form.split(), key=len) for form in forms}
            words |= _role_words(role, sort)
    host = load("third_parties")["host"]
    return frozenset(words) | {*host["verbs"], *host["taking_in"], "hosted", "go", *_GROUND}


@cache
def _role_words(role: str, sort: str) -> frozenset[str]:
    """The words of a role: those of the acts, and those that only thirds do."""
    acts = word_set(role, sort) if sort in {"verbs", "nouns"} and role != "host" else frozenset()
    return acts | frozenset(load("third_parties")[role].get(sort, ()))


def _did(
    left: list[str], right: list[str], verbs: frozenset[str], nouns: frozenset[str], mark: PartyMark
) -> bool:
    """Whether a party did what the verbs and nouns say, by the words around it."""
    if right[:1] == ["-"]:
        return right[1:2] != [] and right[1] in verbs  # "UN-brokered"
    if left[-1:] == ["for"]:
        return False
    if left[-1:] == [","] and left[-2:-1] != [] and left[-2] in nouns:
        return True  # "the mediators, Qatar and Egypt"
    if "by" in left and not {"by", "and", ","}.isdisjoint(left[-5:]):
        cut = left[: len(left) - left[::-1].index("by") - 1]
        if not (verbs | nouns).isdisjoint(cut[-6:]):
            return True
    if mark.word.form == "adjective":
        return right[:1] != [] and (
            right[0] in nouns or (right[0] == "and" and right[2:3] != [] and right[2] in nouns)
        )
    return _as_subject(left, right, verbs, nouns) or _as_owner(left, right, nouns)


def _as_subject(
    left: list[str], right: list[str], verbs: frozenset[str], nouns: frozenset[str]
) -> bool:
    """As in "Qatar mediated", "the Emirates provided mediation"."""
    if not nouns.isdisjoint(right[1:]) and not _LENDING.isdisjoint(right[:14]):
        return True
    acted = not verbs.isdisjoint(right[:_GAP]) and _PASSIVE.isdisjoint(right[:3])
    return acted and _is_subject(left)


def _is_subject(left: Sequence[str]) -> bool:
    if left[-3:] in (["on", "behalf", "of"],):
        return True
    return not left or left[-1] not in _BEFORE_OBJECT


def _as_owner(left: list[str], right: list[str], nouns: frozenset[str]) -> bool:
    """As in "Qatar's mediation", "with the mediation of Qatar", "under the eyes of the UN"."""
    if right[:1] == ["'s"] and not nouns.isdisjoint(right[1:4]):
        return True
    watched = {"under", "in"} & set(left[-5:]) and not _role_words(
        "facilitate", "watching"
    ).isdisjoint(left[-4:])
    return "of" in left[-3:] and (
        (not _MEANS.isdisjoint(left) and not nouns.isdisjoint(left[-5:]))
        or bool(watched and not nouns.isdisjoint(left[-4:]))
    )


def _carries(left: list[str], right: list[str]) -> bool:
    """As in "Oman, which had carried proposals", "notes carried to Lima by Norway"."""
    carrying, carried = _role_words("mediate", "carrying"), _role_words("mediate", "carried")
    for at, low in enumerate(right[:_GAP]):
        if low in carrying and not carried.isdisjoint(right[at + 1 : at + 5]):
            return _is_subject(left) and _PASSIVE.isdisjoint(right[:at])
    if "by" not in left[-4:]:
        return False
    return not carrying.isdisjoint(left) and not carried.isdisjoint(left)


def _served_as(left: list[str], right: list[str]) -> bool:
    """As in "with Norway as go-between", "the mediator was Norway"."""
    roles = _role_words("mediate", "roles")
    for at, low in enumerate(right[:_RIGHT]):
        if low == "as" and _has(roles, right[at + 1 : at + 6]):
            return _is_subject(left)
        if low in {";", ":"}:
            break
    told = [low for low in left[-5:] if low not in _ARTICLES]
    return (
        bool(told)
        and told[-1] in {"was", "were", "is", "are"}
        and told[-2:-1] != []
        and (told[-2] in roles)
    )


def _has(roles: frozenset[str], lows: Sequence[str]) -> bool:
    """Whether one of some words is among others, which are cut at hyphens."""
    joined = "".join(lows)
    return not roles.isdisjoint(lows) or ("-" in lows and any(role in joined for role in roles))


def _channel(sentence: Sentence, mark: PartyMark, left: list[str], right: list[str]) -> bool:
    """As in "terms signed through Norway", "by way of the Norwegian legation", not a journey."""
    through = left[-1:] in (["through"], ["via"]) or left[-3:] == ["by", "way", "of"]
    and_more = left[-1:] == ["and"] and {"through", "via"} & set(left[-5:])
    if not (through or and_more):
        return False
    if mark.word.kind is PartyKind.STATE and mark.word.form == "capital":
        return False
    if mark.word.form == "adjective" and right[:1] and right[0] in {"territory", "airspace"}:
        return False
    travel = _role_words("mediate", "travelling")
    if not travel.isdisjoint(left[-_GAP:]):
        return False
    return not _role_words("mediate", "dealing").isdisjoint(sentence.lows)


def _brings_together(left: list[str], right: list[str], mark: PartyMark) -> bool:
    """As in "the truce that Norway put together", "Norway kept the line open"."""
    if mark.word.form == "adjective" or not _is_subject(left):
        return False
    played = right[:_GAP].index("played") if "played" in right[:_GAP] else _SPAN
    if not _ROLE.isdisjoint(right[played + 1 : _SPAN]):
        return True  # "Norway played a very important role"
    if _together().keys().isdisjoint(right[:_SPAN]):
        return False
    cut = next((at for at, low in enumerate(right[:_SPAN]) if low in _BREAKS), _SPAN)
    ahead = right[:cut]
    phrases = [phrase for low in ahead for phrase in _together().get(low, ())]
    return any(f" {phrase} " in f" {' '.join(ahead)} " for phrase in phrases)


@cache
def _together() -> dict[str, list[str]]:
    """What a party does that brings sides together: phrases by their longest word."""
    phrases: dict[str, list[str]] = {}
    for phrase in _role_words("mediate", "phrases"):
        phrases.setdefault(max(phrase.split(), key=len), []).append(phrase)
    return phrases


def _on_the_spot(left: list[str], mark: PartyMark) -> bool:
    """As in "soldiers of the United Nations closed the road"."""
    if mark.word.kind is not PartyKind.INTERNATIONAL_ORGANIZATION or left[-1:] != ["of"]:
        return False
    return not _role_words("facilitate", "people").isdisjoint(left[-3:])


def _lends_ground(left: list[str], right: list[str]) -> bool:
    """As in "Norway lent its airfield"."""
    giving, ground = _role_words("facilitate", "giving"), _role_words("host", "lending")
    for at, low in enumerate(right[:3]):
        if low in giving and not ground.isdisjoint(right[at + 1 : at + 5]):
            return _is_subject(left)
    return False


def stops_at(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a state is where people change hands, talk or make a stop: "landed in Norway"."""
    tokens = sentence.tokens
    before = tokens[mark.first - 1].low if mark.first else ""
    border = tokens[mark.last].low if mark.last < len(tokens) else ""
    if mark.word.kind is not PartyKind.STATE or mark.word.form not in {"name", "adjective"}:
        return False
    if mark.word.form == "adjective":
        return border in {"border", "soil", "airport", "territory", "frontier"} and (
            tokens[max(0, mark.first - 2)].low in _AT or before in _AT
        )
    if mark.first > 1 and tokens[mark.first - 2].low in word_set("exchange", "nouns"):
        return False  # "the prisoner exchange in Norway" may be between any two sides of it
    town = before == "," and mark.first > 1 and tokens[mark.first - 2].text[:1].isupper()
    if (before not in _AT and not town) or border == "-":  # "in a Qatar-brokered swap"
        return False
    near = sentence.words[max(0, mark.first - _LEFT) : mark.last + 4]
    if not _role_words("host", "custody").isdisjoint(near):
        return False
    return not _role_words("host", "moving").isdisjoint(near)


def _lends(left: list[str], right: list[str], mark: PartyMark) -> bool:
    """As in "Norway lent two planes", "aircraft chartered by the UN", "Norwegian ships"."""
    vehicles, giving = _role_words("facilitate", "vehicles"), _role_words("facilitate", "giving")
    if mark.word.form == "adjective":
        return right[:1] != [] and right[0] in vehicles and "aboard" in left[-3:]
    for at, low in enumerate(right[:_GAP]):
        if low in giving and not vehicles.isdisjoint(right[at + 1 : at + 7]):
            return _is_subject(left)
    by = "by" in left[-3:] and not giving.isdisjoint(left[-5:])
    return by and not vehicles.isdisjoint(left)


def _takes_in(left: list[str], right: list[str], mark: PartyMark) -> bool:
    """As in "Norway hosted the talks", "agreed to take them in", "on Norwegian soil"."""
    if right[:1] != [] and right[0] in _role_words("host", "verbs"):
        return True
    if "hosted" in left[-3:] and "by" in left[-2:]:
        return True
    if mark.word.form == "adjective" and right[:1] != [] and right[0] in _GROUND:
        return left[-1:] == ["on"]
    taking = _role_words("host", "taking_in")
    return not taking.isdisjoint(right[:6]) and bool({"agreeing", "agreed"} & set(right[:4]))
