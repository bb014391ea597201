"""A count against the words that prove it."""

from __future__ import annotations

import pytest

from schemas import Count
from summarizer.grounding import Grounder, check_item

TEXT = (
    "Ruritania handed over 32 soldiers to Bohemia on 7 August 1943. More than 200 sailors remain "
    "in camps, about 40 of them ill. Bohemia freed a similar number. At least thirty guards and "
    "two dozen drivers came home, dozens wait. Less than 6,000 men went north after 20 years. "
    "Up to 50 may follow, six to eight of them at once."
)


def reasons(
    as_written: str,
    low: int | None,
    high: int | None,
    approximate: bool = False,
    quote: str | None = None,
    text: str = TEXT,
    language: str = "en",
) -> list[str]:
    grounder = Grounder(text, language=language)
    count = Count(
        role="background",
        low=low,
        high=high,
        approximate=approximate,
        category="unspecified",
        as_written=as_written,
        evidence=[grounder.locate(quote or as_written)],
    )
    return check_item(count, grounder)


@pytest.mark.parametrize(
    ("as_written", "low", "high", "approximate"),
    [
        ("32 soldiers", 32, 32, False),
        ("More than 200 sailors", 201, None, False),
        ("200 sailors", 201, None, False),
        ("about 40 of them", 40, 40, True),
        ("40 of them", 40, 40, True),
        ("At least thirty guards", 30, None, False),
        ("two dozen drivers", 24, 24, False),
        ("dozens", None, None, True),
        ("Less than 6,000 men", None, 5999, False),
        ("6000 men", None, 5999, False),
        ("Up to 50", None, 50, False),
        ("six to eight", 6, 8, False),
        ("a similar number", 32, 32, True),
    ],
)
def test_what_the_words_say(
    as_written: str, low: int | None, high: int | None, approximate: bool
) -> None:
    assert reasons(as_written, low, high, approximate) == []


@pytest.mark.parametrize(
    ("as_written", "low", "high", "approximate", "reason"),
    [
        ("32 soldiers", 33, 33, False, 'the source says "32": write low 32, high 32'),
        ("32 soldiers", 32, None, False, "write low 32, high 32, approximate false"),
        ("32 soldiers", 32, 32, True, "approximate false"),
        ("32 soldiers", 320, 320, False, "write low 32"),
        ("More than 200 sailors", 200, 200, False, "write low 201, high null"),
        ("200 sailors", 200, 200, False, 'says "More than 200": write low 201'),
        ("about 40 of them", 40, 40, False, "approximate true"),
        ("40 of them", 40, 40, False, 'says "about 40"'),
        ("two dozen drivers", 12, 12, False, "write low 24, high 24"),
        ("dozens", 12, 12, False, "write low null, high null, approximate true"),
        ("Less than 6,000 men", 6000, 6000, False, "write low null, high 5999"),
        ("Up to 50", 50, 50, False, "write low null, high 50"),
        ("six to eight", 6, 6, False, "write low 6, high 8"),
        ("a similar number", 32, 32, False, "approximate true"),
        ("a similar number", 77, 77, True, "the number that the words point to"),
        ("guards", 30, 30, False, "holds no number"),
        ("20 years", 20, 20, False, "holds no number"),
        ("7 August 1943", 7, 7, False, "holds no number"),
    ],
)
def test_what_they_do_not_say(
    as_written: str, low: int | None, high: int | None, approximate: bool, reason: str
) -> None:
    (told,) = reasons(as_written, low, high, approximate)
    assert reason in told
    assert "\n" not in told


def test_as_written_stands_in_the_source() -> None:
    (told,) = reasons("33 soldiers", 33, 33, quote="handed over 32 soldiers")
    assert told == 'as_written "33 soldiers" does not stand in the source; copy it word for word'


def test_as_written_stands_beside_the_evidence() -> None:
    (told,) = reasons("More than 200 sailors", 201, None, quote="handed over 32 soldiers")
    assert "elsewhere than the evidence" in told


def test_the_evidence_holds_the_number() -> None:
    (told,) = reasons("32 soldiers", 32, 32, quote="to Bohemia on 7 August 1943")
    assert told == 'the evidence lacks the number "32"; quote words that hold it'


LANGUAGES = [
    ("ru", "Баку передал тридцать двух военных.", "тридцать двух военных", 32, False),
    ("ru", "В плену около ста человек.", "ста человек", 100, True),
    ("uk", "Повернули тридцять двох військових.", "тридцять двох військових", 32, False),
    ("az", "Bakı otuz iki hərbçini azad etdi.", "otuz iki hərbçini", 32, False),
    ("hy", "Բաքուն վերադարձրեց 32 զինծառայողի։", "32 զինծառայողի", 32, False),
    ("ar", "أفرجت باكو عن اثنين وثلاثين جنديًا.", "اثنين وثلاثين جنديًا", 32, False),
    ("ar", "وأطلقت سراح أسيرين اليوم.", "أسيرين", 2, False),
    ("he", "באקו שחררה שלושים ושניים אסירים.", "שלושים ושניים אסירים", 32, False),
    ("es", "Bakú liberó a treinta y dos presos.", "treinta y dos presos", 32, False),
    ("tr", "Bakü otuz iki askeri bıraktı.", "otuz iki askeri", 32, False),
    ("zh", "巴库移交三十二名军人。", "三十二名军人", 32, False),
    ("ka", "ბაქომ ოცდათორმეტი ჯარისკაცი გაათავისუფლა.", "ოცდათორმეტი", 32, False),
]


@pytest.mark.parametrize(("language", "text", "as_written", "value", "approximate"), LANGUAGES)
def test_languages(
    language: str, text: str, as_written: str, value: int, approximate: bool
) -> None:
    told = reasons(as_written, value, value, approximate, text=text, language=language)
    assert told == []


@pytest.mark.parametrize(
    ("language", "text", "as_written", "value", "approximate"),
    [row for row in LANGUAGES if row[0] != "ka"],
)
def test_another_number_in_other_languages(
    language: str, text: str, as_written: str, value: int, approximate: bool
) -> None:
    other = value + 1
    assert reasons(as_written, other, other, approximate, text=text, language=language)
