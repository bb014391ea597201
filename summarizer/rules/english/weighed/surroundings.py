"""What stands around a mention of a document, as cues for the weights of its field."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from summarizer.rules.english.document import Document
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.events.told import act_cues, grade, place_cues
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.weighed.hints import Hints
from summarizer.rules.english.weighing.weights import Bag, weights
from summarizer.rules.english.weighing.wording import FIRST

_PARTS = 4
_BY_WORDS = frozenset({"people"})
"""Tasks in which any word of a sentence is a cue; in others they only told texts apart."""
_BY_WORDS_NEAR = _BY_WORDS | {"places", "dates"}
"""Tasks in which any word near a span is a cue."""
_LIKELY = 0.3
"""Chance from which a sentence is counted among those that tell a step."""
_MANY = 3
"""Most sentences that are counted."""
_FAR = 4
"""Sentences between one and the nearest act from which more make no difference."""
MOST = 500
"""Mentions of an event that are weighed for each of its fields, the first of the text.

A text with more is a list, in which what the rules say of the rest holds as it is.
"""
TRUST = 1.0
"""Log odds added to what rules say, in some fields: the roles of an event that they find, a party.

In the reports that the weights are fitted to rules find less than in real ones, so that the fitted
weights trust them less than they may.
"""


class Surroundings:
    """The cues of the sentences of a case, and of the spans in them, for one task.

    ``trust`` is what is added to the log odds of what rules say.
    """

    def __init__(
        self,
        task: str,
        document: Document,
        case: Case,
        *,
        trust: float = 0.0,
    ) -> None:
        self._task = task
        self._trust = trust
        self._document = document
        self._case = case
        self._words = task in _BY_WORDS
        self._telling = case.telling
        self._acts = sorted(case.by_sentence)
        self._sums: dict[tuple[int, ...], list[float]] = {}

    def of_sentences(self, indices: Iterable[int]) -> list[str]:
        """Cues of what is made of some sentences; some come twice."""
        found: list[str] = []
        for index in indices:
            found += _standing(self._case, self._document, index)
        return found

    def words_of(self, indices: Iterable[int]) -> Bag:
        """The words of some sentences."""
        wordings = [self._telling.wordings[index] for index in indices]
        words = [each.inside if self._words else each.classed for each in wordings]
        return "in", dict.fromkeys(chain.from_iterable(words))

    def of_all(self, indices: Sequence[int]) -> Iterator[str]:
        """Cues of some sentences together: where they stand to what tells of the event."""
        chances = [self._telling.chances[index] for index in indices]
        likely = sum(chance > _LIKELY for chance in chances)
        yield f"all told:{grade(max(chances))}"
        yield f"all likely:{min(_MANY, likely)} of {min(_MANY, len(chances))}"
        if all(self._document.sentences[index].heading for index in indices):
            yield "all headings"
        if self._case.scope.isdisjoint(indices):
            yield "all beyond"
        steps = (abs(index - at) for index in indices for at in self._nearest(index))
        yield f"all far:{min(_FAR, min(steps, default=_FAR))}"

    def _nearest(self, index: int) -> list[int]:
        """The sentences with acts that stand next to a sentence on both sides."""
        at = bisect_left(self._acts, index)
        return self._acts[max(0, at - 1) : at + 1]

    def of_span(self, index: int, first: int, last: int) -> list[str]:
        """Cues of what stands around ``tokens[first:last]`` of a sentence."""
        wording = self._telling.wordings[index]
        near = wording.near(first, last) if self._task in _BY_WORDS_NEAR else []
        return wording.around(first, last) + near

    def before(self, index: int, at: int) -> str:
        """The word before a token of a sentence."""
        return self._telling.wordings[index].words[at - 1] if at else FIRST

    def class_before(self, index: int, at: int) -> str:
        """The class of the nearest word before a token that has any, or ""."""
        classes = self._telling.wordings[index].classes
        return next((names[0] for names in classes[:at][::-1] if names), "")

    def hints(self, index: int, first: int, last: int) -> Iterator[str]:
        """Cues of words near ``tokens[first:last]`` that tell of places and days."""
        return _hints(self._case, self._document, index).around(first, last)

    def proposed(self, roles: Iterable[str]) -> Iterator[str]:
        """Cues of what the rules make of a mention."""
        by_rule = self._case.by_rule
        known = list(roles)
        for role in known:
            yield f"rule:{role}"
            if by_rule:
                yield f"rule-of-case:{role}"
        if not known:
            yield "rule-of-case:none" if by_rule else "rule:none"

    def sums(self, *indices: int) -> list[float]:
        """What the cues of some sentences as a whole add to each label, each cue once."""
        if indices not in self._sums:
            words = self.words_of(indices)
            self._sums[indices] = weights(self._task).sums(self.of_sentences(indices), words)
        return self._sums[indices]

    def chances(self, index: int, first: int, last: int, own: Iterable[str]) -> dict[str, float]:
        """The chance of each label of a span; ``own`` are the cues of what it is itself."""
        fitted = weights(self._task)
        cues = dict.fromkeys(chain(self.of_span(index, first, last), own))
        known = self.sums(index), fitted.sums(cues)
        if not self._trust:
            return fitted.chances(*known)
        added = [self._trust * (f"rule-of-case:{label}" in cues) for label in fitted.labels]
        return fitted.chances(*known, added)


@once
def _standing(case: Case, document: Document, index: int) -> list[str]:
    """Cues of what is made of a sentence, which are the same for all tasks."""
    acts = case.by_sentence.get(index, ())
    return [
        *case.telling.near(index),
        *place_cues(document, document.sentences[index], _PARTS),
        *[cue for act in acts for cue in act_cues(act)],
        "acts" if acts else "act:none",
        "current" if index in case.current else "past",
        "within" if index in case.scope else "beyond",
        f"kind:{case.kind}",
        f"status:{case.status}",
    ]


@once
def _hints(case: Case, document: Document, index: int) -> Hints:
    """The hints of a sentence, for places and days alike."""
    return Hints(document.sentences[index], case.by_sentence.get(index, ()))
