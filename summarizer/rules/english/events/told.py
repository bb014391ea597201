"""How likely each sentence is to tell a step of an exchange: its sides, its numbers, its day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.weighing.weights import weights
from summarizer.rules.english.weighing.wording import Wording, wording

_BOUNDS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
"""Chances that part the grades, from 0 to 6."""
_PARTS = 5
_MOST_PARTIES, _MOST_PEOPLE, _MOST_FIRST, _MOST_LENGTH = 3, 2, 5, 5
_LENGTH = 8
"""Tokens that make one step of length."""
_AROUND = 3
"""Sentences on each side that may tell what a sentence goes on about."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The wording of each sentence of a document, and the chance that it tells a step."""

    wordings: tuple[Wording, ...]
    chances: tuple[float, ...]

    def near(self, index: int) -> Iterator[str]:
        """Cues of how likely a sentence is to tell a step, and those around it."""
        chances = self.chances
        yield f"told:{grade(chances[index])}"
        yield f"told-before:{grade(chances[index - 1]) if index else '^'}"
        yield f"told-behind:{grade(chances[index + 1]) if index + 1 < len(chances) else '$'}"
        around = chances[max(0, index - _AROUND) : index + _AROUND + 1]
        yield f"told-around:{grade(max(around))}"


def grade(chance: float) -> int:
    """A chance in steps, 0 to 6, that are finer where chances are rare."""
    return bisect_left(_BOUNDS, chance)


def telling(document: Document, about: Captivity) -> Telling:
    """How likely each sentence of a document is to tell a step of an exchange."""
    fitted = weights("told")
    wordings = wordings_of(document)
    chances = tuple(
        fitted.chances(fitted.sums(cues))["told"]
        for cues in sentence_cues(document, about, wordings)
    )
    return Telling(wordings, chances)


def wordings_of(document: Document) -> tuple[Wording, ...]:
    """The wording of each sentence."""
    return tuple(wording(s, document.names.get(s.index, ())) for s in document.sentences)


def sentence_cues(
    document: Document, about: Captivity, wordings: Sequence[Wording]
) -> Iterator[list[str]]:
    """For each sentence the cues by which it tells a step, or none."""
    acts: dict[int, list[Act]] = {}
    for act in document.acts:
        acts.setdefault(act.sentence, []).append(act)
    for sentence in document.sentences:
        index = sentence.index
        cues = [*wordings[index].inside, *wordings[index].pairs]
        cues += _of_marks(document, sentence)
        cues += dict.fromkeys(cue for act in acts.get(index, ()) for cue in act_cues(act))
        cues += ["act:none"] * (index not in acts)
        cues += ["captive"] * (index in about.captive) + ["both-ways"] * (index in about.mutual)
        cues += _of_place(document, sentence)
        cues.append(f"opens:{wordings[index].words[0]}")
        yield cues


def act_cues(act: Act) -> tuple[str, ...]:
    """What an act is, as cues."""
    return _act_cues(act.kind, act.mode, act.rule, act.weak, act.subordinate)


@lru_cache(maxsize=1024)
def _act_cues(kind: str, mode: str, rule: str, weak: bool, subordinate: bool) -> tuple[str, ...]:  # noqa: FBT001
    return (
        f"act:{kind}",
        f"act:{kind} {mode}",
        f"act:{mode}",
        rule,
        "act:weak" if weak else "act:firm",
        "act:subordinate" if subordinate else "act:main",
    )


def place_cues(document: Document, sentence: Sentence, parts: int) -> Iterator[str]:
    """Where in a text, cut into some parts of like length, a sentence stands, as cues."""
    index = sentence.index
    yield "heading" if sentence.heading else "body"
    if index in document.lead:
        yield "lead"
    yield f"part:{min(parts - 1, parts * index // len(document.sentences))}"


def _of_marks(document: Document, sentence: Sentence) -> Iterator[str]:
    parties = len({mark.name for mark in sentence.parties})
    yield f"parties:{min(_MOST_PARTIES, parties)}"
    for group in dict.fromkeys(people.word.group for people in sentence.people):
        yield f"people:{group}"
    for group in dict.fromkeys(p.word.group for p in sentence.people if p.quantity):
        yield f"counted:{group}"
    yield f"persons:{min(_MOST_PEOPLE, len(document.names.get(sentence.index, ())))}"


def _of_place(document: Document, sentence: Sentence) -> Iterator[str]:
    """Where in the text a sentence stands, and how long it is."""
    yield from place_cues(document, sentence, _PARTS)
    yield f"nth:{min(_MOST_FIRST, sentence.index)}"
    yield f"length:{min(_MOST_LENGTH, len(sentence.tokens) // _LENGTH)}"
