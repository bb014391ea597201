"""Words that state dates, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.calendar import DateWords, find_dates
from summarizer.text.dates.token import Shift
from summarizer.text.fold import fold


def only(text: str, language: str = "en") -> DateWords:
    (found,) = find_dates(fold(text, language).text, language)
    return found


FULL = [
    ("en", "On December 13, 2023, they"),
    ("en", "13 December 2023"),
    ("en", "the 13th of December 2023"),
    ("en", "the thirteenth of December 2023"),
    ("en", "Dec. 13, 2023"),
    ("en", "2023-12-13"),
    ("en", "13/12/2023"),
    ("en", "12/13/2023"),
    ("ru", "13 декабря 2023 года"),
    ("ru", "13.12.2023"),
    ("uk", "13 грудня 2023 року"),
    ("pl", "13 grudnia 2023 roku"),
    ("az", "13 dekabr 2023-cü il"),
    ("tr", "13 Aralık 2023"),
    ("hy", "2023 թ. դեկտեմբերի 13-ին"),
    ("ar", "13 ديسمبر 2023"),
    ("ar", "١٣ كانون الأول ٢٠٢٣"),
    ("he", "13 בדצמבר 2023"),
    ("fa", "۱۳ دسامبر ۲۰۲۳"),
    ("es", "13 de diciembre de 2023"),
    ("fr", "le 13 décembre 2023"),
    ("de", "13. Dezember 2023"),
    ("zh", "2023年12月13日"),
    ("zh", "二〇二三年十二月十三日"),
    ("ko", "2023년 12월 13일"),
]


@pytest.mark.parametrize(("language", "text"), FULL, ids=[text for _, text in FULL])
def test_a_day_in_full(language: str, text: str) -> None:
    found = only(text, language)
    assert (12, 13) in found.days
    assert found.years == {2023}


MONTHS = [
    ("en", "in December"),
    ("ru", "в декабре"),
    ("uk", "у грудні"),
    ("az", "dekabrda"),
    ("tr", "Aralık'ta"),
    ("hy", "դեկտեմբերին"),
    ("ar", "في ديسمبر"),
    ("he", "בדצמבר"),
    ("es", "en diciembre"),
    ("zh", "12月"),
]


@pytest.mark.parametrize(("language", "text"), MONTHS, ids=[text for _, text in MONTHS])
def test_a_month(language: str, text: str) -> None:
    found = only(text, language)
    assert found.months == {12}
    assert not found.days


WEDNESDAYS = [
    ("en", "on Wednesday"),
    ("ru", "в среду"),
    ("uk", "у середу"),
    ("az", "çərşənbə günü"),
    ("tr", "Çarşamba günü"),
    ("hy", "չորեքշաբթի"),
    ("ar", "يوم الأربعاء"),
    ("he", "ביום רביעי"),
    ("es", "el miércoles"),
    ("fr", "mercredi"),
    ("de", "am Mittwoch"),
    ("zh", "星期三"),
    ("zh", "周三"),
]


@pytest.mark.parametrize(("language", "text"), WEDNESDAYS, ids=[text for _, text in WEDNESDAYS])
def test_a_weekday(language: str, text: str) -> None:
    assert only(text, language).weekdays == {2}


def test_the_longer_name_wins() -> None:
    assert only("çərşənbə axşamı", "az").weekdays == {1}


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("today", Shift("day", 0, 0)),
        ("yesterday", Shift("day", -1, -1)),
        ("three days ago", Shift("day", -4, -2)),
        ("three years ago", Shift("year", -3, -3)),
        ("last month", Shift("month", -1, -1)),
    ],
)
def test_relative_words(text: str, shift: Shift) -> None:
    assert only(text).shifts == (shift,)


def test_a_month_of_this_year() -> None:
    found = only("in April of this year")
    assert found.months == {4}
    assert found.shifts == (Shift("year", 0, 0),)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("December 4-10", {(12, 4), (12, 10)}),
        ("from 4 to 10 December", {(12, 4), (12, 10)}),
        ("с 4 по 10 декабря", {(12, 4), (12, 10)}),
    ],
)
def test_ranges_of_days(text: str, days: set[tuple[int, int]]) -> None:
    language = "ru" if "декабря" in text else "en"
    assert only(text, language).days == days


def test_two_dates_stay_two() -> None:
    found = find_dates(fold("dated 28 November, released on 3 December").text, "en")
    assert [sorted(words.days) for words in found] == [[(11, 28)], [(12, 3)]]


@pytest.mark.parametrize(
    "text",
    ["They freed 15 on December 7, 12 prisoners in all", "On December 7, 32 men came home"],
)
def test_a_count_beside_a_date_is_no_day(text: str) -> None:
    assert only(text).days == {(12, 7)}


def test_a_part_of_a_group_is_no_day() -> None:
    assert only("In October 21 of the girls came home").days == frozenset()
    assert only("the 21 of October").days == {(10, 21)}


def test_seven_is_no_september() -> None:
    assert find_dates("cinquante-sept femmes", "fr") == []
    assert only("le 7 sept. 2023", "fr").days == {(9, 7)}


def test_a_year_behind_a_hyphen() -> None:
    assert only("ב-1980", "he").years == {1980}
    assert only("mid-1980").years == {1980}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 June 2025 Yesterday a column came", ["12 june 2025", "yesterday"]),
        (
            "Sunday, 23 March 2025 On Thursday evening",
            ["sunday, 23 march 2025", "thursday evening"],
        ),
        ("Yesterday, 12 June 2025, a column came", ["yesterday, 12 june 2025"]),
        ("12 June 2025, Thursday", ["12 june 2025, thursday"]),
    ],
)
def test_a_date_line_and_the_words_behind_it(text: str, parts: list[str]) -> None:
    folded = fold(text).text
    found = [folded[words.start : words.end] for words in find_dates(folded, "en")]
    assert found == [fold(part).text for part in parts]


@pytest.mark.parametrize(
    ("language", "text", "shift"),
    [
        ("en", "the following year", Shift("year", 1, 1, told=True)),
        ("en", "two years later", Shift("year", 2, 2, told=True)),
        ("en", "nearly two years earlier", Shift("year", -3, -1, told=True)),
        ("en", "next year", Shift("year", 1, 1)),
        ("tr", "ertesi yıl", Shift("year", 1, 1, told=True)),
        ("fr", "l'année suivante", Shift("year", 1, 1, told=True)),
    ],
)
def test_years_counted_from_a_date_told_before(language: str, text: str, shift: Shift) -> None:
    assert only(text, language).shifts == (shift,)


def test_may_as_a_verb_is_no_month() -> None:
    assert find_dates("5 may be released", "en") == []


@given(st.text(max_size=60), st.sampled_from(["", "en", "ru", "zh", "xx"]))
def test_any_text_gives_dates_in_order(text: str, language: str) -> None:
    folded = fold(text, language).text
    found = find_dates(folded, language)
    assert all(0 <= words.start < words.end <= len(folded) for words in found)
