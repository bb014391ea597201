"""Lists of people, one to a line: "1. Ana Roe (34)", "- Ivan Poe, a nurse"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.rules.english.mentions.capital_runs import spelled
from summarizer.rules.english.mentions.marks import NameMark, Sentence
from summarizer.rules.english.mentions.offices import office_behind, title_before, titles
from summarizer.rules.english.mentions.person_scores import given_names
from summarizer.rules.english.mentions.persons import name_end, taken_by_parties
from summarizer.rules.english.sentences.memory import once
from summarizer.rules.english.sentences.tokens import is_word

_BULLETS = frozenset("-*•‣◦·▪") | {"--"}
_CLOSING = frozenset({".", ")", ":", ",", ";", "(", "-", "--", "who"})
"""What may stand behind the name of a row."""
_FEWEST = 2
"""Rows of a list, and words of a name in it."""
_LONGEST = 40
"""Tokens of a row."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of people: the sentence that heads it, None where none does, and a name to a row.

    Sentences are given by their indices.
    """

    head: int | None
    names: tuple[tuple[int, NameMark], ...]


def people_rows(sentences: Sequence[Sentence]) -> Iterator[Rows]:
    """The lists of a text, in which at least every other row opens with a known first name."""
    run: list[tuple[int, NameMark]] = []
    head: int | None = None
    before: Sentence | None = None
    for sentence in sentences:
        if _only_numbers(sentence):
            continue  # the number of the row that follows
        fresh = before is None or before.paragraph != sentence.paragraph
        name = _row(sentence) if fresh else None
        if name is not None:
            if not run:
                head = before.index if before else None
            run.append((sentence.index, name))
        elif fresh:
            yield from _people(head, run, sentences)
            run = []
        before = sentence
    yield from _people(head, run, sentences)


def _people(
    head: int | None, run: Sequence[tuple[int, NameMark]], sentences: Sequence[Sentence]
) -> Iterator[Rows]:
    known = [sentences[index].tokens[name.first].low in given_names() for index, name in run]
    if len(run) >= _FEWEST and _FEWEST * sum(known) >= len(run):
        yield Rows(head, tuple(run))


def _only_numbers(sentence: Sentence) -> bool:
    """Whether a sentence is but the number of a row: "1."."""
    return sentence.tokens[0].text.isdecimal() and not any(map(is_word, sentence.tokens))


@once
def _row(sentence: Sentence) -> NameMark | None:
    """The full name with which a line opens behind its bullet or number."""
    tokens = sentence.tokens
    if len(tokens) > _LONGEST:
        return None
    at = 0
    if tokens[0].text in _BULLETS:
        at = 1
    elif tokens[0].text.isdecimal() and [t.text for t in tokens[1:2]] in (["."], [")"]):
        at = 2
    words = titles()
    while at < len(tokens) and tokens[at].low in words.every:
        at += 1 + (tokens[at + 1 : at + 2] != () and tokens[at + 1].text == ".")
    if at >= len(tokens) or not tokens[at].text[0].isupper():
        return None
    last = name_end(tokens, at, taken_by_parties(sentence))
    if last is None or sum(map(is_word, tokens[at:last])) < _FEWEST:
        return None
    if last < len(tokens) and tokens[last].low not in _CLOSING:
        return None
    title = title_before(tokens, at, words, inside=False)
    office = office_behind(tokens, last, words)
    return NameMark(at, last, spelled(tokens[at:last]), title, office, None, "name.row")
