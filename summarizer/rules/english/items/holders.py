"""Who holds those that are let go: "held by X", "abducted by X", "X's prisons"."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.english.acts.patients import chain_right
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import PartyMark, Sentence

_ARTICLES = frozenset({"the", "so", "-", "called", '"', "``", "alleged", "suspected"})
_CUSTODY = bag(
    "jail jails gaol gaols prison prisons custody captivity detention hands territory camps "
    "prisoner prisoners captive captives hostage hostages dungeons"
)
_CAPTORS = bag("held holds hold holding captured detained")
_CAPTOR_KINDS = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
_GIVING, _TAKING = PartyRole.RELEASING, PartyRole.RECEIVING


def holder_claims(document: Document, case: Case) -> Iterator[Claim]:
    """As in "held by Japan", "detained in Venezuela": holders told in a sentence with an act."""
    for index in sorted(case.told):
        sentence = document.sentences[index]
        ends = {
            people.last
            for act in case.by_sentence[index]
            if act.rule == "act.noun"
            for people in act.people
        }
        for mark in sentence.parties:
            weight = _holding(sentence, mark, ends)
            if weight:
                span = sentence.quote(mark.first, mark.last)
                yield Claim(mark.name, _GIVING, span, "party.holder", weight)


def _holding(sentence: Sentence, mark: PartyMark, ends: set[int]) -> float:
    """How surely a party is said to hold those who are let go; 0 where it is not.

    ``ends`` are the tokens behind the people of "the release of ten men in X".
    """
    before = sentence.words[max(0, mark.first - 8) : mark.first]
    before = ["", "", "", *(low for low in before if low not in _ARTICLES)]
    if mark.word.form == "adjective":
        return 1.5 if _in_custody(sentence, mark, before) else 0
    held = before[-2] in word_set("hold")
    if before[-1] == "of" and before[-2] in _CUSTODY:
        return 1
    if before[-1] == "by":
        taken = mark.word.kind in _CAPTOR_KINDS and before[-2] in word_set("capture")
        return 1.5 if held else 1.2 if taken else 0
    if before[-1] != "in" or mark.word.form not in {"name", "organ"}:
        return 0
    return 0.8 if held else float(mark.first - 1 in ends)


def captor_claims(document: Document, case: Case) -> Iterator[Claim]:
    """As in "British forces held 11,313 Argentine prisoners": told before the release."""
    for sentence in document.sentences:
        if sentence.index not in case.current:
            continue
        for mark in sentence.parties:
            if _holding(sentence, mark, set()):
                span = sentence.quote(mark.first, mark.last)
                yield Claim(mark.name, _GIVING, span, "party.holder", 0.5)
            ahead = sentence.tokens[mark.last : mark.last + 3]
            at = next((i for i, token in enumerate(ahead) if token.low in _CAPTORS), None)
            people = () if at is None else chain_right(sentence, mark.last + at + 1)
            if not people:
                continue
            yield Claim(
                mark.name, _GIVING, sentence.quote(mark.first, mark.last), "party.captor", 0.7
            )
            for name in people[0].nations:
                span = sentence.quote(people[0].first, people[0].last)
                yield Claim(name, _TAKING, span, "party.captor", 0.7)


def _in_custody(sentence: Sentence, mark: PartyMark, before: list[str]) -> bool:
    """As in "held in Israeli jails", "freed from Russian captivity"."""
    after = sentence.words[mark.last : mark.last + 2]
    return before[-1:] in (["in"], ["from"]) and bool(_CUSTODY & set(after))
