"""Stage five a: which parties take part, and in what roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from schemas import EventKind, PartyKind, PartyRole
from summarizer.rules.arguments import chain_right, describes
from summarizer.rules.clause import Act
from summarizer.rules.document import Document
from summarizer.rules.gating import Case
from summarizer.rules.grammar import bag
from summarizer.rules.marks import PartyMark, Sentence
from summarizer.rules.words import word_set
from summarizer.text.spans import Span

_PEOPLED = frozenset({PartyKind.STATE, PartyKind.ARMED_GROUP})
"""Kinds of party that have people to be released."""
_ARTICLES = frozenset({"the", "so", "-", "called", '"', "``"})
_CUSTODY = bag(
    "jail jails gaol gaols prison prisons custody captivity detention hands territory camps "
    "prisoner prisoners captive captives hostage hostages dungeons"
)
_CAPTORS = bag("held holds hold holding captured detained")
_CLAUSE = 16
"""Most tokens of a clause that is quoted to prove a role."""
_GIVING, _TAKING = PartyRole.RELEASING, PartyRole.RECEIVING


@dataclass(frozen=True, slots=True)
class Claim:
    """That a party has a role, the words that say so, and the rule that read them."""

    name: str
    role: PartyRole
    span: Span
    rule: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sides:
    """Who releases and who receives.

    ``claims`` prove it; ``given`` and ``taken`` are in order of weight.
    """

    claims: tuple[Claim, ...]
    given: tuple[str, ...]
    taken: tuple[str, ...]

    def other(self, name: str | None) -> str | None:
        """The other side of a deal of two."""
        both = list(dict.fromkeys((*self.given, *self.taken)))
        if name in both and len(both) == 2:
            return both[1 - both.index(name)]
        return None


def find_sides(document: Document, case: Case) -> Sides:
    """Who lets go and whose people they are."""
    claims = [c for act in case.acts for c in _act_claims(document, act, case)]
    claims.extend(_holder_claims(document, case))
    if not any(claim.role is _GIVING for claim in claims):
        claims.extend(_captor_claims(document, case))
    if not any(claim.role is _TAKING for claim in claims):
        claims.extend(_own_claims(document, {claim.name for claim in claims}))
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for claim in claims:
        (given if claim.role is _GIVING else taken)[claim.name] += claim.weight  # type: ignore[assignment]
    if case.kind is EventKind.EXCHANGE:
        both = [name for name, _ in (given + taken).most_common(2)]
        if len(both) < 2:
            claims += _opponents(document, case, both)
            both = list(dict.fromkeys((*both, *(c.name for c in claims))))[:2]
        kept = [c for c in claims if c.name in both]
        for name in both:
            span = next(c.span for c in kept if c.name == name)
            kept += [Claim(name, role, span, "party.exchange") for role in (_GIVING, _TAKING)]
        return Sides(tuple(kept), tuple(both), tuple(both))
    givers = tuple(name for name, _ in given.most_common(2))
    brokers = _brokers(case, givers)
    claims = [
        Claim(c.name, PartyRole.MEDIATOR, c.span, "party.broker") if c.name in brokers else c
        for c in claims
    ]
    takers = tuple(n for n, _ in taken.most_common() if n not in givers and n not in brokers)[:1]
    if not takers and not brokers:
        home = _home_state(document, case, givers)
        if home is not None:
            claims.append(home)
            takers = (home.name,)
    kept = [
        c
        for c in claims
        if c.name in (givers if c.role is _GIVING else takers) or c.role is PartyRole.MEDIATOR
    ]
    return Sides(tuple(kept), givers, takers)


def _opponents(document: Document, case: Case, known: list[str]) -> list[Claim]:
    """Sides that the clause of the exchange leaves out.

    They are the one armed group of the text, and the government that it fights.
    """
    spans: dict[str, Span] = {}
    times: Counter[str] = Counter()
    for sentence in document.sentences:
        if sentence.index not in case.current:
            continue
        for mark in sentence.parties:
            group = mark.word.kind is PartyKind.ARMED_GROUP
            side = mark.rule == "party.organ" and sentence.tokens[mark.last - 1].low == "side"
            if mark.name not in known and (group or side or mark.rule == "party.government"):
                spans.setdefault(mark.name, sentence.quote(mark.first, mark.last))
                times[mark.name] += 1
    found = [name for name, _ in times.most_common(2)]
    if not found and known and document.word_of(known[0]).kind is PartyKind.ARMED_GROUP:
        found = _facing(document, known[0], spans)
    if len(found) + len(known) != 2:
        return []
    return [Claim(name, _GIVING, spans[name], "party.opponent", 0.5) for name in found]


def _facing(document: Document, group: str, spans: dict[str, Span]) -> list[str]:
    """The state that stands beside an armed group in a list of two: "Israel and Hamas"."""
    for sentence in document.sentences:
        for one, other in pairwise(sentence.parties):
            names = {one.name, other.name}
            if group not in names or len(names) < 2 or other.first - one.last > 2:
                continue
            mark = one if other.name == group else other
            if mark.word.kind is PartyKind.STATE and sentence.tokens[one.last].low == "and":
                spans[mark.name] = sentence.quote(mark.first, mark.last)
                return [mark.name]
    return []


def _home_state(document: Document, case: Case, givers: tuple[str, ...]) -> Claim | None:
    """The state whose people an armed group holds: the first that the acts name."""
    if not givers or any(document.word_of(name).kind is PartyKind.STATE for name in givers):
        return None
    for act in case.acts:
        sentence = document.sentences[act.sentence]
        for mark in sentence.parties:
            if mark.word.kind is PartyKind.STATE and mark.word.form in {"name", "organ"}:
                return Claim(
                    mark.name, _TAKING, sentence.quote(mark.first, mark.last), "party.home", 0.5
                )
    return None


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
    for name, role, weight in _named_in(document, act):
        yield Claim(name, role, _span_of(sentence, name, act), act.rule, weight * factor)
    for mark in _described(document, act):
        yield Claim(mark.name, _TAKING, sentence.quote(mark.first, mark.last), act.rule, factor)
    for people in act.people:
        ours = {token.low for token in sentence.tokens[people.first : people.last]} & {"our"}
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
        yield name, _GIVING, 2
        if act.kind == "exchange":
            yield name, _TAKING, 2
    if act.giver:
        yield act.giver, _GIVING, 1
    if act.securer:
        yield act.securer, _TAKING, 1
    if act.to and act.to not in act.agents and document.word_of(act.to).kind in _PEOPLED:
        yield act.to, _TAKING, 0.6


def _described(document: Document, act: Act) -> Iterator[PartyMark]:
    """Nations in what stands before the name of somebody freed: "the American student Jane Roe"."""
    sentence = document.sentences[act.sentence]
    for name in document.names.get(act.sentence, ()):
        if act.rule in {"act.passive", "act.reunited"}:
            near = 0 <= act.first - name.last <= 12
        else:
            near = 0 <= name.first - act.last <= 12
        for mark in sentence.parties if near else ():
            gap = [token.low for token in sentence.tokens[mark.last : name.first]]
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


def _holder_claims(document: Document, case: Case) -> Iterator[Claim]:
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
    before = [token.low for token in sentence.tokens[max(0, mark.first - 8) : mark.first]]
    before = ["", "", *(low for low in before if low not in _ARTICLES)]
    if mark.word.form == "adjective":
        return 1.5 if _in_custody(sentence, mark, before) else 0
    held = before[-2] in word_set("hold")
    if before[-1] == "of" and before[-2] in _CUSTODY:
        return 1
    if held and before[-1] == "by":
        return 1.5
    if before[-1] != "in" or mark.word.form not in {"name", "organ"}:
        return 0
    if held:
        return 0.8
    return 1 if mark.first - 1 in ends else 0


def _captor_claims(document: Document, case: Case) -> Iterator[Claim]:
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


def _own_claims(document: Document, known: set[str]) -> Iterator[Claim]:
    """A government that announces in its own voice who is let go by another gets its own back."""
    speaker = document.speaker
    for sentence in document.sentences if speaker and known - {speaker} else ():
        for mark in sentence.parties:
            if mark.name == speaker:
                span = sentence.quote(mark.first, mark.last)
                yield Claim(speaker, _TAKING, span, "party.speaker", 0.3)
                return


def _in_custody(sentence: Sentence, mark: PartyMark, before: list[str]) -> bool:
    """As in "held in Israeli jails", "freed from Russian captivity"."""
    after = [token.low for token in sentence.tokens[mark.last : mark.last + 2]]
    return before[-1:] in (["in"], ["from"]) and bool(_CUSTODY & set(after))
