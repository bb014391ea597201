"""Which events a text reports, and what of it tells of each (codebook, rules 1 and 4)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from schemas import EventKind, Status
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.candidate_acts import Refused, sift, staged
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.events.counterevidence import outweighed
from summarizer.rules.english.events.digests import items, topics_of
from summarizer.rules.english.events.history import past_sentences
from summarizer.rules.english.events.kinds import find_kind
from summarizer.rules.english.events.newsworthiness import gate, is_live, paragraphs, passage
from summarizer.rules.english.events.sections import own_part, sections
from summarizer.rules.english.events.status import find_status
from summarizer.rules.english.events.text_cues import cues_of
from summarizer.rules.english.events.told import Telling
from summarizer.rules.english.lexicon.words import load
from summarizer.rules.english.sentences.memory import once

WEIGHED = "event.weighed"
"""Rule of an event that the weights alone find."""
_NEAREST = 6
"""Most acts of a sentence that are looked at for each of its numbers and parties."""
_OF_FIELD = 3
"""Words of another field from which a text belongs to it."""
_PAIR = 2
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """The acts that make up the event of a document.

    Attributes:
        acts: in order of the text; those of history paragraphs are left out.
        current: indices of the sentences that tell of the event or of its surroundings.
        scope: indices of the sentences of the part of the text that tells of it.
        part: the indices among which ``scope`` was looked for, so that they tell of no other event.
        telling: how likely each sentence of the document is to tell a step.
        chances: by which weights decided on what rules name, as far as they did.
        rules: which rule says that there is an event (""), and which its ".kind" and ".status".
    """

    kind: EventKind
    status: Status
    acts: tuple[Act, ...]
    current: frozenset[int]
    scope: frozenset[int]
    rules: dict[str, str]
    telling: Telling
    chances: dict[str, float] = field(default_factory=dict)
    part: frozenset[int] = frozenset()
    by_sentence: dict[int, tuple[Act, ...]] = field(init=False)
    """The acts by index of the sentence."""
    told: frozenset[int] = field(init=False)
    """Indices of the sentences that tell of the event, not only of hopes for it."""
    memory: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What was read of it, see ``sentences.memory``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "part", self.part | self.scope)
        by_sentence: dict[int, tuple[Act, ...]] = {}
        for act in self.acts:
            by_sentence[act.sentence] = (*by_sentence.get(act.sentence, ()), act)
        object.__setattr__(self, "by_sentence", by_sentence)
        told = frozenset(
            index
            for index, acts in self.by_sentence.items()
            if self.undone or all(act.mode != "hoped" for act in acts)
        )
        object.__setattr__(self, "told", told)

    def acts_near(self, index: int, at: int) -> tuple[Act, ...]:
        """The acts of a sentence; of very many, those on both sides of a token."""
        acts = self.by_sentence.get(index, ())
        if len(acts) <= _NEAREST:
            return acts
        behind = bisect_left(acts, at, key=lambda act: act.first)
        first = max(0, min(behind - _NEAREST // 2, len(acts) - _NEAREST))
        return acts[first : first + _NEAREST]

    @property
    def by_rule(self) -> bool:
        """Whether rules find the event, and not the weights alone."""
        return self.rules[""] != WEIGHED

    @property
    def undone(self) -> bool:
        """Whether the release is only offered, or has come to nothing."""
        return self.status in (Status.PROPOSED, Status.FAILED)


def by_rules_alone(document: Document, case: Case) -> bool:
    """Whether there is too little to weigh: a note of a sentence or two in which rules find it all.

    What they propose is then taken as it is.
    """
    return document.brief and case.by_rule


@dataclass(frozen=True, slots=True)
class Finding:
    """The events of a document, in order of the text, or why there is none.

    Attributes:
        cases: the events.
        rule: by which there is none; "" where there are events.
        refused: acts that make no event, each with the rule that says why.
        chance: that there is none, by the weights, where they decided.
    """

    cases: tuple[Case, ...]
    rule: str = ""
    refused: tuple[Refused, ...] = ()
    chance: float | None = None


def by_rules(document: Document, about: Captivity, told: Telling) -> Finding:
    """The events that rules alone find in a document.

    ``about`` is what it speaks of, ``told`` how likely its sentences are to tell a step.

    Parts under headings of their own are several events where no party acts in two of them;
    otherwise the document is read as a whole.
    """
    if (bar := barred(document)) is not None:
        return bar
    acts, unfit = sift(document, about)
    parts = items(document.text, document.sentences)
    if parts and {act.sentence for act in document.acts} <= frozenset().union(*parts):
        found = [
            _case(document, about, told, [_past(a) for a in acts if a.sentence in p], p)
            for p in parts
        ]
        digest = tuple(_each_once([case for case in found if case is not None], parts, document))
        return Finding(digest) if digest else _none(acts, unfit)
    parts = sections(document.sentences)
    if len(parts) > 1:
        found = [
            _case(document, about, told, [a for a in acts if a.sentence in part], part)
            for part in parts
        ]
        cases = [case for case in found if case is not None]
        placed = _placed(document, parts)
        if len(cases) > 1 and (placed or _apart(cases) or _of_years(document, cases)):
            return Finding(tuple(cases))
    whole = own_part(document)
    case = _case(document, about, told, acts, whole)
    if case is None:
        return _none(acts, unfit)
    against = _against(document, about, case)
    if against is None:
        return Finding((case,))
    return Finding((), against, tuple(Refused(act, "act.outweighed") for act in case.acts))


@once
def barred(document: Document) -> Finding | None:
    """Why a document can have no event, however likely: it is of something else, or has no act."""
    field = "staged" if staged(document) else "other_field" if _elsewhere(document) else None
    if field is not None:
        every = tuple(Refused(act, f"act.{field}") for act in document.acts)
        return Finding((), f"none.{field}", every)
    return None if document.acts else Finding((), "none.no_act")


def _against(document: Document, about: Captivity, case: Case) -> str | None:
    """The rule by which what speaks against an event outweighs it, or None."""
    return outweighed(document, about, case.acts, case.scope, case.rules[""])


def _each_once(
    cases: Sequence[Case], parts: Sequence[frozenset[int]], document: Document
) -> Iterator[Case]:
    """The cases of a digest without those that go on about another.

    They are of the same two parties, or stand under one heading and name none besides.
    """
    told: list[tuple[int, set[str]]] = []
    topics = dict(zip(parts, topics_of(parts, document.sentences), strict=True))
    for case in cases:
        named = {name for act in case.acts for name in act.named}
        topic = topics[case.scope]
        if not any(
            len(named & others) >= _PAIR or (topic == of and (not named or named & others))
            for of, others in told
        ):
            yield case
        told.append((topic, named))


def _past(act: Act) -> Act:
    """An act of a digest, which tells in the present tense of what has happened."""
    return replace(act, mode="done") if act.mode == "present" else act


def _none(acts: Sequence[Act], unfit: Sequence[Refused]) -> Finding:
    """Why some acts, none of which is the news of its document, make no event."""
    refused = [*unfit, *(Refused(act, _unlike_news(act)) for act in acts)]
    refused.sort(key=lambda each: (each.act.sentence, each.act.first))
    if not acts:
        rule = "none.unfit"
    else:
        rule = "none.mention" if any(is_live(act) for act in acts) else "none.not_a_step"
    return Finding((), rule, tuple(refused))


def _unlike_news(act: Act) -> str:
    if not is_live(act):
        return "act.no_step"
    return "act.subordinate" if act.subordinate else "act.not_in_lead"


def _apart(cases: Sequence[Case]) -> bool:
    """Whether each case has parties, and no party acts in two of them."""
    named = [{name for act in case.acts for name in act.named} for case in cases]
    together = sum(len(names) for names in named)
    return all(named) and len(set().union(*named)) == together


def _placed(document: Document, parts: Sequence[frozenset[int]]) -> bool:
    """Whether most parts are headed by the countries or capitals that they are about."""
    titles = [document.sentences[min(part)] for part in parts]
    placed = sum(bool(title.parties) for title in titles)
    return placed == len(parts) or (len(parts) > _PAIR and 2 * placed > len(parts))


def _of_years(document: Document, cases: Sequence[Case]) -> bool:
    """Whether each part is headed by a year of its own, as in a work of reference."""
    years = []
    for case in cases:
        title = document.sentences[min(case.scope)]
        years += [token.text for token in title.tokens if _YEAR.fullmatch(token.text)]
    return len(set(years)) == len(cases)


def _case(
    document: Document,
    about: Captivity,
    told: Telling,
    acts: Sequence[Act],
    scope: frozenset[int],
) -> Case | None:
    """The event that some acts of a scope make up, or None."""
    live = [act for act in acts if is_live(act)]
    rule = gate(document, about, live, scope, cues_of(document, about, acts, scope))
    if rule is None:
        return None
    part = scope
    if rule in {"event.paragraph", "event.passage"}:
        scope = passage(document, live) or paragraphs(document, live)
        live, acts = ([a for a in each if a.sentence in scope] for each in (live, acts))
    kind, kind_rule = find_kind(document, about, live, acts)
    current = scope - past_sentences(document, live)
    kept = tuple(act for act in acts if act.sentence in current)
    status, status_rule = find_status(document, live, kind, scope)
    rules = {"": rule, ".kind": kind_rule, ".status": status_rule}
    return Case(kind, status, kept, current, scope, rules, told, part=part)


def _elsewhere(document: Document) -> bool:
    """Whether the text is of a field that swaps players, stocks or students."""
    told = frozenset().union(*(sentence.lows for sentence in document.sentences))
    for words in load("elsewhere").values():
        found = told.intersection(words)
        if len(found) >= _OF_FIELD:
            captives = sum(p.word.group == "captive" for s in document.sentences for p in s.people)
            if captives <= len(found):
                return True
    return False
