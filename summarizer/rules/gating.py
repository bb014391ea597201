"""Stage four: is there an event, of which kind, how far has it come (codebook, rules 1 to 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas import EventKind, Status
from summarizer.rules.clause import LIVE, Act
from summarizer.rules.document import Document
from summarizer.rules.grammar import bag
from summarizer.rules.history import past_sentences, recalled
from summarizer.rules.marks import Sentence
from summarizer.rules.sections import sections
from summarizer.rules.status import find_status
from summarizer.rules.words import load, word_set

_OF_FIELD = 3
"""Words of another field from which a text belongs to it."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_RAID_LEAD = 6
_DENSE = 0.13
"""Share of sentences with an act from which an undated text has the release for its subject."""
_NO_RELEASE = bag(
    "rescued rescue rescues escaped escape stormed raid raided parole bail acquitted amnesty"
)


@dataclass(frozen=True, slots=True)
class Case:
    """The acts that make up the event of a document.

    Attributes:
        acts: in order of the text; those of history paragraphs are left out.
        by_sentence: the same by index of the sentence.
        current: indices of the sentences that tell of the event or of its surroundings.
        scope: indices of the sentences of the part of the text that tells of it.
    """

    kind: EventKind
    status: Status
    acts: tuple[Act, ...]
    current: frozenset[int]
    scope: frozenset[int]
    rule: str
    by_sentence: dict[int, tuple[Act, ...]]
    told: frozenset[int] = field(init=False)
    """Indices of the sentences that tell of the event, not only of hopes for it."""

    def __post_init__(self) -> None:
        told = frozenset(
            index
            for index, acts in self.by_sentence.items()
            if self.undone or all(act.mode != "hoped" for act in acts)
        )
        object.__setattr__(self, "told", told)

    @property
    def undone(self) -> bool:
        """Whether the release is only offered, or has come to nothing."""
        return self.status in (Status.PROPOSED, Status.FAILED)


def find_cases(document: Document) -> list[Case]:
    """The events that the document reports, in order of the text.

    Parts under headings of their own are several events where no party acts in two of them;
    otherwise the document is read as a whole.
    """
    if _elsewhere(document):
        return []
    acts = _usable(document)
    parts = sections(document.sentences)
    whole = frozenset(range(len(document.sentences)))
    if len(parts) > 1:
        cases = [
            case
            for part in parts
            if (case := _case(document, [a for a in acts if a.sentence in part], part))
        ]
        if len(cases) > 1 and (_apart(cases) or _of_years(document, cases)):
            return cases
    case = _case(document, acts, whole)
    return [case] if case is not None else []


def _apart(cases: Sequence[Case]) -> bool:
    """Whether each case has parties, and no party acts in two of them."""
    named = [{name for act in case.acts for name in act.named} for case in cases]
    together = sum(len(names) for names in named)
    return all(named) and len(set().union(*named)) == together


def _of_years(document: Document, cases: Sequence[Case]) -> bool:
    """Whether each part is headed by a year of its own, as in a work of reference."""
    years = []
    for case in cases:
        title = document.sentences[min(case.scope)]
        years += [token.text for token in title.tokens if _YEAR.fullmatch(token.text)]
    return len(set(years)) == len(cases)


def _usable(document: Document) -> list[Act]:
    """The acts that are neither of another kind nor recalled from the past."""
    captivity = _captivity(document)
    told = {act.sentence for act in document.acts}
    raid = _raid(document)
    barred = {index for index in told if _no_release(document.sentences[index])}
    return [
        act
        for act in document.acts
        if (not act.weak or captivity)
        and act.sentence not in barred
        and not (raid and _own(act))
        and not _extradition(document, act)
        and not recalled(document, act)
    ]


def _case(document: Document, acts: Sequence[Act], scope: frozenset[int]) -> Case | None:
    """The event that some acts of a scope make up, or None."""
    live = [act for act in acts if act.mode in LIVE and _concrete(act)]
    rule = _gate(document, live, scope)
    if rule is None:
        return None
    kind = _kind(document, live, acts)
    current = scope - past_sentences(document, live)
    kept = tuple(act for act in acts if act.sentence in current)
    by_sentence: dict[int, tuple[Act, ...]] = {}
    for act in kept:
        by_sentence[act.sentence] = (*by_sentence.get(act.sentence, ()), act)
    status = find_status(document, live, kind, scope)
    return Case(kind, status, kept, current, scope, rule, by_sentence)


def _elsewhere(document: Document) -> bool:
    """Whether the text is of a field that swaps players, stocks or students."""
    for words in load("elsewhere").values():
        field = frozenset(words)
        found = {low for s in document.sentences for low in s.lows & field}
        if len(found) >= _OF_FIELD:
            captives = sum(p.word.group == "captive" for s in document.sentences for p in s.people)
            if captives <= len(found):
                return True
    return False


def _raid(document: Document) -> bool:
    """Whether the text opens with a rescue or a raid."""
    lead = document.sentences[:_RAID_LEAD]
    return any(not _NO_RELEASE.isdisjoint(sentence.lows) for sentence in lead)


def _own(act: Act) -> bool:
    """Whether a side frees people of its own: a rescue, or an amnesty."""
    nations = {name for people in act.people for name in people.nations}
    return act.rule == "act.active" and bool(nations) and nations <= set(act.agents)


def _concrete(act: Act) -> bool:
    return bool(
        act.people
        or act.agents
        or act.to
        or act.securer
        or act.giver
        or act.kind == "exchange"
        or act.rule in {"act.active", "act.passive", "act.noun"}
    )


def _gate(document: Document, live: Sequence[Act], scope: frozenset[int]) -> str | None:
    """The rule by which there is an event, or None."""
    main = [act for act in live if not act.subordinate]
    if len(scope) < len(document.sentences):
        return "event.section" if any(_tells_step(act) or act.agents for act in main) else None
    if any(_leads(document, act) for act in main):
        return "event.lead"
    if main and _telling_title(document):
        return "event.title"
    return _gate_of_body(document, main)


def _gate_of_body(document: Document, main: Sequence[Act]) -> str | None:
    """The same where lead and title are silent."""
    if document.source.info.published is None:
        told = {act.sentence for act in document.acts}
        firm = any(_tells_step(act) or act.agents for act in main)
        if firm and len(told) >= _DENSE * len(document.sentences):
            return "event.subject"
        return None
    for act in main:
        if _opens_paragraph(document, act) and _tells_step(act):
            return "event.paragraph"
    return None


def _leads(document: Document, act: Act) -> bool:
    return act.sentence in document.lead


def _telling_title(document: Document) -> bool:
    """Whether the title names a release or an exchange in any form."""
    return any(
        document.sentences[act.sentence].index == 0 and not act.weak for act in document.acts
    )


def _tells_step(act: Act) -> bool:
    """Whether an act is told with its people: a number of them, or both sides of a swap."""
    return any(p.quantity for p in act.people) or (
        act.kind == "exchange" and bool(act.people or act.agents)
    )


def _opens_paragraph(document: Document, act: Act) -> bool:
    index = act.sentence
    return index == 0 or (
        document.sentences[index - 1].paragraph != document.sentences[index].paragraph
    )


def _no_release(sentence: Sentence) -> bool:
    return not _NO_RELEASE.isdisjoint(sentence.lows)


def _extradition(document: Document, act: Act) -> bool:
    """Whether an act without numbers tells of somebody handed to a court."""
    if any(people.quantity for people in act.people):
        return False
    near = document.sentences[max(0, act.sentence - 2) : act.sentence + 1]
    return any(token.low.startswith("extradit") for sentence in near for token in sentence.tokens)


def _captivity(document: Document) -> bool:
    """Whether the text speaks of people held at all."""
    hold = word_set("hold")
    return any(not act.weak and act.mode in LIVE for act in document.acts) or any(
        any(people.word.group == "captive" for people in sentence.people)
        or not hold.isdisjoint(sentence.lows)
        for sentence in document.sentences
    )


def _kind(document: Document, live: Sequence[Act], acts: Sequence[Act]) -> EventKind:
    exchanges = [act for act in live if act.kind == "exchange" and act.rule != "act.swap_again"]
    releases = {act.sentence for act in live if act.kind == "release"}
    named = [act for act in acts if act.rule == "act.swap_in"]
    if any(_leads(document, act) and (act.sentence in releases) for act in named):
        return EventKind.EXCHANGE
    if any(_leads(document, act) for act in exchanges) or len(exchanges) > 1:
        return EventKind.EXCHANGE
    undated = document.source.info.published is None
    if exchanges and (undated or len(exchanges) >= len(live) / 3):
        return EventKind.EXCHANGE
    givers = {act.agents[0] for act in live if act.kind == "release" and act.agents}
    takers = {n for act in live if act.kind == "release" for p in act.people for n in p.nations}
    if len(givers) > 1 and (
        len(givers & takers) > 1 or (givers & takers and _swap_in_lead(document))
    ):
        return EventKind.EXCHANGE
    titled = [a for a in document.acts if a.kind == "exchange" and a.mode != "hoped"]
    if not exchanges and (_leads_any(document, titled) or _titled_swap(document)):
        return EventKind.EXCHANGE
    return EventKind.ONE_SIDED_RELEASE


def _titled_swap(document: Document) -> bool:
    """Whether the title is of "the exchange" without more, as that of a press call."""
    title = document.sentences[0]
    nouns = word_set("exchange", "nouns")
    denied = {"no", "not", "nobody", "without"}
    return title.heading and bool(nouns & title.lows) and not denied & title.lows


def _swap_in_lead(document: Document) -> bool:
    swap = word_set("exchange", "nouns")
    return any(t.low in swap for i in document.lead for t in document.sentences[i].tokens)


def _leads_any(document: Document, acts: Sequence[Act]) -> bool:
    return any(document.sentences[act.sentence].index == 0 for act in acts)
