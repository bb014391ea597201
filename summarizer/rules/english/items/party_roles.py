"""Which parties take part, and in what roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.claims import Claim
from summarizer.rules.english.acts.clause import LIVE, Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.holders import captor_claims, holder_claims
from summarizer.rules.english.items.inferred_sides import (
    counterpart,
    home_state,
    opponents,
    own_claims,
    salience,
)
from summarizer.rules.english.items.sides import Sides, has_people
from summarizer.rules.english.lexicon.words import PartyWord
from summarizer.rules.english.mentions.descriptions import describes
from summarizer.rules.english.mentions.marks import PartyMark, Sentence
from summarizer.text.spans import Span

_BODIES = frozenset({PartyKind.INTERNATIONAL_ORGANIZATION, PartyKind.ORGANIZATION})
_PASSIVES = frozenset({"act.passive", "act.reunited", "act.allowed"})
"""Rules of acts whose subject is let go."""
_BESIDE = 12
"""Most tokens between an act and the name of somebody freed."""
_CLAUSE = 16
"""Most tokens of a clause that is quoted to prove a role."""
_TWO = 2
_LEAST = 0.2
_SURER = 0.5
"""How much more a side must be said to get people back than to let them go to be no holder."""
_SALIENT, _MOST = 0.5, 6.0
"""What a mention near the release weighs beside a claim, and the most that all of them weigh."""
_JOURNEY = 0.3
"""What whoever carries people weighs beside whoever is said to let them go."""
_BODY = 0.7
"""What a claim of the body weighs beside one of the title or the lead."""
_GIVING, _TAKING = PartyRole.RELEASING, PartyRole.RECEIVING


def find_sides(document: Document, case: Case) -> Sides:
    """Who lets go and whose people they are."""
    claims = [c for act in case.acts for c in _act_claims(document, act, case)]
    claims.extend(holder_claims(document, case))
    if not any(claim.role is _GIVING for claim in claims):
        claims.extend(captor_claims(document, case))
    if not any(claim.role is _TAKING for claim in claims):
        claims.extend(own_claims(document, {claim.name for claim in claims}))
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for claim in claims:
        (given if claim.role is _GIVING else taken)[claim.name] += claim.weight  # type: ignore[assignment]
    if case.kind is EventKind.EXCHANGE:
        return _of_exchange(document, case, claims, given + taken)
    givers = tuple(name for name, weight in given.most_common(2) if weight > _SURER * taken[name])
    brokers = _brokers(case, givers)
    claims = [
        Claim(c.name, PartyRole.MEDIATOR, c.span, "party.broker") if c.name in brokers else c
        for c in claims
    ]
    takers = tuple(n for n, _ in taken.most_common() if n not in givers and n not in brokers)[:1]
    if not takers and not brokers:
        home = home_state(document, case, givers) or counterpart(document, case, givers)
        if home is not None:
            claims.append(home)
            takers = (home.name,)
    if not givers and takers:
        likely = opponents(document, case, takers, 1)
        claims += likely
        givers = tuple(claim.name for claim in likely)
    kept = [
        c
        for c in claims
        if c.name in (givers if c.role is _GIVING else takers) or c.role is PartyRole.MEDIATOR
    ]
    return Sides(tuple(kept), givers, takers)


def _of_exchange(
    document: Document, case: Case, claims: list[Claim], weights: Counter[str]
) -> Sides:
    """The two sides of an exchange: those of whom most is told as such, each with both roles."""
    weighed = salience(document, case, list(weights))
    for name, weight in weighed.weights.items():
        if name in weights or name not in weighed.third:
            weights[name] += _SALIENT * min(weight, _MOST)  # type: ignore[assignment]
    both = [name for name, weight in weights.most_common(2) if weight >= _LEAST]
    if len(both) < _TWO:  # one alone that nobody says lets anyone go may only be a place
        both = [name for name in both if any(claim.name == name for claim in claims)]
    claims += [
        Claim(name, _GIVING, weighed.spans[name], "party.opponent", 0.5)
        for name in both
        if all(claim.name != name for claim in claims)
    ]
    party_to = [*both, *(name for name in _of_many(case) if name not in both)]
    kept = [c for c in claims if c.name in party_to]
    for name in party_to:
        span = next(c.span for c in kept if c.name == name)
        kept += [Claim(name, role, span, "party.exchange") for role in (_GIVING, _TAKING)]
    return Sides(tuple(kept), tuple(both), tuple(both))


def _of_many(case: Case) -> list[str]:
    """The parties of an exchange told as one of more than two: "Peru, Chile and Spain swapped"."""
    lists = (
        act.agents
        for act in case.acts
        if act.kind == "exchange" and act.mode in LIVE and len(act.agents) > _TWO
    )
    return list(dict.fromkeys(name for names in lists for name in names))


def _brokers(case: Case, givers: tuple[str, ...]) -> set[str]:
    """Who obtains the release of people that are not its own."""
    nations = {name for act in case.acts for people in act.people for name in people.nations}
    return {
        act.securer
        for act in case.acts
        if act.securer and nations and act.securer not in nations and nations <= set(givers)
    }


def _act_claims(document: Document, act: Act, case: Case) -> Iterator[Claim]:
    """Who gives and who takes, by one act."""
    sentence = document.sentences[act.sentence]
    if act.mode == "hoped" and case.kind is EventKind.ONE_SIDED_RELEASE:
        return
    factor = 0.3 if act.mode == "hoped" or act.subordinate else 1.0
    factor *= 1.0 if act.sentence in document.lead else _BODY
    factor *= _JOURNEY if act.rule == "act.journey" else 1.0
    for name, role, weight in _named_in(document, act):
        yield Claim(name, role, _span_of(sentence, name, act), act.rule, weight * factor)
    for mark in _described(document, act):
        yield Claim(mark.name, _TAKING, sentence.quote(mark.first, mark.last), act.rule, factor)
    yield from _named_people(document, act, factor)
    for people in act.people:
        ours = set(sentence.words[people.first : people.last]) & {"our"}
        if ours and document.speaker is not None and document.speaker not in act.agents:
            span = sentence.quote(people.first, people.last)
            yield Claim(document.speaker, _TAKING, span, "party.ours", factor)
        for name in people.nations:
            if name not in act.agents or act.kind == "exchange":
                span = sentence.quote(people.first, people.last)
                yield Claim(name, _TAKING, span, act.rule, factor)


def _named_in(document: Document, act: Act) -> Iterator[tuple[str, PartyRole, float]]:
    """The parties that are arguments of an act, with role and weight."""
    for name in act.agents:
        if act.kind == "release" and relieves(document.word_of(name)):
            continue  # the Red Cross that "repatriated 19 men" holds nobody
        yield name, _GIVING, 2
        if act.kind == "exchange":
            yield name, _TAKING, 2
    if act.giver:
        yield act.giver, _GIVING, 1
    if act.securer and has_people(document.word_of(act.securer)):
        yield act.securer, _TAKING, 1
    if act.to and act.to not in act.agents and has_people(document.word_of(act.to)):
        yield act.to, _TAKING, 0.6


def relieves(word: PartyWord) -> bool:
    """Whether a party is a body that helps and holds nobody, and no command with prisoners."""
    return word.kind in _BODIES and not word.name.endswith("Command")


def _named_people(document: Document, act: Act, factor: float) -> Iterator[Claim]:
    """The parties of those who are named as freed: "Ana Roe, a Chilean, was released"."""
    if act.rule not in _PASSIVES or act.kind != "release":
        return
    for name in document.names.get(act.sentence, ()):
        near = 0 <= act.first - name.last <= _BESIDE and not name.title and not name.office
        word = document.words.get(name.party or "") if near else None
        if word is not None and has_people(word) and word.name not in act.agents:
            span = document.sentences[act.sentence].quote(name.first, name.last)
            yield Claim(word.name, _TAKING, span, "party.of_freed", 0.4 * factor)


def _described(document: Document, act: Act) -> Iterator[PartyMark]:
    """Nations in what stands before the name of somebody freed: "the American student Jane Roe"."""
    sentence = document.sentences[act.sentence]
    for name in document.names.get(act.sentence, ()):
        if act.rule in _PASSIVES:
            near = 0 <= act.first - name.last <= _BESIDE
        else:
            near = 0 <= name.first - act.last <= _BESIDE
        for mark in sentence.parties if near else ():
            gap = sentence.words[mark.last : name.first]
            if (
                gap
                and mark.name not in act.agents
                and "," not in gap
                and describes(gap)
                and (mark.word.form == "adjective" or mark.word.acronym)
            ):
                yield mark


def _span_of(sentence: Sentence, name: str, act: Act) -> Span:
    """The clause that proves a role: the party with the act, where they stand close together."""
    near = act.first
    marks = [mark for mark in sentence.parties if mark.name == name]
    if not marks:
        return sentence.quote(near, min(max(act.last, near + 1), len(sentence.tokens)))
    best = min(marks, key=lambda mark: abs(mark.first - near))
    first, last = min(best.first, act.first), max(best.last, act.last)
    behind = act.people[-1].last if act.people else last
    if last < behind <= first + _CLAUSE:
        last = behind
    inside = sentence.tokens[first:last]
    if last - first > _CLAUSE or any(token.text in ".;!?" for token in inside):
        return sentence.quote(best.first, best.last)
    return sentence.quote(first, last)
