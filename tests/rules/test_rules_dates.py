"""Dates as English writes them, resolved against the publication and against each other."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.items.date_direction import dates_of
from summarizer.rules.english.mentions.calendar import Calendar
from summarizer.rules.english.mentions.dates import date_marks, written
from summarizer.rules.english.sentences.tokens import cut
from summarizer.source import Source

WEDNESDAY = date(2024, 3, 13)


def marks(text: str, published: date | None = WEDNESDAY, told: date | None = None) -> list[str]:
    calendar = Calendar(text, published, None)
    found = date_marks(
        written(text, 0, len(text), cut(text).lows), calendar, future=False, told=lambda: told
    )
    return [f"{text[mark.start : mark.end]}={mark.value}" for mark in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the 9th inst.", "2024-03-09"),
        ("the 27th ult.", "2024-02-27"),
        ("the 3d instant", "2024-03-03"),
        ("the 27th of last month", "2024-02-27"),
        ("on the 12th, they left", "2024-03-12"),
        ("on the 20th, they left", "2024-02-20"),
        ("the first of March", "2024-03-01"),
        ("the twenty-fourth of July, 1862", "1862-07-24"),
        ("24th day of July, 1862", "1862-07-24"),
        ("241530Z JAN 24", "2024-01-24"),
        ("18 DEC 89", "1989-12-18"),
        ("SINCE MARCH 71", "1971-03"),
        ("SEPT 27 73", "1973-09-27"),
        ("18 Dec '89", "1989-12-18"),
        ("10.02.1962", "1962-02-10"),
        ("2/27/2024", "2024-02-27"),
        ("12/01/2024", "2024-01-12"),
        ("2024/03/01", "2024-03-01"),
        ("Feb . 7 , 2024", "2024-02-07"),
        ("12 may 2022", "2022-05-12"),
        ("on Tuesday last", "2024-03-12"),
        ("in February last", "2024-02"),
        ("25 November last year", "2023-11-25"),
        ("in July of last year", "2023-07"),
        ("earlier this month", "2024-03"),
        ("over the weekend", "2024-03-09/2024-03-10"),
        ("last weekend", "2024-03-09/2024-03-10"),
        ("in the spring of 2021", "2021"),
        ("last summer", "2023"),
        ("in mid-March 2022", "2022-03"),
        ("at the end of May 2022", "2022-05"),
        ("late 2021", "2021"),
        ("New Year's Eve", "2023-12-31"),
        ("the day before yesterday", "2024-03-11"),
        ("two days earlier", "2024-03-11"),
    ],
)
def test_ways_of_writing_a_date(text, value):
    (found,) = marks(text)
    assert found.rpartition("=")[2] == value


@pytest.mark.parametrize(
    "text",
    [
        "the 24th brigade",
        "the fall of Saigon",
        "the second March on the town",
        "the day before the exchange",
        "they may 7 free",
    ],
)
def test_what_only_looks_like_a_date(text):
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On the evening before, it failed.", "1941-10-06"),
        ("Two days later they met.", "1941-10-09"),
        ("The next morning they met.", "1941-10-08"),
        ("A week later they met.", "1941-10-14"),
        ("The following Friday they met.", "1941-10-10"),
        ("They met that same evening.", "1941-10-07"),
    ],
)
def test_days_that_count_from_one_told_before(text, value):
    assert marks(text, None, date(1941, 10, 7))[0].endswith(f"={value}")
    assert marks(f"It was 7 October 1941. {text}", None)[1].endswith(f"={value}")
    assert marks(text, None) == []


def test_weekday_beside_its_day_is_one_date():
    assert marks("on Friday, March 1, he left") == ["March 1=2024-03-01"]
    assert marks("on 1 March, a Friday") == ["1 March=2024-03-01"]


def test_weekday_is_quoted_without_the_space_before_it():
    assert marks("on Tuesday he left") == ["Tuesday=2024-03-12"]


LEAD = "Peru on Monday released five Chilean soldiers and Chile freed two Peruvian pilots. "


def dated(more: str) -> set[tuple[str, str | None]]:
    source = Source.from_text(LEAD + more, "x", language="en", published=WEDNESDAY)
    (event,) = RulesEngine().extract(source).events
    return {(str(found.role), found.date) for found in event.dates}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("On Tuesday it was three more soldiers.", ("handover", "2024-03-12")),
        ("The pilots fell into the hands of Chile on 3 May 2020.", ("capture", "2020-05-03")),
        ("The soldiers have been under sentence since 2019.", ("conviction", "2019")),
        ("The bargain was initialled on 1 March.", ("agreement", "2024-03-01")),
        (
            "The exchange took place from January 2024 to March 2024.",
            ("handover", "2024-01/2024-03"),
        ),
    ],
)
def test_what_happened_on_a_day(more, expected):
    assert expected in dated(more)


@pytest.mark.parametrize(
    "more",
    [
        "On Tuesday the minister said that the soldiers were well.",
        "The soldiers landed in Santiago on Tuesday.",
        "There had been no such exchange in the history of the war since 2019.",
    ],
)
def test_days_of_speeches_and_arrivals_are_left_out(more):
    assert {day for _, day in dated(more)} == {"2024-03-11"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the 3rd of Auguſt 1812", "1812-08-03"),
        ("on 4 AprİL 2022", "2022-04-04"),
        ("on Frıday", "2024-03-08"),
        ("laſt ſummer", "2023"),
        ("the 9th inſt.", "2024-03-09"),
    ],
)
def test_letters_that_only_look_alike_cost_no_record(text: str, value: str) -> None:
    assert [mark.partition("=")[2] for mark in marks(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will be handed to the consul on Friday.", "2024-03-15"),
        ("They are to be freed on Friday, the ministry said.", "2024-03-15"),
        ("On Friday five of them will cross the bridge.", "2024-03-15"),
        ("They were freed on Friday.", "2024-03-08"),
        ("The ministry said on Friday that they would be freed.", "2024-03-08"),
        ("They had been seized on Friday and will be tried.", "2024-03-08"),
    ],
)
def test_a_weekday_points_the_way_of_its_verb(text, value):
    document = read(Source.from_text(text, "t", published=WEDNESDAY))
    assert [mark.value for mark in dates_of(document, document.sentences[0])] == [value]
