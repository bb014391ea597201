"""What must hold for any text and any quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.grounding import Grounder, NotGrounded
from summarizer.text.fold import fold

WORDS = st.sampled_from(
    [
        *("Ruritania", "Bohemia", "freed", "14,235", "soldiers", "and", "32", "men", "on", "7"),
        *("August", "1943", "near", "Čáslav", "with", "twenty-one", "crews", "“pawns”", "Ünal's"),
        *("straße", "über", "Großdorf", "İzmir", "3.5", "hundred", "fires", "Erdoğan’s", "oﬃcer"),
    ]
)
TEXTS = st.lists(WORDS, min_size=4, max_size=40).map(" ".join)
ANY = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z", "Cf")), max_size=80
)


def cut_out(text: str, data: st.DataObject) -> str:
    """Some words of ``text`` that follow each other."""
    tokens = list(re.finditer(r"\S+", text))
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, min(len(tokens) - 1, first + 12)))
    return text[tokens[first].start() : tokens[last].end()]


@given(TEXTS, st.data())
def test_words_of_the_text_are_tied_to_themselves(text: str, data: st.DataObject) -> None:
    words = cut_out(text, data)
    try:
        found = Grounder(text, language="de").locate(words)
    except NotGrounded as refused:
        assert "inside a word or number" in refused.reason  # noqa: PT017
        return
    assert text[found.start : found.end] == found.quote
    assert fold(found.quote, "de").text.strip("' ") == fold(words, "de").text.strip("' ")


@given(ANY, ANY)
def test_what_is_tied_says_the_same(text: str, words: str) -> None:
    try:
        found = Grounder(text, language="en").locate(words)
    except NotGrounded:
        return
    assert text[found.start : found.end] == found.quote
    letters = [c for c in fold(words, "en", plain_space=True).text if c.isalnum()]
    assert [c for c in fold(found.quote, "en", plain_space=True).text if c.isalnum()] == letters


@given(TEXTS, st.data())
def test_a_changed_digit_is_never_tied(text: str, data: st.DataObject) -> None:
    words = cut_out(text, data)
    digits = [index for index, character in enumerate(words) if character.isdecimal()]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != words[at]]))
    changed = words[:at] + digit + words[at + 1 :]
    assume(fold(changed, "en").text not in fold(text, "en").text)
    with pytest.raises(NotGrounded):
        Grounder(text, language="en").locate(changed)


MUTATIONS: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    str.swapcase,
    lambda words: words.replace(" ", "\u00a0"),
    lambda words: words.replace(" ", " \n"),
    lambda words: words.replace("'", "’").replace("-", "‑"),
    lambda words: words.replace("’", "'").replace("“", '"').replace("”", '"'),
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: unicodedata.normalize("NFC", words),
    lambda words: words.replace("r", "r\u00ad"),
    lambda words: f"“{words}”",
    lambda words: f"…{words}…",
]


@given(TEXTS, st.data(), st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3))
def test_typography_ties_to_the_same_place(
    text: str, data: st.DataObject, mutations: list[Callable[[str], str]]
) -> None:
    grounder = Grounder(text, language="en")
    words = cut_out(text, data)
    mutated = words
    for mutate in mutations:
        mutated = mutate(mutated)
    try:
        plain = grounder.locate(words)
    except NotGrounded:
        with pytest.raises(NotGrounded):
            grounder.locate(mutated)
        return
    found = grounder.locate(mutated)
    assert fold(found.quote, "en").text.strip("'") == fold(plain.quote, "en").text.strip("'")


@given(ANY, ANY, st.sampled_from(["", "ru", "ar", "he", "zh", "tr", "fr", "xx"]))
def test_any_words_are_tied_or_refused(text: str, words: str, language: str) -> None:
    grounder = Grounder(text, language=language)
    for quote in (words, text[3:17], f"{text[:5]} … {text[9:14]}"):
        try:
            found = grounder.locate(quote)
        except NotGrounded as refused:
            assert "\n" not in str(refused)  # noqa: PT017
        else:
            assert text[found.start : found.end] == found.quote
