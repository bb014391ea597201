"""The words of a sentence as cues: what they are, and where they stand to a span of tokens.

Who is named does not matter to what is told, so parties, people, numbers and dates stand as such,
and other words by their first letters, which are alike in "release", "released" and "releasing".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from summarizer.rules.english.lexicon.grammar import SAYING
from summarizer.rules.english.lexicon.words import word_set
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import titles
from summarizer.rules.english.sentences.tokens import stem
from summarizer.text.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS

_BESIDE = 3
"""Tokens next to a span that are told apart by their place."""
_NEAR = 8
"""Tokens on each side of a span that are looked at as a bag."""
_REACH = 24
"""Tokens on each side in which a word of a class is looked for, within the sentence part."""
_STEP = 4
"""Tokens that make one step of distance."""
_STEPS = 3
_BREAKS = frozenset({".", ";", ":", "?", "!"})
_YEAR_DIGITS = 4
_SHORT = 2
"""Letters of words too short to tell of a sentence as a whole."""
FIRST, LAST = "^", "$"


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    """The classes of each word that has any."""
    known = {
        "freeing": word_set("release", "verbs"),
        "release": word_set("release", "nouns"),
        "swapping": word_set("exchange", "verbs"),
        "swap": word_set("exchange", "nouns"),
        "capture": word_set("capture"),
        "holding": word_set("hold"),
        "convicting": word_set("convict"),
        "saying": SAYING,
        "office": titles().official,
        "press": titles().press,
        "rank": titles().rank,
    }
    by_word: dict[str, list[str]] = {}
    for name, words in known.items():
        for word in words:
            by_word.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in by_word.items()}


def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word in lower case."""
    return _classes().get(word, ())


class Wording(NamedTuple):
    """A sentence as cues see it: for each token its word, and the classes that it is of.

    Attributes:
        inside: the words that tell of the sentence as a whole, and the classes, each once.
        pairs: the words that stand side by side, each pair once.
    """

    words: Sequence[str]
    classes: Sequence[tuple[str, ...]]
    inside: Collection[str]
    pairs: Collection[tuple[str, str]]

    @property
    def classed(self) -> list[str]:
        """The classes of its words, and of what it names."""
        return [word for word in self.inside if word[0] == "<"]

    def around(self, first: int, last: int) -> list[str]:
        """Cues of what stands next to ``tokens[first:last]``, and of the classes further off."""
        words = self.words
        cues: list[str] = []
        before = [*words[max(0, first - _BESIDE) : first][::-1], FIRST]
        behind = [*words[last : last + _BESIDE], LAST]
        for side, beside in (("before", before), ("behind", behind)):
            cues += [f"{side}{step}:{word}" for step, word in enumerate(beside[:_BESIDE], 1)]
            cues.append(f"{side}12:{' '.join(beside[:2])}")
        far = max(0, first - _REACH)
        cues += _of_class("before", words[far:first][::-1], self.classes[far:first][::-1])
        cues += _of_class("behind", words[last : last + _REACH], self.classes[last : last + _REACH])
        return cues

    def near(self, first: int, last: int) -> list[str]:
        """Cues of the words on each side of ``tokens[first:last]``, wherever they stand."""
        cues = [f"before:{word}" for word in self.words[max(0, first - _NEAR) : first]]
        cues += [f"behind:{word}" for word in self.words[last : last + _NEAR]]
        return cues


def _of_class(side: str, words: Sequence[str], classes: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The classes of words on one side, the nearest first, up to the end of the part."""
    seen: set[str] = set()
    for step, names in enumerate(classes):
        if words[step] in _BREAKS:
            return
        for name in names:
            if name in seen:
                continue
            if not seen:
                yield f"{side}:first<{name}>"
            seen.add(name)
            yield f"{side}:<{name}>"
            yield f"{side}{min(_STEPS, step // _STEP)}:<{name}>"


def wording(sentence: Sentence, names: Sequence[NameMark]) -> Wording:
    """The wording of a sentence in which ``names`` name people."""
    words = list(map(_word, sentence.words))
    for people in sentence.people:
        if people.quantity is not None:
            words[people.first] = "<number>"
    for word, marks in (("<person>", names), ("<party>", sentence.parties)):
        for mark in marks:
            words[mark.first : mark.last] = [word] * (mark.last - mark.first)
    classes = list(map(_classes().get, sentence.words, repeat(())))
    inside = [word for word in dict.fromkeys(words) if len(word) > _SHORT]
    inside += [f"<{name}>" for name in dict.fromkeys(chain.from_iterable(classes))]
    return Wording(words, classes, inside, dict.fromkeys(pairwise(words)))


@lru_cache(maxsize=8192)
def _word(low: str) -> str:
    """The word of a token by itself."""
    if low[0].isdecimal():
        year = len(low) == _YEAR_DIGITS and low.isdecimal() and low[0] in "12"
        return "<year>" if year else "<digits>"
    if low in ENGLISH_MONTHS:
        return "<month>"
    return "<weekday>" if low in ENGLISH_WEEKDAYS else stem(low)
