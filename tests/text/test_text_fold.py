"""Folding: what counts as the same words, and where each character came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.text.fold import fold, fold_text
from summarizer.text.spans import Span

SAME = {
    "quotation marks": ("“Go,” he said", '"Go," he said'),
    "guillemets set off with spaces": ("« accord »", "“accord”"),
    "apostrophes": ("Armenia’s side", "Armenia's side"),
    "dashes": ("2020–2023 — a pause", "2020-2023 - a pause"),
    "two hyphens for a dash": ("peace--at last", "peace—at last"),
    "ellipsis": ("and so on…", "and so on..."),
    "bullets": ("• one", "● one"),
    "no-break, thin and zero-width space": ("a\u00a0b\u2009c\u200b d", "a b c d"),
    "line breaks and runs": ("over\n\n  there", "over there"),
    "a space before a stop": ("their punishment .", "their punishment."),
    "no space behind a stop": ("in Baku.However, it", "in Baku. However, it"),
    "soft hyphen": ("pris\u00adoners", "prisoners"),
    "bidirectional controls": ("\u202a32\u202c men", "32 men"),
    "Arabic vowel signs and tatweel": ("الأَسْرَى كـــل", "الأسرى كل"),
    "Hebrew points": ("שָׁלוֹם", "שלום"),
    "full width": ("ＩＣＲＣ，３２", "ICRC,32"),
    "ligatures": ("ﬁve oﬃcers", "five officers"),
    "Armenian ligature": ("եւ", "և"),
    "composed and decomposed": ("Erdoğan Việt", unicodedata.normalize("NFD", "Erdoğan Việt")),
    "Hangul syllables and letters": ("석방", unicodedata.normalize("NFD", "석방")),
    "sharp s in capitals": ("STRASSE", "Straße"),
    "final sigma": ("ΛΌΓΟΣ", "λόγος"),
    "Turkish i": ("İSTANBUL IRAK", "istanbul ırak"),
    "Arabic-Indic digits": ("٣٢ ۳۲", "32 32"),
    "marks that group thousands": ("1,600 and 1\u202f600", "1600 and 1600"),
    "a mark broken by a zero-width space": ("1,\u200b600", "1600"),
}

APART = {
    "superscript": ("32²", "322"),
    "another digit": ("32", "33"),
    "a letter with a mark": ("Pérez", "Perez"),
    "one word or two": ("thirty two", "thirtytwo"),
    "decimals": ("3.5", "35"),
    "a comma between decimals": ("3,5", "35"),
    "a fraction": ("1½", "11/2"),
    "a question": ("Released?", "Released."),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one, "en").text == fold(other, "en").text


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_stays_apart(one: str, other: str) -> None:
    assert fold(one, "en").text != fold(other, "en").text


def test_the_mark_that_groups_is_that_of_the_language() -> None:
    assert fold("14.235 Leute", "de").text == "14235 leute"
    assert fold("14.235 people", "en").text == "14.235 people"
    assert fold("1 600 civils", "fr").text == "1600 civils"
    assert fold("1 600 civilians", "en").text == "1 600 civilians"
    assert fold("1 600 civilians", "en", plain_space=True).text == "1600 civilians"


def test_a_year_before_a_number_is_no_group() -> None:
    assert fold("в 2020 300 человек", "ru").text == "в 2020 300 человек"


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        ("İki ßoldaten gingen", "gingen", Span(13, 19)),
        ("ﬁve men", "men", Span(4, 7)),
        ("1,600 men", "1600", Span(0, 5)),
        ("e\u0301te\u0301 32", "32", Span(6, 8)),
        ("pris\u00adoners here", "prisoners", Span(0, 10)),
        ("a  \u200b b", "b", Span(5, 6)),
        ("It ended .Then", "ended.", Span(3, 10)),
    ],
)
def test_offsets_lead_back(text: str, words: str, span: Span) -> None:
    folded = fold(text, "en")
    start = folded.text.index(words)
    assert folded.source(start, start + len(words)) == span


def test_half_of_an_expanded_letter_is_known_for_such() -> None:
    folded = fold("weiß", "de")
    assert folded.text == "weiss"
    assert folded.whole(0, 4) is None
    assert folded.whole(4, 5) is None
    assert folded.whole(0, 5) == Span(0, 4)
    assert folded.whole(0, 3) == Span(0, 3)
    assert folded.whole(3, 5) == Span(3, 4)


LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Z", "Cf", "Sm")),
        st.sampled_from(" .,'-…\u00a0\u00adİßﬁ\u0301\u200b1234567890"),
    ),
    max_size=60,
)


@given(LETTERS, st.data())
def test_a_letter_is_found_where_it_came_from_and_back(text: str, data: st.DataObject) -> None:
    folded = fold(text, "en")
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.whole(start, end)
    if span is not None:
        assert span == folded.source(start, end)
        assert folded.offset(span.start) == start
        assert folded.offset(span.end) >= end


@given(LETTERS)
def test_pieces_cover_the_text_in_order(text: str) -> None:
    folded = fold(text, "en")
    assert len(folded.starts) == len(folded.sources)
    assert folded.starts == sorted(set(folded.starts))
    ends = [0, *(span.end for span in folded.sources)]
    assert all(end <= span.start for end, span in zip(ends, folded.sources, strict=False))
    for start in range(len(folded.text)):
        span = folded.source(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(LETTERS, st.sampled_from(["en", "fr", ""]))
def test_the_text_alone_is_the_same(text: str, language: str) -> None:
    assert fold_text(text, language) == fold(text, language).text


@given(LETTERS)
@example("\u0106\u05a2")  # decomposed, a mark that is dropped stands between letter and accent
def test_normal_forms_are_one(text: str) -> None:
    folds = {fold(unicodedata.normalize(form, text), "en").text for form in ("NFC", "NFD")}
    assert len(folds) == 1


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd", "Zs")), max_size=40))
def test_capitals_are_one_with_small_letters(text: str) -> None:
    assert fold(text.upper(), "en").text == fold(text, "en").text


@given(LETTERS, st.sampled_from(["İ", "ß", "ŉ", "ǰ", "ﬃ", "Ა", "ῼ"]))
def test_case_folding_moves_no_offset(text: str, letter: str) -> None:
    whole = f"{letter} {text} 7q7"
    folded = fold(whole, "en")
    start = folded.text.rindex("7q7")
    assert folded.source(start, start + 3) == Span(len(whole) - 3, len(whole))
