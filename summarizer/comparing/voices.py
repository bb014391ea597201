"""Which sources are copies of one text, and so one voice.

Resemblance of the sets of word 5-grams (Broder 1997), estimated by MinHash with multiply-shift
hashing, candidates found by banding (Leskovec, Rajaraman and Ullman 2020, chapter 3).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemas import Evidence, Record

_HASHES = 128
_BANDS = 32
"""Of four hashes each: a resemblance of 0.6 is found in 99 of 100 cases."""
_WORDS = 5
_CHARACTERS = 9
_LONG_WORDS = 12
"""Words longer than this on average: a script without spaces."""
_FEWEST = 20
"""A text or record with fewer different pieces resembles others by chance."""
_TEXTS_ALIKE, _QUOTES_ALIKE = 0.6, 0.8
_SEED = 20231213
_BLOCK = 4096

_WORD = re.compile(r"\w+")
_RANDOM = np.random.default_rng(_SEED)
_FACTORS: NDArray[np.uint64] = _RANDOM.integers(0, 2**64, (1, _HASHES), np.uint64) | np.uint64(1)
_SHIFTS: NDArray[np.uint64] = _RANDOM.integers(0, 2**64, (1, _HASHES), np.uint64)

Sketch = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Print:
    """What is kept of a source to find its copies.

    Attributes:
        sha256: of its text.
        text: sketch of its text; None where it is not at hand, or is too short.
        quotes: sketch of the quotes of its record; None where there are too few.
    """

    sha256: str
    text: Sketch | None
    quotes: Sketch | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two sources that are one voice.

    Attributes:
        first: index of a source.
        second: index of another.
        why: in words.
    """

    first: int
    second: int
    why: str


def print_of(record: Record, text: str | None) -> Print:
    """The print of a source."""
    quotes = {
        evidence.quote.casefold()
        for event in record.events
        for items in dict(event).values()
        if isinstance(items, list)
        for item in items
        for evidence in _evidence(item)
    }
    hashed = np.array([_hash(quote) for quote in sorted(quotes)], dtype=np.uint64)
    return Print(
        sha256=record.source.sha256,
        text=None if text is None else _sketch(_shingles(text)),
        quotes=_sketch(hashed),
    )


def copies(prints: Sequence[Print]) -> list[Copy]:
    """Pairs of copies; every copy of a text is tied to an earlier one, not each to each."""
    return [
        *_same_texts(prints),
        *_alike(
            prints, lambda each: each.text, _TEXTS_ALIKE, "nearly the same text: {share:.0%} alike"
        ),
        *(
            copy
            for copy in _alike(
                prints,
                lambda each: each.quotes,
                _QUOTES_ALIKE,
                "nearly the same quotes: {share:.0%} alike",
            )
            if prints[copy.first].text is None or prints[copy.second].text is None
        ),
    ]


def _evidence(item: Any) -> list[Evidence]:
    found: list[Evidence] = item.evidence
    return found


def _same_texts(prints: Sequence[Print]) -> Iterator[Copy]:
    seen: dict[str, int] = {}
    for index, each in enumerate(prints):
        first = seen.setdefault(each.sha256, index)
        if first != index:
            yield Copy(first, index, "the same text")


def _alike(
    prints: Sequence[Print],
    sketch: Callable[[Print], Sketch | None],
    least: float,
    words: str,
) -> Iterator[Copy]:
    buckets: dict[tuple[int, bytes], int] = {}
    for index, each in enumerate(prints):
        own = sketch(each)
        if own is None:
            continue
        met = set()
        for band, part in enumerate(own.reshape(_BANDS, -1)):
            first = buckets.setdefault((band, part.tobytes()), index)
            if first == index or first in met:
                continue
            met.add(first)
            its = sketch(prints[first])
            share = float(np.mean(own == its))
            if share >= least and each.sha256 != prints[first].sha256:
                yield Copy(first, index, words.format(share=share))


def _shingles(text: str) -> NDArray[np.uint64]:
    """Hashes of the runs of words of a text, or of characters where words are not spaced."""
    words = _WORD.findall(text.casefold())
    size = _WORDS
    if sum(map(len, words)) > _LONG_WORDS * len(words):
        words, size = list("".join(words)), _CHARACTERS
    known: dict[str, int] = {}
    hashed = np.array(
        [
            known.setdefault(word, _hash(word)) if word not in known else known[word]
            for word in words
        ],
        dtype=np.uint64,
    )
    if len(hashed) < size:
        return hashed[:0]
    runs = np.zeros(len(hashed) - size + 1, dtype=np.uint64)
    for at in range(size):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashed[at : len(hashed) - size + 1 + at]
    return np.unique(runs)


def _hash(piece: str) -> int:
    data = piece.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def _sketch(pieces: NDArray[np.uint64]) -> Sketch | None:
    if len(pieces) < _FEWEST:
        return None
    least = np.full(_HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(pieces), _BLOCK):
        block = pieces[start : start + _BLOCK, None] * _FACTORS + _SHIFTS
        least = np.minimum(least, block.min(axis=0))
    return (least >> np.uint64(32)).astype(np.uint32)
