"""Stage five b: third parties, which mediate, help, host or only react."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from schemas import PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import SAYING, bag
from summarizer.rules.marks import PartyMark, Sentence
from summarizer.rules.words import word_set

_RELIEF = bag("cross crescent humanitarian church sant'egidio")
_LENDING = bag("led provided offered played lent gave acted served")
_THANKS = bag("thank thanked grateful appreciate gratitude thanks thanking appreciation")
_OFFICES = bag("minister president chancellor premier spokesman spokeswoman ambassador king")
_NEAR, _BEHIND_NAME = 3, 9
"""Tokens behind a party, and behind the office of one, in which it comments."""
_BROKERING = ("mediat", "broker", "negotiat", "finaliz", "finalis", "diploma")


def third_parties(document: Document, case: Case, sides: Collection[str]) -> Iterator[Claim]:
    """Mediators, facilitators and those who only react, and are none of the sides."""
    for sentence in document.sentences:
        if sentence.index not in case.current or not sentence.parties:
            continue
        for mark in sentence.parties:
            if mark.name in sides or mark.word.place_only:
                continue
            roles = list(third_roles(sentence, mark))
            near = not case.told.isdisjoint(range(sentence.index - 1, sentence.index + 2))
            if not roles and near and _helps(sentence, mark):
                roles = [PartyRole.FACILITATOR]
            for role in roles:
                if mark.name == document.speaker and role is not PartyRole.COMMENTATOR:
                    continue
                yield Claim(mark.name, role, sentence.quote(mark.first, mark.last), "party.third")


def _helps(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether a relief body is named beside the release, and does more than speak."""
    words = set(mark.name.lower().split())
    spoke = {t.low for t in sentence.tokens[mark.last : mark.last + 4]} & (SAYING | {"called"})
    return bool(words & _RELIEF) and not spoke


def third_roles(sentence: Sentence, mark: PartyMark) -> Iterator[PartyRole]:
    """The roles of a third party that a sentence gives a party."""
    tokens = sentence.tokens
    left = [token.low for token in tokens[max(0, mark.first - 10) : mark.first]]
    if left[-1:] == ["the"]:
        left.pop()
    right = [token.low for token in tokens[mark.last : mark.last + 16]]
    for role, key in ((PartyRole.MEDIATOR, "mediate"), (PartyRole.FACILITATOR, "facilitate")):
        verbs, nouns = word_set(key, "verbs"), word_set(key, "nouns")
        if tokens[mark.last - 1].low in nouns or _did(left, right, verbs, nouns, mark):
            yield role
    if _comments(sentence, mark, right):
        yield PartyRole.COMMENTATOR
    yield from _thanked(sentence, mark, left)
    if any(
        low in {"accept", "accepting", "take", "taking", "hosted", "hosting"} for low in right[:6]
    ) and ("agreeing" in right[:4] or "agreed" in right[:4] or right[0] == "hosted"):
        yield PartyRole.HOST


def _comments(sentence: Sentence, mark: PartyMark, right: list[str]) -> bool:
    """As in "Peru welcomed the swap", "Peru's president, Ana Roe, called it a step"."""
    reach = _NEAR
    official = sentence.tokens[mark.last - 1].low in _OFFICES or bool(_OFFICES & set(right[:4]))
    if official:
        reach = _BEHIND_NAME
    elif mark.word.form == "adjective":
        return False
    ahead = right[:reach]
    verb = next((i for i, low in enumerate(ahead) if low in word_set("comment")), None)
    return verb is not None and not {"by", "and", ".", ";"} & set(ahead[:verb])


def _thanked(sentence: Sentence, mark: PartyMark, left: list[str]) -> Iterator[PartyRole]:
    """What a party is thanked for, by the words up to the next party, else by the sentence."""
    tokens = sentence.tokens
    if not _has_thanks(sentence, mark) or (
        left[-1:] in (["for"], ["to"])
        and (
            mark.first < 2
            or tokens[mark.first - 2].low in {"envoy", "ambassador", "representative"}
        )
    ):
        return
    nxt = next((m.first for m in sentence.parties if m.first >= mark.last + 3), len(tokens))
    for lows in (
        [token.low for token in tokens[mark.last : nxt]],
        [token.low for token in tokens[mark.last :]],
        [token.low for token in tokens],
    ):
        brokered = any(low.startswith(_BROKERING) for low in lows) or (
            any(low.startswith("facilitat") for low in lows)
            and bool({"agreement", "deal"} & set(lows))
        )
        if brokered:
            allied = {"allies", "partners"} & {token.low for token in tokens[: mark.first]}
            yield PartyRole.FACILITATOR if allied else PartyRole.MEDIATOR
            return
        if any(
            low.startswith(("facilitat", "help", "assist", "support", "transit", "role"))
            for low in lows
        ):
            yield PartyRole.FACILITATOR
            return


def _has_thanks(sentence: Sentence, mark: PartyMark) -> bool:
    """Whether thanks are given before a party is named; "thanks to" gives none."""
    tokens = sentence.tokens
    return any(
        token.low in _THANKS
        and not (
            token.low == "thanks"
            and tokens[at + 1].low == "to"
            and tokens[at - 1].low in {"and", ",", "."}
        )
        for at, token in enumerate(tokens[: mark.first])
    )


def _did(
    left: list[str], right: list[str], verbs: frozenset[str], nouns: frozenset[str], mark: PartyMark
) -> bool:
    """Whether a party did what the verbs and nouns say, by the words around it."""
    if right[:1] == ["-"]:
        return right[1:2] != [] and right[1] in verbs  # "UN-brokered"
    if left[-1:] == ["for"]:
        return False
    if "," in left[-3:] and not nouns.isdisjoint(left[-4:-1]):
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
    if not nouns.isdisjoint(right[1:16]) and not _LENDING.isdisjoint(right[:14]):
        return True
    acted = not verbs.isdisjoint(right[:6]) and {"by", "be"}.isdisjoint(right[:3])
    return acted and (not left or left[-1] not in {"of", "to", "from", "for"})


def _as_owner(left: list[str], right: list[str], nouns: frozenset[str]) -> bool:
    """As in "Qatar's mediation", "with the mediation of Qatar"."""
    if right[:1] == ["'s"] and not nouns.isdisjoint(right[1:4]):
        return True
    return "of" in left[-3:] and "with" in left and not nouns.isdisjoint(left[-5:])
