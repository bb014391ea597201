"""What stands around a place or a day hints at what happened there or then."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.document import read
from summarizer.rules.english.mentions.datelines import dateline_places, ends_dateline
from summarizer.rules.english.weighed.hints import Hints
from summarizer.source import Source


def hints(text: str, word: str) -> list[str]:
    """The cues around a word of the one sentence of a text."""
    document = read(Source.from_text(text, "t", published=date(2024, 5, 2)))
    (sentence,) = document.sentences
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == word)
    return list(Hints(sentence, document.acts).around(at, at + 1))


def test_a_hint_tells_its_side_and_whether_a_clause_parts_it() -> None:
    found = hints("They were detained in Merlo, and talks began in Arroyo.", "Merlo")
    assert "hint before at-detention parted:0" in found
    assert "hint before at-detention parted:0" in found
    assert "hint behind at-negotiation parted:2" in found
    assert not any(cue.startswith("hint behind at-detention") for cue in found)


def test_words_of_a_deal_hint_at_its_day() -> None:
    assert "hint before agreeing" in hints("They signed it on Friday.", "Friday")
    assert "hint behind trying" in hints("On Friday they were sentenced.", "Friday")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARROYO, May 2 (Wire) - Peru freed five men.", ["arroyo"]),
        ("Santa Rosa, Peru — Five men are home.", ["santa rosa"]),
        ("MERLO (Wire) -- Five men are home.", ["merlo"]),
        ("Peru freed five men in Arroyo on May 2.", []),
    ],
)
def test_the_place_of_a_dateline(text: str, expected: list[str]) -> None:
    document = read(Source.from_text(text, "t", published=date(2024, 5, 2)))
    assert list(dateline_places(text, document.sentences)) == expected


def test_the_date_of_a_dateline() -> None:
    text = "ARROYO, May 2 (Wire) - Peru freed five men on May 1."
    assert ends_dateline(text, text.index(" (Wire)"))
    assert not ends_dateline(text, len(text) - 1)
