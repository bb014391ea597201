"""Whether a text strings together items of news that have nothing to do with each other.

An item is a line that opens with a mark and has no other line indented under it, or a paragraph
that closes with its source in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.rules.english.mentions.marks import Sentence

_MARKS = "*•‣◦·"
_FEWEST_ITEMS = 4
_MOST_ITEMS = 100
"""Items of a digest; each is read for itself, with the whole text at hand."""


def items(text: str, sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """Indices of the sentences of each item of a digest; [] where a text is none."""
    parts = _bullets(text, sentences) or _sourced(text, sentences)
    return parts if len(parts) <= _MOST_ITEMS else []


def topics_of(parts: Sequence[frozenset[int]], sentences: Sequence[Sentence]) -> list[int]:
    """For each item the number of its topic: one that no heading opens goes on with the last."""
    topics: list[int] = []
    for part in parts:
        opens = not topics or sentences[min(part)].heading
        topics.append(len(topics) if opens else topics[-1])
    return topics


def _sourced(text: str, sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """Paragraphs that close with a source in brackets, each with the headings above it."""
    if text.count(")") < _FEWEST_ITEMS:
        return []
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    parts: list[frozenset[int]] = []
    open_: list[int] = []
    closed = plain = 0
    for each in paragraphs.values():
        open_ += [sentence.index for sentence in each]
        last = text[each[-1].span.start : each[-1].span.end].rstrip(".")
        if last.endswith(")") and last[last.rfind("(") + 1 :][:1].isupper():
            parts.append(frozenset(open_))
            open_ = []
            closed += 1
        else:
            plain += not each[-1].heading
    return parts if closed >= _FEWEST_ITEMS and closed > plain else []


def _bullets(text: str, sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """Lines that open with a mark, each with the lines that it is indented under."""
    if not any(mark in text for mark in _MARKS):
        return []
    items: list[tuple[int, list[int]]] = []  # indent, and the sentences of the line
    end = line = 0
    for sentence in sentences:
        line = text.rfind("\n", end, sentence.span.start) + 1 or line
        end = sentence.span.start
        before = text[line : sentence.span.start]
        opens = before + text[sentence.span.start : sentence.span.start + 1]
        mark = opens.lstrip(" \t")[:1]
        if mark in _MARKS and mark and not before.strip(" \t" + _MARKS):
            items.append((len(opens) - len(opens.lstrip(" \t")), [sentence.index]))
        elif items and "\n" not in text[sentences[items[-1][1][-1]].span.end : line]:
            items[-1][1].append(sentence.index)
    if len(items) < _FEWEST_ITEMS or 2 * sum(len(item) for _, item in items) < len(sentences):
        return []
    parts: list[frozenset[int]] = []
    above: list[tuple[int, list[int]]] = []
    for at, (indent, indices) in enumerate(items):
        above = [each for each in above if each[0] < indent]
        leaf = at + 1 == len(items) or items[at + 1][0] <= indent
        if leaf:
            parts.append(frozenset([*indices, *(i for _, each in above for i in each)]))
        above.append((indent, indices))
    return parts
