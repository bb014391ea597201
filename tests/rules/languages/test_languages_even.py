"""Even swaps in languages besides English."""

from __future__ import annotations

import pytest

from summarizer.rules.engine import RulesEngine
from summarizer.source import Source


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", "Россия и Украина обменялись пленными по формуле 140 на 140.", "140 на 140"),
        ("uk", "Україна та Росія обмінялися полоненими за формулою 75 на 75.", "75 на 75"),
        ("de", "Peru und Chile tauschten am Freitag Gefangene aus, 60 gegen 60.", "60 gegen 60"),
        ("es", "Perú y Chile intercambiaron prisioneros el viernes, 60 por 60.", "60 por 60"),
    ],
)
def test_both_ways_are_counted(language: str, text: str, words: str) -> None:
    counts = _counts(text, language)
    assert {(count.low, count.high, count.as_written) for count in counts} == {
        (int(words.split(maxsplit=1)[0]), int(words.split(maxsplit=1)[0]), words)
    }
    (one, other) = counts
    assert (one.released_by, one.released_to) == (other.released_to, other.released_by)
    assert one.released_by is not None


def test_of_uneven_numbers_nobody_knows_whose_comes_first() -> None:
    text = "Россия и Украина обменялись пленными по формуле 140 на 120."
    assert not any(count.released_by for count in _counts(text, "ru"))


def _counts(text: str, language: str):
    (event,) = RulesEngine().extract(Source.from_text(text, "swap", language=language)).events
    return event.counts
