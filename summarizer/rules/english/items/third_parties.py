"""Which third parties mediate, help, host or only react."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from schemas import PartyRole
from summarizer.rules.claims import LENDS, Claim
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.brokering import done_by, lends, stops_at
from summarizer.rules.english.lexicon.grammar import SAYING, bag
from summarizer.rules.english.lexicon.words import load, word_set
from summarizer.rules.english.mentions.marks import PartyMark, Sentence
from summarizer.rules.english.sentences.memory import once

_RELIEF = bag("cross crescent humanitarian church sant'egidio")
_THANKS = bag("thank thanked grateful appreciate gratitude thanks thanking appreciation")
_OFFICES = bag("minister president chancellor premier spokesman spokeswoman ambassador king")
_NEAR, _BEHIND_NAME = 3, 9
"""Tokens behind a party, and behind the office of one, in which it comments."""
_BEFORE = 2
"""Tokens before a party that tell of thanks which it sends, and does not get."""
_JOINTS = bag(
    ", and & the of as well together along with governments government acting for on behalf"
)
_LISTED = 5
"""Most tokens between two parties of a list."""
_ABOUT = frozenset(load("third_parties")["about"])
_HELPING = ("facilitat", "help", "assist", "support", "transit", "role", "partner", "effort")
_BROKERING = ("mediat", "broker", "negotiat", "finaliz", "finalis", "diploma")


def third_parties(document: Document, case: Case, sides: Collection[str]) -> Iterator[Claim]:
    """Mediators, facilitators and those who only react, and are none of the sides."""
    for sentence in document.sentences:
        if sentence.index not in case.current or not sentence.parties:
            continue
        near = not case.told.isdisjoint(range(sentence.index - 1, sentence.index + 2))
        told = {mark: _roles_of(sentence, mark, near=near) for mark in sentence.parties}
        for mark, roles in _shared(sentence, told):
            if mark.name in sides or mark.word.place_only:
                continue
            for role in roles:
                if mark.name == document.speaker and role is not PartyRole.COMMENTATOR:
                    continue
                lent = role is PartyRole.FACILITATOR and lends(sentence, mark)
                span = sentence.quote(mark.first, mark.last)
                yield Claim(mark.name, role, span, LENDS if lent else "party.third")


def _roles_of(sentence: Sentence, mark: PartyMark, *, near: bool) -> tuple[PartyRole, ...]:
    """The roles that a sentence gives a party; ``near`` the release, where that is told."""
    roles = tuple(
        role
        for role in third_roles(sentence, mark)
        if near or role is not PartyRole.COMMENTATOR or not _ABOUT.isdisjoint(sentence.lows)
    )
    if near and PartyRole.HOST not in roles and stops_at(sentence, mark):
        roles = (*roles, PartyRole.HOST)
    return roles or ((PartyRole.FACILITATOR,) if near and _helps(sentence, mark) else ())


def _shared(
    sentence: Sentence, told: Mapping[PartyMark, tuple[PartyRole, ...]]
) -> Iterator[tuple[PartyMark, tuple[PartyRole, ...]]]:
    """Each party with the roles of all that it is listed with: "Norway, Peru and the UN"."""
    chain: list[PartyMark] = []
    for mark in [*sentence.parties, None]:
        joined = mark is not None and chain and _listed(sentence, chain[-1], mark)
        if not joined:
            acting = [r for one in chain for r in told[one] if r is not PartyRole.COMMENTATOR]
            for one in chain:
                yield one, tuple(dict.fromkeys((*told[one], *acting)))
            chain = []
        if mark is not None:
            chain.append(mark)


def _listed(sentence: Sentence, one: PartyMark, other: PartyMark) -> bool:
    """Whether two parties are members of one list."""
    gap = sentence.words[one.last : other.first]
    likes = (one.word.form == "adjective") == (other.word.form == "adjective")
    return bool(gap) and len(gap) <= _LISTED and likes and set(gap) <= _JOINTS


def _helps(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a relief body is named beside the release, and does more than speak."""
    words = set(mark.name.lower().split())
    spoke = set(sentence.words[mark.last : mark.last + 4]) & (SAYING | {"called"})
    return bool(words & _RELIEF) and not spoke


@once
def third_roles(sentence: Sentence, mark: PartyMark) -> tuple[PartyRole, ...]:
    """The roles of a third party that a sentence gives a party."""
    comments = [PartyRole.COMMENTATOR] if _comments(sentence, mark) else []
    return (*done_by(sentence, mark), *comments, *_thanked(sentence, mark))


def _comments(sentence: Sentence, mark: PartyMark) -> bool:
    """As in "Peru welcomed the swap", "Peru's president, Ana Roe, called it a step"."""
    if word_set("comment").isdisjoint(sentence.lows):
        return False
    right = sentence.words[mark.last : mark.last + _BEHIND_NAME]
    reach = _NEAR
    official = sentence.tokens[mark.last - 1].low in _OFFICES or bool(_OFFICES & set(right[:4]))
    if official:
        reach = _BEHIND_NAME
    elif mark.word.form == "adjective":
        return False
    ahead = right[:reach]
    verb = next((i for i, low in enumerate(ahead) if low in word_set("comment")), None)
    return verb is not None and not {"by", "and", ".", ";"} & set(ahead[:verb])


def _thanked(sentence: Sentence, mark: PartyMark) -> Iterator[PartyRole]:
    """What a party is thanked for, by the words up to the next party, else by the sentence."""
    if not _has_thanks(sentence, mark):
        return
    words = sentence.words
    left = words[max(0, mark.first - _BEFORE) : mark.first]
    if left[-1:] == ["the"]:
        left.pop()
    if left[-1:] in (["for"], ["to"]) and (
        mark.first < 2 or words[mark.first - 2] in {"envoy", "ambassador", "representative"}
    ):
        return
    nxt = next((m.first for m in sentence.parties if m.first >= mark.last + 3), len(words))
    for lows in (words[mark.last : nxt], words[mark.last :], words):
        brokered = any(low.startswith(_BROKERING) for low in lows) or (
            any(low.startswith("facilitat") for low in lows)
            and bool({"agreement", "deal"} & set(lows))
        )
        if brokered:
            allied = {"allies", "partners"} & set(words[: mark.first])
            yield PartyRole.FACILITATOR if allied else PartyRole.MEDIATOR
            return
        if any(low.startswith(_HELPING) for low in lows):
            yield PartyRole.FACILITATOR
            return


def _has_thanks(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether thanks are given before a party is named; "thanks to" gives none."""
    tokens = sentence.tokens
    return not _THANKS.isdisjoint(sentence.lows) and any(
        token.low in _THANKS
        and not (
            token.low == "thanks"
            and tokens[at + 1].low == "to"
            and tokens[at - 1].low in {"and", ",", "."}
        )
        for at, token in enumerate(tokens[: mark.first])
    )
