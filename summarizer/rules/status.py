"""How far an event has come, by what the body asserts (codebook, rule 3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schemas import EventKind, Status
from summarizer.rules.clause import Act
from summarizer.rules.document import Document
from summarizer.rules.grammar import bag
from summarizer.rules.marks import Sentence
from summarizer.rules.words import word_set

_MORE = bag("last remaining more next further second another rest additional phase stage")
_BATCHES = bag("batch batches group phase stage tranche round wave of")
_STEPS = bag("exchange swap release handover ceremony deal transfer operation flights")


def find_status(
    document: Document, live: Sequence[Act], kind: EventKind, scope: frozenset[int]
) -> tuple[Status, str]:
    """The status, and the rule: a title's tense counts only where nothing else does."""
    body = [
        act for act in live if not document.sentences[act.sentence].heading and not act.subordinate
    ] or list(live)
    modes = [act.mode for act in body]
    done = modes.count("done")
    if "failed" in modes and not done and "now" not in modes:
        return Status.FAILED, "status.failed"
    active = any(act.mode == "now" and act.rule == "act.active" for act in body)
    swapping = any(act.mode == "now" and act.kind == "exchange" for act in body)
    if (swapping and kind is EventKind.EXCHANGE) or (active and "due" in modes):
        return Status.ONGOING, "status.under_way"
    if done or "now" in modes:
        more = [a for a in body if a.mode == "due" and _further(document.sentences[a.sentence])]
        told = [document.sentences[index] for index in sorted(scope & document.lead)]
        first = any(_first_of(sentence) for sentence in told)
        if more or first:
            return Status.ONGOING, "status.more_to_come" if more else "status.first_batch"
        return Status.COMPLETED, "status.done"
    if set(modes) == {"present"} and any(_reported(document, act) for act in body):
        return Status.COMPLETED, "status.present_told"
    return _not_begun(document, modes, scope)


def _reported(document: Document, act: Act) -> bool:
    """As in "Rebels free ten men.", a sentence that opens a dated text: a calendar of news."""
    sentence = document.sentences[act.sentence]
    opens = sentence.index == 0 and not sentence.heading
    dated = document.source.info.published is not None
    return opens and dated and act.rule == "act.active" and bool(act.agents)


def _not_begun(
    document: Document, modes: Sequence[str], scope: frozenset[int]
) -> tuple[Status, str]:
    """The status where nobody is said to have been handed over."""
    if {"due", "agreed", "present"} & set(modes):
        if any(_called_off(document.sentences[index]) for index in sorted(scope)):
            return Status.FAILED, "status.called_off"
        return Status.AGREED, "status.agreed"
    if "offered" in modes:
        return Status.PROPOSED, "status.offered"
    return Status.UNCLEAR, "status.unclear"


def _further(sentence: Sentence) -> bool:
    """Whether a sentence speaks of more people to come."""
    return not _MORE.isdisjoint(sentence.lows)


def _first_of(sentence: Sentence) -> bool:
    """As in "the first of up to 2,000", "in the first phase of the exchange"."""
    lows = [token.low for token in sentence.tokens]
    return any(low in {"first", "second"} and then in _BATCHES for low, then in pairwise(lows))


def _called_off(sentence: Sentence) -> bool:
    """As in "cancelled the ceremony", "the swap was called off", "the talks collapsed"."""
    lows = [token.low for token in sentence.tokens]
    failed = word_set("failed") - {"refused", "refuses", "refuse", "declined", "broke", "broken"}
    for at, low in enumerate(lows):
        off = low == "called" and lows[at + 1 : at + 2] == ["off"]
        if (low in failed or off) and _STEPS & set(lows[max(0, at - 6) : at + 5]):
            return True
    return False
