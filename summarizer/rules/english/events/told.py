"""How likely each sentence is to tell a step of an exchange: its sides, its numbers, its day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document
from summarizer.rules.english.events.captivity import Captivity
from summarizer.rules.english.mentions.marks import Sentence
from summarizer.rules.english.weighing.weights import Bag, weights
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
    grades: tuple[int, ...] = field(init=False)
    """The chances in steps."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "grades", tuple(map(grade, self.chances)))

    def near(self, index: int) -> tuple[str, ...]:
        """Cues of how likely a sentence is to tell a step, and those around it."""
        grades = self.grades
        return (
            f"told:{grades[index]}",
            f"told-before:{grades[index - 1] if index else '^'}",
            f"told-behind:{grades[index + 1] if index + 1 < len(grades) else '$'}",
            f"told-around:{max(grades[max(0, index - _AROUND) : index + _AROUND + 1])}",
        )


def grade(chance: float) -> int:
    """A chance in steps, 0 to 6, that are finer where chances are rare."""
    return bisect_left(_BOUNDS, chance)


def telling(document: Document, about: Captivity) -> Telling:
    """How likely each sentence of a document is to tell a step of an exchange."""
    fitted = weights("told")
    wordings = wordings_of(document)
    every = zip(sentence_cues(document, about, wordings), wordings, strict=True)
    sums = (fitted.sums(cues, *word_bags(words)) for cues, words in every)
    return Telling(wordings, tuple([fitted.chances(each)["told"] for each in sums]))


def wordings_of(document: Document) -> tuple[Wording, ...]:
    """The wording of each sentence."""
    return tuple(wording(s, document.names.get(s.index, ())) for s in document.sentences)


def sentence_cues(
    document: Document, about: Captivity, wordings: Sequence[Wording]
) -> Iterator[list[str]]:
    """For each sentence the cues by which it tells a step, or none, beside ``word_bags``."""
    acts: dict[int, list[Act]] = {}
    for act in document.acts:
        acts.setdefault(act.sentence, []).append(act)
    for sentence, words in zip(document.sentences, wordings, strict=True):
        index = sentence.index
        cues = [*_of_marks(document, sentence), *_of_place(document, sentence)]
        for act in acts.get(index, ()):
            cues += act_cues(act)
        cues += ["act:none"] * (index not in acts)
        cues += ["captive"] * (index in about.captive) + ["both-ways"] * (index in about.mutual)
        cues.append(f"opens:{words.words[0]}")
        yield cues


def word_bags(words: Wording) -> tuple[Bag, Bag]:
    """The words of a sentence by which it tells a step, or none."""
    return ("in", words.inside), ("pair", words.pairs)


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


def place_cues(document: Document, sentence: Sentence, parts: int) -> tuple[str, ...]:
    """Where in a text, cut into some parts of like length, a sentence stands, as cues."""
    index = sentence.index
    part = min(parts - 1, parts * index // len(document.sentences))
    return _place_cues(part, sentence.heading, index in document.lead)


@lru_cache(maxsize=64)
def _place_cues(part: int, heading: bool, lead: bool) -> tuple[str, ...]:  # noqa: FBT001
    return (f"part:{part}", "heading" if heading else "body", *["lead"] * lead)


def _of_marks(document: Document, sentence: Sentence) -> list[str]:
    """What a sentence names and counts."""
    parties = len({mark.name for mark in sentence.parties})
    persons = len(document.names.get(sentence.index, ()))
    cues = [f"parties:{min(_MOST_PARTIES, parties)}", f"persons:{min(_MOST_PEOPLE, persons)}"]
    for people in sentence.people:
        cues.append(f"people:{people.word.group}")
        if people.quantity:
            cues.append(f"counted:{people.word.group}")
    return cues


def _of_place(document: Document, sentence: Sentence) -> list[str]:
    """Where in the text a sentence stands, and how long it is."""
    return [
        *place_cues(document, sentence, _PARTS),
        f"nth:{min(_MOST_FIRST, sentence.index)}",
        f"length:{min(_MOST_LENGTH, len(sentence.tokens) // _LENGTH)}",
    ]
