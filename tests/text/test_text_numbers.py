"""Numbers in digits and in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from summarizer.text.numbers import Kind, find_numbers


def read(text: str, language: str | None = "en") -> list[tuple[str, int, Kind]]:
    return [(text[n.start : n.end], n.value, n.kind) for n in find_numbers(text, language)]


def counted(text: str, language: str | None) -> list[int]:
    return [n.value for n in find_numbers(text, language) if n.kind is Kind.CARDINAL]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("tr", "2 bin 130 tutuklu", [2130]),
        ("tr", "1 milyon 200 bin 30 kişi", [1_200_030]),
        ("tr", "2 bin asker, 130 sivil", [2000, 130]),
        ("ru", "5 тысяч 800 человек", [5800]),
        ("ja", "3万5000人", [35_000]),
        ("en", "2 thousand 130 men", [2000, 130]),
        ("ar", "ثلاثة آلاف أسير", [3000]),
        ("ar", "5 آلاف أسير", [5000]),
        ("ar", "آلاف الأسرى", []),
        ("he", "שלוש מאות איש", [300]),
        ("he", "מאות אנשים", []),
    ],
)
def test_words_that_multiply(language: str, text: str, values: list[int]) -> None:
    assert counted(text, language) == values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("thirty-two soldiers", "thirty-two", 32),
        ("thirty two soldiers", "thirty two", 32),
        ("two hundred and five men", "two hundred and five", 205),
        ("a hundred men", "a hundred", 100),
        (
            "one hundred twenty thousand three",
            "one hundred twenty thousand three",
            120003,
        ),
        ("twelve hundred men", "twelve hundred", 1200),
        ("two dozen men", "two dozen", 24),
        ("half a dozen men", "half a dozen", 6),
        ("a dozen men", "a dozen", 12),
        ("three score men", "three score", 60),
        ("3.5 million people", "3.5 million", 3_500_000),
        ("14,235 men", "14,235", 14235),
        ("١٢٣ رجلا", "١٢٣", 123),
        ("0 men", "0", 0),
    ],
)
def test_english_cardinals(text: str, words: str, value: int) -> None:
    assert read(text)[0] == (words, value, Kind.CARDINAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two and three", [2, 3]),
        ("ten twenty", [10, 20]),
        ("five, six", [5, 6]),
        ("one hundred and one men and two guards", [101, 2]),
        ("from 6-8 men", [6, 8]),
        ("32 to Armenia, 2 back", [32, 2]),
    ],
)
def test_words_that_do_not_fit_are_two_numbers(text: str, expected: list[int]) -> None:
    assert counted(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the eleventh exchange", Kind.ORDINAL),
        ("the 3rd man", Kind.ORDINAL),
        ("the twenty-first man", Kind.ORDINAL),
        ("dozens of men", Kind.VAGUE),
        ("tens of thousands", Kind.VAGUE),
        ("several hundred men", Kind.VAGUE),
        ("both men", Kind.WEAK),
        ("a pair of men", Kind.WEAK),
        ("one of them", Kind.WEAK),
        ("a 15-member crew", Kind.WEAK),
        ("a two-year sentence", Kind.WEAK),
        ("11.5 years", Kind.OTHER),
        ("20 percent", Kind.OTHER),
        ("5%", Kind.OTHER),
        ("$5", Kind.OTHER),
        ("2023-12-13", Kind.OTHER),
        ("at 9:40", Kind.OTHER),
        ("two thirds", Kind.OTHER),
        ("a C-130", Kind.OTHER),
        ("32² metres", Kind.OTHER),
    ],
)
def test_what_a_number_can_be_taken_for(text: str, kind: Kind) -> None:
    assert [found[2] for found in read(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    ["No one was freed", "the one who left", "one another", "one by one", "each one", "one's own"],
)
def test_one_that_counts_nobody(text: str) -> None:
    assert read(text) == []


def test_one_that_counts() -> None:
    assert read("one soldier was freed") == [("one", 1, Kind.CARDINAL)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "тридцати двух военнослужащих", 32),
        ("ru", "двумястами пятью", 205),
        ("ru", "двое", 2),
        ("uk", "тридцяти двох військових", 32),
        ("uk", "п’ятьох", 5),
        ("be", "трыццаць два", 32),
        ("pl", "trzydziestu dwóch żołnierzy", 32),
        ("az", "otuz iki hərbçi", 32),
        ("az", "otuz ikidən çox", 32),
        ("az", "min altı yüz", 1600),
        ("tr", "iki yüz beş asker", 205),
        ("tr", "1.600 kişi", 1600),
        ("hy", "երեսուներկու զինծառայող", 32),
        ("ar", "اثنان وثلاثون جنديا", 32),
        ("ar", "اثنين وثلاثين", 32),
        ("ar", "ثلاثة عشر أسيرا", 13),
        ("ar", "ألف وستمئة", 1600),
        ("ar", "مِئَتان وخمسة", 205),
        ("he", "שלושים ושניים חיילים", 32),
        ("he", "שלושה עשר שבויים", 13),
        ("he", "אלף ושש מאות", 1600),
        ("fa", "سی و دو نظامی", 32),
        ("es", "treinta y dos soldados", 32),
        ("es", "veintiún presos", 21),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "1 600 civils", 1600),
        ("de", "zweiunddreißig Soldaten", 32),
        ("de", "14.235 Leute", 14235),
        ("it", "trentadue soldati", 32),
        ("pt", "trinta e dois", 32),
        ("nl", "tweeëndertig", 32),
        ("zh", "三十二名军人", 32),
        ("zh", "一万两千人", 12000),
        ("zh", "3万人", 30000),
        ("ja", "三十二人", 32),
        ("cs", "třicet dva", 32),
        ("ro", "treizeci și doi", 32),
        (None, "32 men", 32),
        ("xx", "32 men", 32),
    ],
)
def test_languages(language: str | None, text: str, value: int) -> None:
    assert counted(text, language)[0] == value


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "десятки людей"), ("es", "cientos de presos"), ("de", "Hunderte"), ("az", "yüzlərlə")],
)
def test_vague_in_other_languages(language: str, text: str) -> None:
    assert [found[2] for found in read(text, language)] == [Kind.VAGUE]


@pytest.mark.parametrize(("language", "text"), [("de", "ein Mann"), ("tr", "bir asker")])
def test_one_is_an_article_elsewhere(language: str, text: str) -> None:
    assert [found[2] for found in read(text, language)] == [Kind.WEAK]


def test_chinese_ranks_and_days_count_nobody() -> None:
    kinds = [number.kind for number in find_numbers("第十一次,十二月十三日", "zh")]
    assert kinds == [Kind.ORDINAL, Kind.OTHER, Kind.OTHER]


@given(st.integers(min_value=2, max_value=999_999))
def test_num2words_is_read_back_in_english(value: int) -> None:
    words = num2words(value, lang="en").replace(",", "")
    assert counted(f"They freed {words} men.", "en") == [value]


@given(
    st.integers(min_value=2, max_value=999),
    st.sampled_from(["ru", "uk", "be", "pl", "az", "ar", "he", "fa", "es", "fr", "de", "ro"]),
)
def test_num2words_is_read_back(value: int, language: str) -> None:
    words = num2words(value, lang=language)
    assert [n.value for n in find_numbers(words, language)] == [value]


@given(st.integers(min_value=1, max_value=10**15))
def test_grouped_digits_are_read_back(value: int) -> None:
    assert [n.value for n in find_numbers(f"of {value:,} men", "en")] == [value]


@given(st.text(max_size=80), st.sampled_from([None, "en", "ru", "ar", "zh", "de", "tr"]))
def test_any_text_gives_numbers_in_order(text: str, language: str | None) -> None:
    found = find_numbers(text, language)
    assert all(0 <= number.start < number.end <= len(text) for number in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_digits_without_end_are_no_burden() -> None:
    assert [number.kind for number in find_numbers("9" * 100_000, "en")] == [Kind.CARDINAL]
