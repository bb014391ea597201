from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cli.plain import plain

JOINERS = {"\u200c", "\u200d"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\n  b\t c ", "a b c"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b31m", "�31m"),
        ("a\u202eb", "a�b"),
        ("so\u00adft\ufeff", "soft"),
        ("[red]x[/red] :smile:", "[red]x[/red] :smile:"),
        ("می\u200cروم", "می\u200cروم"),
        ("\udcff", "�"),
        ("line\u2028break\x85here", "line break here"),
    ],
)
def test_what_steers_is_shown_or_gone(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_no_character_without_a_shape_passes() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    left = {
        letter
        for letter in plain(every)
        if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    assert left == JOINERS


@given(st.text(st.characters(codec=None)))
def test_once_is_enough(text: str) -> None:
    assert plain(plain(text)) == plain(text)
