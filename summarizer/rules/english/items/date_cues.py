"""Which words of a sentence tell what happened on the dates in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from schemas import DateRole, PlaceRole
from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.items.continuation import in_reach
from summarizer.rules.english.lexicon.grammar import BE, HAVE, bag
from summarizer.rules.english.lexicon.place_words import place_words
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import Sentence

Cue = tuple[int, DateRole]
"""Token of the word, and the role that it gives a date."""

_AGREEING = bag(
    "agreed agreement announced announcement announce deal accord signed agree pact reached "
    "struck concluded finalized finalised settled undertook pledged promised accepted initialed "
    "initialled signature sealed clinched memorandum"
)
_PROPOSING = bag("proposed proposal offered offer proposes offers communique demand")
_ASKING = bag(
    "suggested suggestion letter wrote outline invited proposing demanded ultimatum reply"
)
"""The same where the text tells of no more than a proposal."""
_DEALS = bag(
    "agreement deal accord ceasefire exchange swap release memorandum cartel bargain terms"
)
_STRUCK = bag(
    "announced reached signed agreed declared settled concluded initialed initialled struck made "
    "accepted clinched sealed finalised finalized written wrote"
)
_APPROVING = bag("approved ratified endorsed")
_PERFORMING = bag("carried place occurred completed happened")
_LEAVING = bag("flew flown boarded landed arrived left crossed returned came reached sail sailed")
_TAKING = bag("take takes took taken taking")
_THEY, _FIRST = bag("they he she both"), 5
_SURE = 3
"""Weight of a phrase of the lexicon of places that leaves no doubt."""
_IT = bag("it exchange swap handover release transfer operation")
_STEPS = bag("to home back place part off steps")
"""Words behind "taken" where it tells of no capture."""
_DOWN = bag("shot brought")
_JUDGED = bag("guilty verdict judgment judgement")
_BY_MODE = {
    "done": DateRole.HANDOVER,
    "now": DateRole.HANDOVER,
    "due": DateRole.HANDOVER,
    "present": DateRole.HANDOVER,
    "noun": DateRole.HANDOVER,
    "agreed": DateRole.AGREEMENT,
    "offered": DateRole.PROPOSAL,
}


def cues(document: Document, sentence: Sentence, case: Case, surnames: frozenset[str]) -> list[Cue]:
    """The cues of a sentence, in no order; ``surnames`` are those of the people freed."""
    acts = case.by_sentence.get(sentence.index, ())
    found: list[Cue] = [
        (act.first, _BY_MODE[act.mode])
        for act in acts
        if act.mode in _BY_MODE and not (act.mode == "noun" and act.kind == "exchange")
    ]
    if case.undone:  # a deal that was carried out is an earlier one
        found = [cue for cue in found if cue[1] is not DateRole.HANDOVER or not _done(acts)]
    broken = bool(acts) and all(act.mode == "failed" for act in acts)
    near = in_reach(document, sentence, case)
    if not broken and (acts or (near and _of_deal(sentence))):
        found.extend(_among(sentence, _AGREEING, DateRole.AGREEMENT))
        asking = _PROPOSING | _ASKING if case.undone else _PROPOSING
        found.extend(_among(sentence, asking, DateRole.PROPOSAL))
    if near and not broken and not (_IT | _DEALS).isdisjoint(sentence.lows):
        found.extend(_among(sentence, _APPROVING, DateRole.AGREEMENT))
    if any(act.kind == "exchange" and act.mode == "done" for act in acts) and not case.undone:
        found.extend(_among(sentence, _PERFORMING, DateRole.HANDOVER))
    if not acts and any(p.word.group == "captive" for p in sentence.people):
        found.extend(_among(sentence, _LEAVING, DateRole.HANDOVER))
    if not acts and near and not case.undone and not _IT.isdisjoint(sentence.lows):
        found.extend(
            cue
            for cue in _among(sentence, _PERFORMING, DateRole.HANDOVER)
            if sentence.tokens[cue[0] - 1].low in BE | HAVE | _TAKING
        )
    known = sentence.holds(surnames) or _taken_up(sentence)
    if known or sentence.index in case.current:
        found.extend(
            cue
            for cue in _among(sentence, _capturing(), DateRole.CAPTURE)
            if _of_people(document, sentence, cue[0]) and _tells_capture(sentence, cue[0])
        )
        found.extend(_told_so(sentence))
        found.extend(_among(sentence, _trying(), DateRole.CONVICTION))
    return found


@lru_cache(maxsize=1)
def _capturing() -> frozenset[str]:
    return word_set("capture") | _DOWN | {"hostage"}


@lru_cache(maxsize=1)
def _trying() -> frozenset[str]:
    return (word_set("convict") - word_set("capture")) | _JUDGED


@lru_cache(maxsize=1)
def words_of_steps() -> dict[str, tuple[str, ...]]:
    """The words that tell of a step of a deal or of a captivity, each with what they tell of."""
    known = {
        "agreeing": _AGREEING | _APPROVING,
        "proposing": _PROPOSING | _ASKING,
        "performing": _PERFORMING,
        "leaving": _LEAVING,
        "capturing": _capturing(),
        "trying": _trying(),
    }
    told: dict[str, tuple[str, ...]] = {}
    for name, words in known.items():
        for word in sorted(words):
            told[word] = (*told.get(word, ()), name)
    return told


def _taken_up(sentence: Sentence) -> bool:
    """Whether a sentence opens with people who were told of before: "they", "the pilots"."""
    if not _THEY.isdisjoint(sentence.words[:_FIRST]):
        return True
    return any(p.definite and not p.quantity and p.first < _FIRST for p in sentence.people)


def _told_so(sentence: Sentence) -> Iterator[Cue]:
    """Phrases that tell how people were taken: "fell into the hands of", "picked up at"."""
    phrases = place_words().cues
    firsts = phrases.firsts
    for at in [at for at, low in enumerate(sentence.words) if low in firsts]:
        match = phrases.match(sentence.tokens, at)
        if match is not None and (PlaceRole.CAPTURE, _SURE) in match[1] and match[0] > at + 1:
            yield at, DateRole.CAPTURE


def _done(acts: Sequence[Act]) -> bool:
    return any(act.mode == "done" for act in acts)


def _among(sentence: Sentence, words: frozenset[str], role: DateRole) -> Iterator[Cue]:
    for index, token in enumerate(sentence.tokens if words & sentence.lows else ()):
        if token.low in words:
            yield index, role


def _of_people(document: Document, sentence: Sentence, cue: int) -> bool:
    """Whether a word of capture has people beside it, and not a town."""
    people = [(mark.first, mark.last) for mark in sentence.people]
    people += [(name.first, name.last) for name in document.names.get(sentence.index, ())]
    if any(first - 4 <= cue <= last + 6 for first, last in people):
        return True
    lows = sentence.words[max(0, cue - 5) : cue + 2]
    return bool({"they", "he", "she", "who", "him", "her", "them"} & set(lows))


def _tells_capture(sentence: Sentence, cue: int) -> bool:
    """Whether a word tells how people were taken, as "taken to the airport" does not."""
    low = sentence.tokens[cue].low
    behind = sentence.tokens[cue + 1].low if cue + 1 < len(sentence.tokens) else ""
    if low in _DOWN:
        return behind == "down"
    if low == "hostage":
        before = set(sentence.words[max(0, cue - 6) : cue])
        return not before.isdisjoint({"held", "took", "taken", "holding", "taking"})
    return low != "taken" or behind not in _STEPS


def _of_deal(sentence: Sentence) -> bool:
    """Whether a sentence tells that an agreement was made."""
    lows = sentence.lows
    return "agreed" in lows or (bool(lows & _DEALS) and bool(lows & _STRUCK))
