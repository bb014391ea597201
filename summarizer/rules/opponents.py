"""Sides that no clause on the release names: the other party of a text about two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from schemas import PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import bag
from summarizer.rules.marks import PartyMark, Sentence
from summarizer.rules.third import third_roles
from summarizer.text.spans import Span

_GIVING, _TAKING = PartyRole.RELEASING, PartyRole.RECEIVING
_SIDES = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
_PLACED = bag("in at near to via through into from for of")
"""Words before a state that is likely meant as a place, or as what somebody is sent to."""
_DEALS = bag("agreement deal truce ceasefire cease-fire accord pact treaty talks negotiations swap")
_ENOUGH = 0.5
_CLEAR = 1.25
"""How far the likeliest side must be ahead of the next."""
_THANKED = bag("thank thanks thanked grateful gratitude appreciation appreciate")


def opponents(document: Document, case: Case, known: Collection[str], wanted: int) -> list[Claim]:
    """The likeliest sides beside those that are known, if they stand out.

    A party weighs by how often it is named near the release, and how: as the nation of those who
    are freed, as an actor, or only as a place. Who mediates, helps or is thanked is no side.

    Args:
        document: in which they are looked for.
        case: the event.
        known: the sides that are known.
        wanted: how many are wanted.
    """
    spans: dict[str, Span] = {}
    weights: Counter[str] = Counter()
    third: set[str] = set()
    for name, span, weight in _mentions(document, case, known=bool(known)):
        if weight < 0:
            third.add(name)
        else:
            weights[name] += weight  # type: ignore[assignment]
            spans.setdefault(name, span)
    if document.speaker is not None and document.speaker in spans:
        # of a deal between others, whoever speaks only tells
        weights[document.speaker] += 2 if known else -10
    left = [each for each in weights.most_common() if each[0] not in {*known, *third}]
    enough = _ENOUGH if known else 2 * _ENOUGH
    found = [name for name, weight in left[:wanted] if weight >= enough]
    rest = left[wanted][1] if len(left) > wanted else 0.0
    if len(found) < wanted or left[wanted - 1][1] < _CLEAR * rest:
        return []
    return [Claim(name, _GIVING, spans[name], "party.opponent", 0.5) for name in found]


def _mentions(document: Document, case: Case, *, known: bool) -> Iterator[tuple[str, Span, float]]:
    """The parties near the release with a weight; a negative one for those that are no sides."""
    for index in sorted(case.current):
        sentence = document.sentences[index]
        near = 1.0 if index in case.told else 0.5 if index in document.lead else 0.2
        thanks = not _THANKED.isdisjoint(sentence.lows)
        for mark in sentence.parties:
            if mark.word.kind not in _SIDES or mark.word.place_only:
                continue
            span = sentence.quote(mark.first, mark.last)
            roles = set(third_roles(sentence, mark))
            if known:
                roles.discard(PartyRole.COMMENTATOR)  # a side may speak of its own deal
            weight = -1.0 if roles else near * _share(sentence, mark) * (0.2 if thanks else 1)
            yield mark.name, span, weight
        for name in document.names.get(index, ()):
            word = document.words.get(name.party or "")
            if word is not None and word.kind in _SIDES:
                yield word.name, sentence.quote(name.first, name.last), near * 0.5


def _share(sentence: Sentence, mark: PartyMark) -> float:
    """How much a mention speaks for a side: whole for an actor, or the nation of people."""
    if mark.word.kind is PartyKind.ARMED_GROUP or mark.rule in {"party.organ", "party.government"}:
        return 1.5
    before = sentence.tokens[mark.first - 1].low if mark.first else ""
    if mark.word.form in {"name", "capital"} and before in _PLACED:
        return 0.5
    return 1.0


def home_state(document: Document, case: Case, givers: tuple[str, ...]) -> Claim | None:
    """The state whose people an armed group holds: the first of the acts, else the likeliest."""
    if not givers or any(document.word_of(name).kind is PartyKind.STATE for name in givers):
        return None
    for act in case.acts:
        sentence = document.sentences[act.sentence]
        for mark in sentence.parties:
            third = set(third_roles(sentence, mark)) - {PartyRole.COMMENTATOR}
            state = mark.word.kind is PartyKind.STATE and mark.word.form in {"name", "organ"}
            if state and not third:
                span = sentence.quote(mark.first, mark.last)
                return Claim(mark.name, _TAKING, span, "party.home", 0.5)
    likely = opponents(document, case, givers, 1)
    if not likely or document.word_of(likely[0].name).kind is not PartyKind.STATE:
        return None
    return Claim(likely[0].name, _TAKING, likely[0].span, "party.home", 0.5)


def counterpart(document: Document, case: Case, givers: tuple[str, ...]) -> Claim | None:
    """The party to whom a holder lets people go under a deal with it: "under a truce with X"."""
    for index in sorted(case.told):
        sentence = document.sentences[index]
        for mark in sentence.parties if givers else ():
            before = [token.low for token in sentence.tokens[max(0, mark.first - 7) : mark.first]]
            if mark.name not in givers and "with" in before[-2:] and not _DEALS.isdisjoint(before):
                span = sentence.quote(mark.first, mark.last)
                return Claim(mark.name, _TAKING, span, "party.counterpart", 0.5)
    return None


def own_claims(document: Document, known: set[str]) -> Iterator[Claim]:
    """A government that announces in its own voice who is let go by another gets its own back."""
    speaker = document.speaker
    for sentence in document.sentences if speaker and known - {speaker} else ():
        for mark in sentence.parties:
            if mark.name == speaker:
                span = sentence.quote(mark.first, mark.last)
                yield Claim(speaker, _TAKING, span, "party.speaker", 0.3)
                return
