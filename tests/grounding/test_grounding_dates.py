"""A date against the words that prove it."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import EventDate
from summarizer.grounding import Grounder, check_item

# 14 December 2023 is a Thursday.
PUBLISHED = date(2023, 12, 14)
TEXT = (
    "The men came home on Wednesday. They had been taken in April of this year, others on "
    "7 December 2020, some in December three years ago. The deal was announced last week. It was "
    "signed on December 7. Today the sides met. Talks ran from 28 November to 3 December. By "
    "early 1952 nobody spoke. The court sat on 05.06.2021. The next day it rained. All left "
    "before Friday."
)


def reasons(
    as_written: str,
    value: str | None,
    *,
    quote: str | None = None,
    text: str = TEXT,
    language: str = "en",
    published: date | None = PUBLISHED,
    title: str | None = None,
) -> list[str]:
    grounder = Grounder(text, language=language, published=published, title=title)
    coded = EventDate(
        role="handover",
        date=value,
        as_written=as_written,
        evidence=[grounder.locate(quote or as_written)],
    )
    return check_item(coded, grounder)


@pytest.mark.parametrize(
    ("as_written", "value"),
    [
        ("Wednesday", "2023-12-13"),
        ("on Wednesday", "2023-12-06"),
        ("in April of this year", "2023-04"),
        ("April", "2023-04"),
        ("7 December 2020", "2020-12-07"),
        ("7 December", "2020-12-07"),
        ("in December three years ago", "2020-12"),
        ("last week", "2023-12-07"),
        ("last week", "2023-12-04/2023-12-10"),
        ("December 7", "2023-12-07"),
        ("Today", "2023-12-14"),
        ("Today", "2020-12-07"),
        ("from 28 November to 3 December", "2023-11-28/2023-12-03"),
        ("early 1952", "1952"),
        ("05.06.2021", "2021-06-05"),
        ("05.06.2021", "2021-05-06"),
        ("before Friday", "../2023-12-15"),
        ("The next day", "2021-06-06"),
        ("Wednesday", None),
    ],
)
def test_what_the_words_say(as_written: str, value: str | None) -> None:
    assert reasons(as_written, value) == []


@pytest.mark.parametrize(
    ("as_written", "value", "reason"),
    [
        ("Wednesday", "2023-12-12", "2023-12-12 is a Tuesday"),
        ("Wednesday", "2023-10-11", "too far from the day of publication"),
        ("Wednesday", "2023-12", "a weekday is stated"),
        ("in April of this year", "2022-04", "the year is 2023"),
        ("in April of this year", "2023-05", "the month is 04"),
        ("in April of this year", "2023-04-11", "no day is stated"),
        ("7 December 2020", "2020-12-08", "the day is 12-07"),
        ("7 December 2020", "2020-07-12", "the month is 12"),
        ("7 December 2020", "2021-12-07", "the year is 2020"),
        ("7 December", "2023-12-07", "the year is 2020"),
        ("7 December 2020", "2020-12", "a day is stated"),
        ("7 December 2020", "2020", "a month is stated"),
        ("in December three years ago", "2021-12", "the year is 2020"),
        ("last week", "2023-11-20", "it is another day"),
        ("December 7", "2018-12-07", "nothing in the source gives that year"),
        ("Today", "2023-12-13", "it is another day"),
        ("Today", "2023-12", "a day is meant"),
        ("from 28 November to 3 December", "2023-11-28/2023-12-04", "2023-12-04 is not what"),
        ("from 28 November to 3 December", "2023-11-03", "the day is 11-28"),
        ("early 1952", "1952-02", "no month is stated"),
        ("05.06.2021", "2021-06-06", "the day is 05-06 or 06-05"),
        ("December 7", "../2023-12-07", "names no open end"),
        ("the sides met", "2023-12-14", "holds no words of a date"),
        ("the sides met", None, "holds no words of a date"),
    ],
)
def test_what_they_do_not_say(as_written: str, value: str | None, reason: str) -> None:
    (told,) = reasons(as_written, value)
    assert reason in told
    assert "\n" not in told


def test_as_written_stands_beside_the_evidence() -> None:
    (told,) = reasons("December 8", "2023-12-08", quote="The deal was announced")
    assert "does not stand in the source" in told
    (told,) = reasons("Wednesday", "2023-12-13", quote="The court sat")
    assert "elsewhere than the evidence" in told


@pytest.mark.parametrize(
    ("as_written", "value", "fits"),
    [
        ("nearly two years ago", "2022", True),
        ("nearly two years ago", "2019", False),
        ("two years ago", "2022", False),
        ("overnight", "2023-12-14", True),
        ("on the 13th", "2023-12-13", True),
        ("in recent days", None, True),
    ],
)
def test_rough_words(as_written: str, value: str | None, fits: bool) -> None:
    assert (reasons(as_written, value, text=f"They came {as_written}.") == []) is fits


def test_without_a_publication_date_the_text_must_anchor() -> None:
    text = "The men came home on 15 December. It was Tuesday."
    assert reasons("15 December", "2020-12-15", text=text, published=None) != []
    told = reasons("15 December", "2020-12-15", text=text, published=None, title="War of 2020")
    assert told == []
    assert reasons("Tuesday", "2020-12-15", text=text, published=None, title="War of 2020") == []


def test_today_in_a_text_without_any_day_is_null() -> None:
    text = "Today they met."
    (told,) = reasons("Today", "2023-12-14", text=text, published=None)
    assert "write null" in told
    assert reasons("Today", None, text=text, published=None) == []


LANGUAGES = [
    ("ru", "Обмен прошёл в среду, 13 декабря.", "в среду, 13 декабря"),
    ("uk", "Обмін відбувся у середу, 13 грудня.", "у середу"),
    ("az", "Mübadilə dekabrın 13-də oldu.", "dekabrın 13-də"),
    ("hy", "Փոխանակումը տեղի ունեցավ դեկտեմբերի 13-ին։", "դեկտեմբերի 13-ին"),
    ("ar", "تم التبادل يوم الأربعاء 13 ديسمبر.", "يوم الأربعاء 13 ديسمبر"),
    ("he", "החילופים היו ביום רביעי, 13 בדצמבר.", "13 בדצמבר"),
    ("es", "El canje fue el miércoles 13 de diciembre.", "miércoles 13 de diciembre"),
    ("tr", "Takas 13 Aralık Çarşamba günü yapıldı.", "13 Aralık Çarşamba"),
    ("zh", "双方于12月13日交换战俘。", "12月13日"),
    ("fa", "تبادل روز چهارشنبه انجام شد.", "روز چهارشنبه"),
]


@pytest.mark.parametrize(("language", "text", "as_written"), LANGUAGES)
def test_languages(language: str, text: str, as_written: str) -> None:
    assert reasons(as_written, "2023-12-13", text=text, language=language) == []
    assert reasons(as_written, "2023-12-12", text=text, language=language) != []
    assert reasons(as_written, "2023-11-13", text=text, language=language) != []
