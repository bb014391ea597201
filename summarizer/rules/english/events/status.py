"""How far an event has come, by what the body asserts (codebook, rule 3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from schemas import EventKind, Status
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.lexicon.grammar import bag
from summarizer.rules.english.lexicon.words import either, word_set
from summarizer.rules.english.mentions.marks import Sentence

_MORE = bag(
    "remaining more next further second third another rest additional phase stage others batches "
    "stages phases last"
)
_COMING = bag("will due awaited expected scheduled promised planned follow tomorrow pending")
_BATCHES = bag(
    "batch batches group groups phase stage tranche round wave day convoy trainload shipload "
    "busload instalment installment contingent party lot flight bus lorry lorries ambulances train "
    "ship sailing step shipment"
)
_IT = bag("it this exchange swap release transfer operation")
_PERFORMED = bag("done carried completed effected accomplished executed")
_OFF = bag("called put broke broken breaks puts calls calling putting")
_HAPPENED = frozenset({"done", "now", "failed", "offered"})
_SOON = 9
"""Tokens from "more" to what says that they are to come."""
_HUNDREDS = 3
_FIRSTS = bag("first second earliest")
_TALKING = bag("talks talk negotiations hope hopes hoped exchanges swaps could may might")
"""Words of a sentence that speaks of what may come under another deal."""
_PLANNED = bag("will statement yet")
_NEAR = 2
"""Sentences around a headline's or a calendar's present tense that may speak of a plan."""
_STEPS = bag("exchange swap release handover ceremony deal transfer operation flights")


def find_status(
    document: Document, live: Sequence[Act], kind: EventKind, scope: frozenset[int]
) -> tuple[Status, str]:
    """The status, and the rule: a title's tense counts only where nothing else does."""
    body = _main(document, live)
    modes = [act.mode for act in body]
    first = _leading(document, body)
    if "failed" in modes and not {"done", "now"} & set(modes):
        return Status.FAILED, "status.failed"
    if first and first <= {"offered", "hoped"}:
        return Status.PROPOSED, "status.offered_first"
    if _under_way(body, kind):
        return Status.ONGOING, "status.under_way"
    planned = first and first <= {"agreed", "due", "offered"} and not _since(body)
    if {"done", "now"} & set(modes) and not planned:
        rule = _more_to_come(document, body, scope)
        return (Status.ONGOING, rule) if rule else (Status.COMPLETED, "status.done")
    if set(modes) == {"present"} and (rule := _told_as_done(document, body)):
        return Status.COMPLETED, rule
    return _not_begun(document, modes, scope)


def _under_way(body: Sequence[Act], kind: EventKind) -> bool:
    """As in "they are exchanging prisoners", "it is handing over ten men, and will free more"."""
    now = [act for act in body if act.mode == "now"]
    swapping = any(act.kind == "exchange" for act in now) and kind is EventKind.EXCHANGE
    active = any(act.rule == "act.active" for act in now)
    return swapping or (active and any(act.mode == "due" for act in body))


def _main(document: Document, live: Sequence[Act]) -> list[Act]:
    """The acts that count: of the body, in main clauses, and of more than a journey, if any are."""
    main = [act for act in live if not act.subordinate] or list(live)
    firm = [act for act in main if act.rule != "act.journey"] or main
    if not any(act.mode in _HAPPENED for act in firm):  # "nine men landed; others are to be freed"
        firm += [a for a in main if a.sentence in document.lead and a.mode == "done"]
    return [act for act in firm if not document.sentences[act.sentence].heading] or firm


def _leading(document: Document, body: Sequence[Act]) -> set[str]:
    """The modes of the acts of the first sentence of the lead that tells any."""
    first = min((a.sentence for a in body if a.sentence in document.lead), default=None)
    return {act.mode for act in body if act.sentence == first}


def _since(body: Sequence[Act]) -> bool:
    """Whether the body says that what is agreed at first has been carried out since."""
    first = min((act.sentence for act in body), default=0)
    done = [act for act in body if act.mode == "done" and act.sentence > first]
    return any(mark.quantity or mark.word.group == "captive" for act in done for mark in act.people)


def _more_to_come(document: Document, body: Sequence[Act], scope: frozenset[int]) -> str | None:
    """The rule by which more people are due under the same deal, or None."""
    due = [act for act in body if act.mode == "due"]
    if any(
        _further(document.sentences[act.sentence])
        or (not act.weak and any(mark.quantity for mark in act.people))
        for act in due
    ):
        return "status.more_to_come"
    inside = [document.sentences[index] for index in sorted(scope)]
    if any(_awaited(sentence) for sentence in inside):
        return "status.more_awaited"
    told = [sentence for sentence in inside if sentence.index in document.lead]
    return "status.first_batch" if any(_first_of(sentence) for sentence in told) else None


def _awaited(sentence: Sentence) -> bool:
    """As in "more trains are due", "a third man is awaited", "550 others are to follow"."""
    if _MORE.isdisjoint(sentence.lows) or _COMING.isdisjoint(sentence.lows):
        return False
    lows = sentence.words
    for at, low in enumerate(lows):
        ahead = lows[at + 1 : at + _SOON]
        if low not in _MORE or _COMING.isdisjoint(ahead) or not _TALKING.isdisjoint(ahead):
            continue
        people = any(mark.first - 1 <= at <= mark.last for mark in sentence.people)
        if people or not _BATCHES.isdisjoint(ahead[:2]) or low in _BATCHES:
            return True
    return False


def _told_as_done(document: Document, body: Sequence[Act]) -> str | None:
    """The rule by which acts told in the present tense have been carried out, or None."""
    if any(_reported(document, act) for act in body):
        return "status.present_told"
    titled = all(document.sentences[act.sentence].heading for act in body)
    return "status.present_titled" if titled else None  # then the body tells no step of its own


def _reported(document: Document, act: Act) -> bool:
    """As in "Rebels free ten men.", a sentence of a dated text: a calendar of news."""
    told = not document.sentences[act.sentence].heading
    near = document.sentences[max(0, act.sentence - _NEAR) : act.sentence + _NEAR + 1]
    planned = either(word_set("agreed_governors"), _PLANNED)
    if any(not planned.isdisjoint(each.lows) for each in near):
        return False
    dated = document.source.info.published is not None
    return told and dated and (act.kind == "exchange" or bool(act.agents) or bool(act.people))


def _not_begun(
    document: Document, modes: Sequence[str], scope: frozenset[int]
) -> tuple[Status, str]:
    """The status where nobody is said to have been handed over."""
    if any(_called_off(document.sentences[index]) for index in sorted(scope)):
        return Status.FAILED, "status.called_off"
    if {"due", "agreed", "present"} & set(modes):
        if any(_carried_out(document.sentences[index]) for index in sorted(scope)):
            return Status.COMPLETED, "status.carried_out"
        return Status.AGREED, "status.agreed"
    if "offered" in modes:
        return Status.PROPOSED, "status.offered"
    return Status.COMPLETED, "status.presumed"


def _further(sentence: Sentence) -> bool:
    """Whether a sentence speaks of more people to come."""
    return not _MORE.isdisjoint(sentence.lows)


def _first_of(sentence: Sentence) -> bool:
    """As in "the first batch", "the first 24 hostages", "the first of our boys"."""
    if _FIRSTS.isdisjoint(sentence.lows):
        return False
    tokens = sentence.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.low not in _FIRSTS:
            continue
        then = tokens[at + 1]
        if then.low in _BATCHES or (token.low == "first" and _number(then.text)):
            return True
        if (
            then.low == "of"
            and token.low == "first"
            and any(at < mark.first <= at + _HUNDREDS + 1 for mark in sentence.people)
        ):
            return True
    return False


def _number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _HUNDREDS


def _carried_out(sentence: Sentence) -> bool:
    """As in "It was done within the fortnight"."""
    pairs = zip(sentence.tokens[:3], sentence.tokens[1:4], sentence.tokens[2:5], strict=False)
    return any(
        one.low in _IT and two.low == "was" and three.low in _PERFORMED for one, two, three in pairs
    )


@lru_cache(maxsize=1)
def _failing() -> frozenset[str]:
    return word_set("failed") - {"refused", "refuses", "refuse", "declined", "broke", "broken"}


def _called_off(sentence: Sentence) -> bool:
    """As in "cancelled the ceremony", "the swap was called off", "the talks collapsed"."""
    if _STEPS.isdisjoint(sentence.lows):
        return False
    lows = sentence.words
    for at, low in enumerate(lows):
        off = low in _OFF and lows[at + 1 : at + 2] == ["off"]
        if (low in _failing() or off) and _STEPS & set(lows[max(0, at - 6) : at + 5]):
            return True
    return False
