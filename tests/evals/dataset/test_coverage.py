"""The gold set covers what the codebook knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.dataset import load
from schemas import ITEM_TYPES, vocabulary
from schemas.vocabulary import Term

PAIRS, FAULTS = load(Path(__file__).resolve().parents[3] / "evals")
RECORDS = [pair.gold.record for pair in PAIRS]


def _terms() -> Iterator[Term]:
    for kind in vars(vocabulary).values():
        if isinstance(kind, type) and issubclass(kind, Term):
            yield from kind


def _used(value: Any) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _used(each)


USED = {
    (type(term), term)
    for record in RECORDS
    for event in record.events
    for holder in (event, *(item for name in ITEM_TYPES for item in getattr(event, name)))
    for value in dict(holder).values()
    for term in _used(value)
}


@pytest.mark.parametrize("term", list(_terms()), ids=lambda term: f"{type(term).__name__}.{term}")
def test_every_value_of_every_vocabulary_occurs(term: Term) -> None:
    assert (type(term), term) in USED


def test_the_set_is_large_enough_and_mixed() -> None:
    assert FAULTS == []
    assert len(RECORDS) >= 50
    assert sum(not record.events for record in RECORDS) >= 10
    assert sum(not (record.source.language or "en").startswith("en") for record in RECORDS) >= 8
    assert any(len(record.events) > 1 for record in RECORDS)
