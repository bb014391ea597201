"""Words are tied to the place where they stand, or refused."""

from __future__ import annotations

import pytest

from summarizer.grounding import Grounder, NotGrounded
from summarizer.text.spans import Span

TEXT = (
    "Ruritania’s army handed over 1,600 men — among them “three hundred” sailors — to Bohemia on "
    "August 17.\nThe Bohemian side freed thirty-two soldiers and 305 prisoners .Then it said: "
    "“We will not release the non-combatants.” A total of 3.5 million people fled in 2020–2023."
)


@pytest.fixture(scope="module")
def grounder() -> Grounder:
    return Grounder(TEXT, language="en")


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("handed over 1,600 men", "handed over 1,600 men"),
        ("handed over 1 600 men", "handed over 1,600 men"),
        ("handed over 1600 men", "handed over 1,600 men"),
        ("HANDED OVER 1,600 MEN", "handed over 1,600 men"),
        ("Ruritania's army", "Ruritania’s army"),
        ('"Ruritania\'s army"', "Ruritania’s army"),
        ("“handed over 1,600 men.”", "handed over 1,600 men"),
        ("…handed over 1,600 men…", "handed over 1,600 men"),
        ("[...] handed over 1,600 men, [...]", "handed over 1,600 men"),
        ("1,600 men - among them", "1,600 men — among them"),
        ('among them "three hundred" sailors', "among them “three hundred” sailors"),
        ("305 prisoners.", "305 prisoners ."),
        ("305 prisoners. Then it said", "305 prisoners .Then it said"),
        ("August 17.\nThe Bohemian side", "August 17.\nThe Bohemian side"),
        ("August 17. The Bohemian side", "August 17.\nThe Bohemian side"),
        ("• thirty-two soldiers", "thirty-two soldiers"),
        ("thirty‑two\u00a0soldiers", "thirty-two soldiers"),
        ("３０５ prisoners", "305 prisoners"),
        ("٣٠٥ prisoners", "305 prisoners"),
        ("army", "army"),
    ],
)
def test_harmless_variants_are_tied(grounder: Grounder, words: str, quote: str) -> None:
    found = grounder.locate(words)
    assert found.quote == quote
    assert TEXT[found.start : found.end] == quote


@pytest.mark.parametrize(
    "words",
    [
        "handed over 1,601 men",
        "handed over 16,00 men",
        "handed over 600 men",
        "handed over 1.600 men",
        "304 prisoners",
        "twenty-two soldiers",
        "thirty two soldiers",
        "to Slavonia on August 17",
        "on August 18",
        "on September 17",
        "We will release the non-combatants",
        "The Bohemian side released thirty-two soldiers",
        "freed thirty-two soldiers and three hundred prisoners",
        "soldiers thirty-two",
        "3.6 million people",
    ],
)
def test_changed_facts_are_refused(grounder: Grounder, words: str) -> None:
    with pytest.raises(NotGrounded, match="does not stand in the source") as refused:
        grounder.locate(words)
    assert refused.value.words == words


@pytest.mark.parametrize(
    "words",
    [
        "5 prisoners",
        "600 men",
        "two soldiers",
        "hundred” sailors",
        "August 1",
        "on Augus",
        "5 million people",
        "million people",
        "combatants",
        "2020",
        "s army",
    ],
)
def test_words_and_numbers_are_not_cut(grounder: Grounder, words: str) -> None:
    with pytest.raises(NotGrounded, match="begins or ends inside a word or number"):
        grounder.locate(words)


CUTS = [
    ("en", "14,000 prisoners", "000 prisoners"),
    ("en", "14,235 prisoners", "14"),
    ("en", "thirty two soldiers", "two soldiers"),
    ("en", "three hundred soldiers", "hundred soldiers"),
    ("en", "two dozen soldiers", "dozen soldiers"),
    ("en", "half a dozen soldiers", "a dozen soldiers"),
    ("en", "6-8 soldiers", "8 soldiers"),
    ("en", "20% of them", "20"),
    ("en", "32² metres", "32"),
    ("en", "They can't leave", "They can"),
    ("ru", "тридцать два солдата", "два солдата"),
    ("az", "otuz iki hərbçi", "iki hərbçi"),
    ("ar", "اثنان وثلاثون جنديا", "وثلاثون جنديا"),
    ("fr", "quatre-vingt-dix soldats", "dix soldats"),
    ("zh", "三十二名军人", "二名军人"),
    ("zh", "第十一次", "十一次"),
]


@pytest.mark.parametrize(("language", "text", "words"), CUTS)
def test_cuts_in_many_scripts(language: str, text: str, words: str) -> None:
    with pytest.raises(NotGrounded):
        Grounder(text, language=language).locate(words)


WHOLE = [
    ("en", "a hundred men", "hundred men"),
    ("en", "Akhundov's term", "Akhundov"),
    ("en", "the Texas-based group", "Texas"),
    ("fr", "l’armée a libéré trois hommes", "armée a libéré trois hommes"),
    ("tr", "Bakü'den gelen 5 asker", "Bakü"),
    ("ar", "وأذربيجان أفرجت عنهم", "أذربيجان أفرجت عنهم"),
    ("he", "וישראל שחררה אותם", "ישראל שחררה אותם"),
    ("zh", "释放了32名士兵", "32名士兵"),
    ("th", "ปล่อยตัวนักโทษ 32 คน", "นักโทษ"),
]


@pytest.mark.parametrize(("language", "text", "words"), WHOLE)
def test_what_is_no_cut(language: str, text: str, words: str) -> None:
    assert Grounder(text, language=language).locate(words).quote == words


TWICE = "Two men were freed. It rained. Two men were freed. Later two men were freed."


def test_the_cited_sentence_decides() -> None:
    grounder = Grounder(TWICE, language="en")
    first, rain, second = Span(0, 19), Span(20, 30), Span(31, 50)
    assert grounder.locate("two men were freed").start == 57
    assert grounder.locate("Two men were freed").start == 0
    assert grounder.locate("Two men were freed", [first]).start == 0
    assert grounder.locate("Two men were freed", [second]).start == 31
    assert grounder.locate("two men were freed", [second]).start == 31
    assert grounder.locate("It rained", [second]).start == rain.start


def test_far_from_the_cited_sentence_the_first_place_is_as_good() -> None:
    text = "Ten men left. " + "It rained on. " * 60 + "Ten men left. " + "It rained on. " * 60
    grounder = Grounder(text, language="en")
    assert grounder.locate("Ten men left", [Span(len(text) - 14, len(text))]).start == 0


def test_places_are_found_though_they_are_negated() -> None:
    grounder = Grounder("They were not released. Others were released.", language="en")
    assert grounder.places("released") == [Span(14, 22), Span(36, 44)]
    assert grounder.places("captured") == []


@pytest.mark.parametrize("words", ["", "  ", "…", "“”", "- . ,"])
def test_no_words_are_no_evidence(grounder: Grounder, words: str) -> None:
    with pytest.raises(NotGrounded, match="no word to look for"):
        grounder.locate(words)


def test_nothing_stands_in_an_empty_source() -> None:
    with pytest.raises(NotGrounded):
        Grounder("").locate("prisoners")


def test_the_refusal_names_the_words_and_the_nearest_text(grounder: Grounder) -> None:
    with pytest.raises(NotGrounded) as refused:
        grounder.locate("freed thirty-three soldiers and 305 prisoners")
    error = refused.value
    assert error.nearest is not None
    assert "freed thirty-two soldiers and 305 prisoners" in error.nearest
    assert "\n" not in str(error)
    assert error.reason in str(error)
    assert len(str(error)) < 500


def test_a_long_quote_is_shortened_in_the_refusal() -> None:
    grounder = Grounder("Nothing of the kind. " * 400, language="en")
    with pytest.raises(NotGrounded) as refused:
        grounder.locate("They freed the men. " * 300)
    assert len(str(refused.value)) < 600


def test_hostile_repetition_is_no_burden() -> None:
    grounder = Grounder("not a " * 20_000, language="en")
    with pytest.raises(NotGrounded):
        grounder.locate("a … b … c")
    assert grounder.locate("not a not a").start == 0
