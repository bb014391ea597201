"""Cut a source that is longer than the model's window into parts that fit.

Cuts fall between paragraphs where that is possible. Every part opens with the head of the source
(title and lead), so that the model knows what the part belongs to. Sentences keep their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.text.spans import Span

_LEAD = 4
"""Sentences that stand at the head of every part."""


def estimate_tokens(text: str) -> int:
    """A guess on the high side: one token for three ASCII characters or for one other."""
    ascii_characters = len(text) if text.isascii() else sum(map(str.isascii, text))
    return ascii_characters // 3 + len(text) - ascii_characters + 1


def parts(text: str, sentences: Sequence[Span], tokens: int) -> list[list[int]]:
    """Indices of the sentences of each part; one part where all fit into ``tokens``.

    Every sentence is in a part. A single sentence longer than ``tokens`` is a part of its own.
    """
    sizes = [estimate_tokens(span.of(text)) + 4 for span in sentences]
    if sum(sizes) <= tokens:
        return [list(range(len(sentences)))]
    lead = _lead(sizes, tokens)
    room = tokens - sum(sizes[index] for index in lead)
    result: list[list[int]] = []
    current: list[int] = []
    used = 0
    for paragraph in _paragraphs(text, sentences, start=len(lead)):
        for piece in _fitting(paragraph, sizes, room):
            size = sum(sizes[index] for index in piece)
            if current and used + size > room:
                result.append(lead + current)
                current, used = [], 0
            current += piece
            used += size
    result.append(lead + current)
    return result


def _lead(sizes: Sequence[int], tokens: int) -> list[int]:
    """The first sentences, as long as they leave most of the room to the rest."""
    lead: list[int] = []
    for index in range(min(_LEAD, len(sizes))):
        if sum(sizes[: index + 1]) > tokens // 4:
            break
        lead.append(index)
    return lead


def _paragraphs(text: str, sentences: Sequence[Span], start: int) -> list[list[int]]:
    result: list[list[int]] = []
    for index in range(start, len(sentences)):
        gap = text[sentences[index - 1].end : sentences[index].start] if index else ""
        if not result or "\n" in gap:
            result.append([])
        result[-1].append(index)
    return result


def _fitting(paragraph: list[int], sizes: Sequence[int], room: int) -> list[list[int]]:
    """The paragraph, or where it is too long its sentences."""
    if sum(sizes[index] for index in paragraph) <= room:
        return [paragraph]
    return [[index] for index in paragraph]
