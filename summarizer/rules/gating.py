"""Stage four: is there an event, of which kind, how far has it come (codebook, rules 1 to 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas import EventKind, Status
from summarizer.rules.clause import Act
from summarizer.rules.document import Document
from summarizer.rules.grammar import bag
from summarizer.rules.history import past_sentences, recalled
from summarizer.rules.marks import Sentence
from summarizer.rules.words import word_set

_LIVE = frozenset({"done", "now", "present", "due", "agreed", "offered", "failed"})
_LEAD_SENTENCES = 5
_LEAD_CHARACTERS = 900
_MORE = bag("remaining more next further second another rest additional phase stage")
_DENSE = 0.13
"""Share of sentences with an act from which an undated text has the release for its subject."""
_NO_RELEASE = bag("rescued rescue escaped escape stormed raid parole bail acquitted amnesty")


@dataclass(frozen=True, slots=True)
class Case:
    """The acts that make up the event of a document.

    Attributes:
        acts: in order of the text; those of history paragraphs are left out.
        by_sentence: the same by index of the sentence.
        current: indices of the sentences that tell of the event or of its surroundings.
    """

    kind: EventKind
    status: Status
    acts: tuple[Act, ...]
    current: frozenset[int]
    rule: str
    by_sentence: dict[int, tuple[Act, ...]]

    @property
    def undone(self) -> bool:
        """Whether the release is only offered, or has come to nothing."""
        return self.status in (Status.PROPOSED, Status.FAILED)

    @property
    def told(self) -> frozenset[int]:
        """Indices of the sentences that tell of the event, not only of hopes for it."""
        return frozenset(
            index
            for index, acts in self.by_sentence.items()
            if self.undone or all(act.mode != "hoped" for act in acts)
        )


def find_case(document: Document) -> Case | None:
    """The event that the document reports, or None."""
    captivity = _captivity(document)
    told = {act.sentence for act in document.acts}
    barred = {index for index in told if _no_release(document.sentences[index])}
    acts = tuple(
        act
        for act in document.acts
        if (not act.weak or captivity)
        and act.sentence not in barred
        and not _extradition(document, act)
        and not recalled(document, act)
    )
    live = [act for act in acts if act.mode in _LIVE and _concrete(act)]
    rule = _gate(document, live)
    if rule is None:
        return None
    kind = _kind(document, live, acts)
    current = frozenset(range(len(document.sentences))) - past_sentences(document, live)
    acts = tuple(act for act in acts if act.sentence in current)
    by_sentence: dict[int, tuple[Act, ...]] = {}
    for act in acts:
        by_sentence[act.sentence] = (*by_sentence.get(act.sentence, ()), act)
    return Case(kind, _status(live, kind, document), acts, current, rule, by_sentence)


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


def _gate(document: Document, live: Sequence[Act]) -> str | None:
    """The rule by which there is an event, or None."""
    main = [act for act in live if not act.subordinate]
    for act in main:
        if _leads(document, act):
            return "event.lead"
    if main and _telling_title(document):
        return "event.title"
    if document.source.info.published is None:
        told = {act.sentence for act in document.acts}
        if main and len(told) >= _DENSE * len(document.sentences):
            return "event.subject"
        return None
    for act in main:
        if _opens_paragraph(document, act) and _tells_step(act):
            return "event.paragraph"
    return None


def _leads(document: Document, act: Act) -> bool:
    sentence = document.sentences[act.sentence]
    return sentence.index < _LEAD_SENTENCES and sentence.span.start < _LEAD_CHARACTERS


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
    return any(token.low in _NO_RELEASE for token in sentence.tokens)


def _extradition(document: Document, act: Act) -> bool:
    """Whether an act without numbers tells of somebody handed to a court."""
    if any(people.quantity for people in act.people):
        return False
    near = document.sentences[max(0, act.sentence - 2) : act.sentence + 1]
    return any(token.low.startswith("extradit") for sentence in near for token in sentence.tokens)


def _captivity(document: Document) -> bool:
    """Whether the text speaks of people held at all."""
    hold = word_set("hold")
    return any(not act.weak and act.mode in _LIVE for act in document.acts) or any(
        any(people.word.group == "captive" for people in sentence.people)
        or any(token.low in hold for token in sentence.tokens)
        for sentence in document.sentences
    )


def _kind(document: Document, live: Sequence[Act], acts: Sequence[Act]) -> EventKind:
    exchanges = [act for act in live if act.kind == "exchange" and act.rule != "act.swap_again"]
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
    if not exchanges and _leads_any(document, [a for a in acts if a.kind == "exchange"]):
        return EventKind.EXCHANGE
    return EventKind.ONE_SIDED_RELEASE


def _swap_in_lead(document: Document) -> bool:
    swap = word_set("exchange", "nouns")
    return any(t.low in swap for s in document.sentences[:_LEAD_SENTENCES] for t in s.tokens)


def _leads_any(document: Document, acts: Sequence[Act]) -> bool:
    return any(document.sentences[act.sentence].index == 0 for act in acts)


def _further(sentence: Sentence) -> bool:
    """Whether a sentence speaks of more people to come."""
    return any(token.low in _MORE for token in sentence.tokens)


def _status(live: Sequence[Act], kind: EventKind, document: Document) -> Status:
    """By what the body asserts: the title's tense counts only where nothing else does."""
    body = [
        act for act in live if not document.sentences[act.sentence].heading and not act.subordinate
    ] or list(live)
    modes = [act.mode for act in body]
    done = modes.count("done")
    if "failed" in modes and not done:
        return Status.FAILED
    if kind is EventKind.EXCHANGE and "now" in modes:
        return Status.ONGOING
    if done or "now" in modes:
        more = [a for a in body if a.mode == "due" and _further(document.sentences[a.sentence])]
        return Status.ONGOING if more else Status.COMPLETED
    if {"due", "agreed", "present"} & set(modes):
        return Status.AGREED
    return Status.PROPOSED if "offered" in modes else Status.UNCLEAR
