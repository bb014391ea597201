"""What a result hangs on. Results of unlike signatures are not compared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from evals.dataset import GoldSource, content_hash
from summarizer.provenance import schema_sha256

_SHOWN = 8
"""Digits of a hash that people are shown."""


@dataclass(frozen=True)
class Signature:
    """Under what a score was taken.

    Attributes:
        scorer: version of the scorer, a hash of its code: nobody forgets to raise it.
        schema: hash of the JSON Schema of a record.
        dataset: hash of the texts and gold records that were scored.
        split: which part of the data set they are.
        seed: of all resampling.
    """

    scorer: str
    schema: str
    dataset: str
    split: str
    seed: int

    def __str__(self) -> str:
        """In one line, as ``scorer:1f2e3d4c|schema:…|dataset:…|split:test|seed:1``."""
        return "|".join(f"{name}:{str(value)[:_SHOWN]}" for name, value in vars(self).items())

    def unlike(self, other: Signature) -> list[str]:
        """In what the other differs."""
        return [
            each.name
            for each in fields(self)
            if getattr(self, each.name) != getattr(other, each.name)
        ]


def sign(pairs: Sequence[GoldSource], split: str, seed: int) -> Signature:
    """The signature of what is scored here and now."""
    return Signature(scorer_sha256(), schema_sha256(), content_hash(pairs), split, seed)


@cache
def scorer_sha256() -> str:
    """Hash of the code that scores: ``evals.scoring``, and what ``evals.exchange`` declares."""
    package = Path(__file__).parents[1]
    whole = hashlib.sha256()
    declared = [package / name for name in ("detection.py", "exchange.py")]
    for file in [*declared, *sorted((package / "scoring").rglob("*.py"))]:
        whole.update(file.relative_to(package).as_posix().encode() + b"\0")
        whole.update(file.read_text(encoding="utf-8").encode() + b"\0")
    return whole.hexdigest()
