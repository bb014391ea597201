"""Quotes that leave words out."""

from __future__ import annotations

import pytest

from summarizer.grounding import Grounder, NotGrounded

STATEMENT = (
    "Guided by humanitarian values, and as a manifestation of goodwill, the Republic of Azerbaijan "
    "releases 32 Armenian servicemen. Armenia releases 2 servicemen."
)


@pytest.mark.parametrize("mark", ["…", "...", " … ", "[…]", " [...] ", ". . ."])
def test_the_span_covers_the_words_left_out(mark: str) -> None:
    words = f"Guided by humanitarian values {mark} releases 32 Armenian servicemen"
    found = Grounder(STATEMENT, language="en").locate(words)
    assert (found.start, found.end) == (0, STATEMENT.index(". Armenia"))


def test_several_parts() -> None:
    text = "The old ministry in the capital freed, at dawn in the rain, the ten men near a bridge."
    found = Grounder(text, language="en").locate("freed … the ten men … bridge")
    assert found.quote == text[text.index("freed") : -1]


REFUSED = [
    ("en", "Hamas said Israel released 32 men.", "Hamas … released 32 men", "said"),
    ("en", "Hamas, unlike Israel, released 32 men.", "Hamas … released 32 men", "Israel"),
    ("en", "Baku will not in any way release 32 men.", "Baku … release 32 men", "will|not"),
    ("en", "Baku would release 32 men.", "Baku … release 32 men", "would"),
    ("en", "Baku freed the drivers and captured 32 men.", "Baku freed … 32 men", "and|captured"),
    ("en", "Baku, which held the rebels, freed 32 men.", "Baku … freed 32 men", "which"),
    ("en", "They freed 2 guards at noon with 32 drivers.", "They freed … 32 drivers", "a number"),
    ("en", "Baku freed one of 32 men.", "Baku freed … of 32 men", "a number"),
    ("ru", "ХАМАС заявил, что Израиль освободил их.", "ХАМАС … освободил их", "заявил"),
    ("de", "Baku hat die Männer nicht am Morgen frei gelassen.", "Baku … gelassen", "nicht|hat"),
]


@pytest.mark.parametrize(("language", "text", "words", "held"), REFUSED)
def test_words_that_matter_are_not_left_out(
    language: str, text: str, words: str, held: str
) -> None:
    with pytest.raises(NotGrounded, match=rf"left out hold .*(?:{held})"):
        Grounder(text, language=language).locate(words)


def test_parts_stand_in_one_sentence() -> None:
    with pytest.raises(NotGrounded, match="do not stand in one sentence"):
        Grounder(STATEMENT, language="en").locate("Guided by … Armenia releases 2")


def test_parts_stand_in_their_order() -> None:
    with pytest.raises(NotGrounded, match="do not stand in one sentence"):
        Grounder(STATEMENT, language="en").locate("Armenian servicemen … Guided by")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "أفرجت أذربيجان في باكو عن الجنود", "أفرجت أذربيجان … عن الجنود"),
        ("tr", "Bakü bugün sabah esirleri bıraktı", "Bakü … bıraktı"),
    ],
)
def test_where_names_or_negations_cannot_be_seen_nothing_is_left_out(
    language: str, text: str, words: str
) -> None:
    with pytest.raises(NotGrounded, match="quote without an ellipsis"):
        Grounder(text, language=language).locate(words)


def test_an_ellipsis_of_the_source_is_a_mark_like_others() -> None:
    text = "He said: we will... free the men."
    assert Grounder(text, language="en").locate("we will… free the men").quote in text


def test_too_many_parts_are_no_quote() -> None:
    with pytest.raises(NotGrounded):
        Grounder(STATEMENT, language="en").locate("Guided … by … values … 32 … servicemen")
