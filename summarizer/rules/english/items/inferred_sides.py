"""Which sides no clause on the release names: the other party of a text about two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.sides import Sides, has_people
from summarizer.rules.english.items.third_parties import third_roles
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, foes, word_set
from summarizer.rules.english.mentions.marks import PartyMark, Sentence
from summarizer.rules.english.sentences.memory import once
from summarizer.text.spans import Span

_GIVING, _TAKING = PartyRole.RELEASING, PartyRole.RECEIVING
_PLACED = bag("in at near to via through into from for of")
"""Words before a state that is likely meant as a place, or as what somebody is sent to."""
_DEALS = bag("agreement deal truce ceasefire cease-fire accord pact treaty talks negotiations swap")
_TWO = 2
_ENOUGH = 0.5
_PLACE = 0.3
"""What a state that is named as a place weighs beside one that acts."""
_TITLE = 1.5
_ELSEWHERE = 0.07
"""What the sentences weigh that tell of something else, or of the past."""
_ASIDE = 0.4
"""Share of what is told of a party from which it is no side, where it is told as of a third."""
_THANKED = bag("thank thanks thanked grateful gratitude appreciation appreciate")


@dataclass(frozen=True, slots=True)
class Salience:
    """How much each state and armed group of a text speaks for being a side of its event.

    ``third`` are those that mediate, help or are thanked, and so are none.
    """

    weights: Counter[str]
    spans: dict[str, Span]
    third: frozenset[str]

    def likely(self, known: Collection[str], wanted: int) -> list[Claim]:
        """The likeliest sides beside those that are known, if they stand out."""
        left = [each for each in self.weights.most_common() if each[0] not in {*known, *self.third}]
        enough = [_ENOUGH if known else 2 * _ENOUGH, _ENOUGH]
        found = [
            name
            for (name, weight), least in zip(left[:wanted], enough, strict=False)
            if weight >= least
        ]
        if len(found) < wanted:
            return []
        return [Claim(name, _GIVING, self.spans[name], "party.opponent", 0.5) for name in found]


def salience(document: Document, case: Case, known: Collection[str]) -> Salience:
    """Weigh the parties of a text, of which some are ``known`` to be sides.

    A party weighs by how often it is named near the release, and how: as the nation of those who
    are freed, as an actor, or only as a place.
    """
    return _salience(case, document, known=bool(known))


@once
def _salience(case: Case, document: Document, *, known: bool) -> Salience:
    spans: dict[str, Span] = {}
    weights: Counter[str] = Counter()
    aside: Counter[str] = Counter()
    for name, span, weight in _mentions(document, case, known=known):
        if weight < 0:
            aside[name] -= weight  # type: ignore[assignment]
        else:
            weights[name] += weight  # type: ignore[assignment]
            spans.setdefault(name, span)
    third = [name for name, weight in aside.items() if weight >= _ASIDE * weights[name]]
    if document.speaker is not None and document.speaker in spans:
        # of a deal between others, whoever speaks only tells
        weights[document.speaker] += 2 if known else -1
    return Salience(weights, spans, frozenset(third))


def opponents(document: Document, case: Case, known: Collection[str], wanted: int) -> list[Claim]:
    """The likeliest sides beside those that are known, if they stand out."""
    return salience(document, case, known).likely(known, wanted)


def _mentions(document: Document, case: Case, *, known: bool) -> Iterator[tuple[str, Span, float]]:
    """The parties near the release with a weight; a negative one for those that are no sides."""
    for sentence in document.sentences:
        index = sentence.index
        near = _nearness(document, case, index)
        thanks = not _THANKED.isdisjoint(sentence.lows)
        for mark in sentence.parties:
            if not has_people(mark.word) or mark.word.place_only:
                continue
            span = sentence.quote(mark.first, mark.last)
            here = index in case.current
            roles = set(third_roles(sentence, mark)) if here else set()
            if known:
                roles.discard(PartyRole.COMMENTATOR)  # a side may speak of its own deal
            weight = -near if roles else near * _share(sentence, mark) * (0.2 if thanks else 1)
            yield mark.name, span, weight
        for name in document.names.get(index, ()):
            word = document.words.get(name.party or "")
            if word is not None and has_people(word):
                yield word.name, sentence.quote(name.first, name.last), near * 0.5


def _nearness(document: Document, case: Case, index: int) -> float:
    """How much what a sentence names bears on the release: most in a title that tells it."""
    if index not in case.current:
        return _ELSEWHERE
    if index == 0 and document.sentences[0].heading:
        return _TITLE if index in case.told else 1.0
    return 1.0 if index in case.told else 0.6 if index in document.lead else 0.25


def _share(sentence: Sentence, mark: PartyMark) -> float:
    """How much a mention speaks for a side: whole for an actor, or the nation of people."""
    if mark.word.kind is PartyKind.ARMED_GROUP or mark.rule in {"party.organ", "party.government"}:
        return 1.5
    before = sentence.tokens[mark.first - 1].low if mark.first else ""
    if mark.word.form in {"name", "capital"} and before in _PLACED:
        return _PLACE
    held = any(people.word.group != "general" for people in sentence.people_over(mark.first))
    return 1.3 if held else 1.0


def completed(document: Document, case: Case, sides: Sides) -> Sides:
    """The sides of a one-sided release with those that no clause names, if they stand out.

    Of two that stand out, the armed group holds, or else the one in whose custody somebody is.
    """
    known = {claim.name for claim in sides.claims}
    brokered = any(claim.role is PartyRole.MEDIATOR for claim in sides.claims)
    missing = (not sides.given) + (not sides.taken)
    fought = any(name in foes() for name in sides.given)  # of whom no other takes the people
    if case.kind is EventKind.EXCHANGE or brokered or not missing or fought:
        return sides
    likely = salience(document, case, known).likely(known, missing)
    if not likely:
        return sides
    given, taken = [c for c in likely if not sides.given], [c for c in likely if not sides.taken]
    if missing == _TWO:
        given = [max(likely, key=lambda claim: _holds(document, case, claim.name))]
        taken = [claim for claim in likely if claim not in given]
    claims = [replace(c, role=_GIVING) for c in given] + [replace(c, role=_TAKING) for c in taken]
    return Sides(
        (*sides.claims, *claims),
        sides.given or tuple(claim.name for claim in given),
        sides.taken or tuple(claim.name for claim in taken),
    )


def _holds(document: Document, case: Case, name: str) -> float:
    """How much speaks for a party as the one that holds: what it is, and words of custody."""
    custody = either(word_set("hold"), word_set("capture"), word_set("convict"))
    armed = document.word_of(name).kind is PartyKind.ARMED_GROUP
    return 3.0 * armed + sum(
        not custody.isdisjoint(document.sentences[index].lows)
        for index in case.current
        for mark in document.sentences[index].parties
        if mark.name == name and mark.word.form != "people"
    )


def home_state(document: Document, case: Case, givers: tuple[str, ...]) -> Claim | None:
    """The state whose people an armed group holds: the one that it fights, where that is known.

    Else the first of the acts, else the likeliest.
    """
    if not givers or any(document.word_of(name).kind is PartyKind.STATE for name in givers):
        return None
    foe = next((foes()[name] for name in givers if name in foes()), None)
    if foe is not None:
        span = _first_span(document, foe)
        return Claim(foe, _TAKING, span, "party.home", 0.5) if span is not None else None
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


def _first_span(document: Document, name: str) -> Span | None:
    """Where a text names a party first."""
    for sentence in document.sentences:
        for mark in sentence.parties:
            if mark.name == name:
                return sentence.quote(mark.first, mark.last)
    return None


def counterpart(document: Document, case: Case, givers: tuple[str, ...]) -> Claim | None:
    """The party to whom a holder lets people go under a deal with it: "under a truce with X"."""
    for index in sorted(case.told):
        sentence = document.sentences[index]
        for mark in sentence.parties if givers else ():
            before = sentence.words[max(0, mark.first - 7) : mark.first]
            if mark.name not in givers and "with" in before[-2:] and not _DEALS.isdisjoint(before):
                span = sentence.quote(mark.first, mark.last)
                return Claim(mark.name, _TAKING, span, "party.counterpart", 0.5)
    return None


def own_claims(document: Document, known: set[str]) -> Iterator[Claim]:
    """A government that announces in its own voice who is let go by another gets its own back."""
    speaker = document.speaker
    span = _first_span(document, speaker) if speaker and known - {speaker} else None
    if speaker is not None and span is not None:
        yield Claim(speaker, _TAKING, span, "party.speaker", 0.3)
