"""The codebook goes to the model: an example out of a source would hand it the answer."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODEBOOK = files("schemas").joinpath("codebook.md").read_text(encoding="utf-8")
EXAMPLES = [
    example
    for example in re.findall(r"[\"“]([^\"”`\n]{4,60})[\"”]", CODEBOOK)
    if re.search(r"\d|[A-Z]", example)
]


@pytest.mark.parametrize("source", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda p: p.stem)
def test_no_telling_example_stands_in_a_seed(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert EXAMPLES
    assert [example for example in EXAMPLES if example in text] == []
