"""Tokens, parties, people, names and dates: the marks of stage one and two."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import PartyKind
from summarizer.rules.english.document import read
from summarizer.rules.english.lexicon.trie import Trie
from summarizer.rules.english.lexicon.words import demonym_of
from summarizer.rules.english.mentions.calendar import Calendar
from summarizer.rules.english.mentions.dates import date_marks, written
from summarizer.rules.english.mentions.hedges import Numbers
from summarizer.rules.english.mentions.marks import PeopleMark
from summarizer.rules.english.mentions.parties import party_marks
from summarizer.rules.english.mentions.people import people_marks
from summarizer.rules.english.sentences.tokens import cut, tokenize
from summarizer.source import Source
from summarizer.text.numbers import find_numbers


def test_tokens_keep_offsets_and_make_quotes_plain():
    text = "The U.S. freed O’Brien’s 30,000 men – on the 29th."
    tokens = tokenize(text)
    assert [t.low for t in tokens] == (
        ["the", "u.s.", "freed", "o'brien", "'s", "30,000", "men", "-", "on", "the", "29th", "."]
    )
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_trie_takes_the_longest_phrase():
    trie: Trie[str] = Trie()
    trie.add("South", "compass")
    trie.add("South Sudan", "state")
    tokens = tokenize("in South Sudan today")
    assert trie.match(tokens, 1) == (3, "state")
    assert trie.match(tokens, 0) is None


def parties(text: str, *, cased: bool = True) -> list[tuple[str, str]]:
    return [(m.name, m.word.form) for m in party_marks(cut(text), cased=cased)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baku and Yerevan", [("Azerbaijan", "capital"), ("Armenia", "capital")]),
        ("Eastern Armenia", [("Armenia", "name")]),
        ("northern Syria", [("Syria", "name")]),
        ("South Sudan", [("South Sudan", "name")]),
        ("the Moldovan side", [("Moldova", "organ")]),
        ("the Democratic People’s Republic of Korea", [("North Korea", "name")]),
        ("FARC–EP rebels", [("Revolutionary Armed Forces of Colombia", "name")]),
        ("Chadian rebels", [("Chadian rebels", "band")]),
        ("the ICRC", [("International Committee of the Red Cross", "name")]),
        ("they told us", []),
        ("the turkey and the jordan", []),
        ("in May", []),
    ],
)
def test_parties_are_named_neutrally(text, expected):
    assert parties(text) == expected


def test_text_in_capitals_keeps_us_a_pronoun():
    assert parties("THEY TOLD US THAT PERU", cased=False) == [("Peru", "name")]


def test_bands_are_armed_groups():
    (mark,) = party_marks(cut("the Malian rebels"), cased=True)
    assert mark.word.kind is PartyKind.ARMED_GROUP


def test_demonym_of_a_state_and_of_none():
    assert demonym_of("Syria") == "Syrian"
    assert demonym_of("Atlantis") == "Atlantis"


def people(text: str) -> list[PeopleMark]:
    passage = cut(text)
    named = tuple(party_marks(passage, cased=True))
    return list(people_marks(passage, named, Numbers(find_numbers(text, "en"))))


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("32 military servicemen", 32, 32, False),
        ("thirty-two soldiers", 32, 32, False),
        ("more than 200 captives", 201, None, False),
        ("over 200 captives", 201, None, False),
        ("at least 200 captives", 200, None, False),
        ("up to 50 prisoners", None, 50, False),
        ("fewer than 50 prisoners", None, 49, False),
        ("between 6 and 8 hostages", 6, 8, False),
        ("nearly 900 detainees", 900, 900, True),
        ("three hundred odd divers", 300, 300, True),
        ("dozens of fighters", None, None, True),
        ("59 of its captives", 59, 59, False),
        ("21 of the 276 girls", 21, 21, False),
        ("one of the two hostages", 2, 2, False),
    ],
)
def test_numbers_of_people_with_their_hedges(text, low, high, approximate):
    quantity = people(text)[0].quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, approximate)


def test_handed_over_is_no_hedge():
    quantity = people("handed over 40 soldiers")[0].quantity
    assert quantity is not None
    assert (quantity.low, quantity.high) == (40, 40)


def test_left_out_noun_is_filled_from_the_next_phrase():
    first, second = people("44 Armenian and 12 Azeri prisoners")
    assert first.nations == ("Armenia",)
    assert second.nations == ("Azerbaijan",)
    assert first.quantity is not None
    assert first.quantity.low == 44


def test_bodies_of_fighters_are_remains():
    marks = people("the bodies of 199 fighters")
    assert [m.word.category for m in marks if m.quantity] == ["remains"]


def test_a_dash_between_blanks_parts_a_day_from_the_people_behind_it():
    first, second = people("LIMA, Nov 4 - Kurdish rebels freed eight soldiers.")
    assert first.quantity is None
    assert second.quantity is not None
    assert second.quantity.low == 8


def test_rebel_captives_are_captives():
    (mark,) = people("500 rebel captives")
    assert mark.word.group == "captive"


def dated(text: str, published: date | None = date(2023, 12, 14), **more: bool) -> list[str | None]:
    calendar = Calendar(text, published, None)
    future = more.get("future", False)
    return [
        m.value
        for m in date_marks(written(text, 0, len(text), cut(text).lows), calendar, future=future)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on December 7", "2023-12-07"),
        ("on 12 February 1973", "1973-02-12"),
        ("on February 12th, 1973", "1973-02-12"),
        ("Nov. 8-10", "2023-11-08/2023-11-10"),
        ("in 2020-2023", "2020/2023"),
        ("in 2023 and 24 others", "2023"),
        ("during 1941–42", "1941/1942"),
        ("between 1999 and 2001", "1999/2001"),
        ("from February 12th until April 4, 1973", "1973-02-12/1973-04-04"),
        ("on Wednesday", "2023-12-13"),
        ("on Thursday", "2023-12-14"),
        ("today", "2023-12-14"),
        ("yesterday", "2023-12-13"),
        ("last week", "2023-12-04/2023-12-10"),
        ("in April of this year", "2023-04"),
        ("in December three years ago", "2020-12"),
        ("in January", "2023-01"),
        ("by January 20", "../2024-01-20"),
        ("by Friday", "../2023-12-15"),
        ("not later than the end of January", "../2024-01"),
        ("by the end of the month", "../2023-12"),
        ("the 2d of May 1826", "1826-05-02"),
        ("last December", "2022-12"),
        ("to-day", "2023-12-14"),
        ("overnight", "2023-12-13/2023-12-14"),
        ("two weeks ago", "2023-11-30"),
        ("six weeks ago", "2023-11"),
        ("between May and July", "2023-05/2023-07"),
        ("in the month of May", "2023-05"),
        ("in 1994", "1994"),
        ("2023-12-01", "2023-12-01"),
    ],
)
def test_dates_have_the_precision_of_the_words(text, value):
    assert dated(text) == [value]


@pytest.mark.parametrize("text", ["they may free 7 men", "on 31 February 2020", "3.5 million", ""])
def test_what_is_no_date(text):
    assert dated(text) == []


def test_weekday_to_come():
    assert dated("on Monday", future=True) == ["2023-12-18"]


def test_undated_text_takes_the_year_told_before():
    assert dated("In November 2004 talks began. On 3 December they ended.", None) == (
        ["2004-11", "2004-12-03"]
    )
    assert dated("on Wednesday", None) == [None]


def names(text: str) -> list[tuple[str, str | None]]:
    document = read(Source.from_text(text, "t"))
    return [(n.name, n.title) for found in document.names.values() for n in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he said that President Ana Roe agreed.", [("Ana Roe", "President")]),
        ("the Emir, Sheikh Salem bin Hamad, agreed.", [("Salem bin Hamad", "Sheikh")]),
        ("the group's commander, Paul Poe, agreed.", [("Paul Poe", "commander")]),
        ("the Special Envoy for Peru, Jane Doe, agreed.", [("Jane Doe", "Envoy for Peru")]),
        ("they freed Private Travis King on Monday.", [("Travis King", "Private")]),
        ("they met in the Roe Committee.", []),
        ("they met Majed al-Ansari there.", [("Majed al-Ansari", None)]),
    ],
)
def test_names_of_people(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held in May 1960 and tried that August.", ["1960-05", "1960-08"]),
        (
            "Seized on 21 June 1957, tried on 15 November of the same year.",
            ["1957-06-21", "1957-11-15"],
        ),
        ("Seized in May 2014, sentenced in August of the following year.", ["2014-05", "2015-08"]),
        ("It was done between 17 and 21 October 1943.", ["1943-10-17/1943-10-21"]),
    ],
)
def test_years_that_were_told_before_are_taken_up(text, expected):
    calendar = Calendar(text, date(2020, 1, 1), None)
    assert [
        m.value
        for m in date_marks(written(text, 0, len(text), cut(text).lows), calendar, future=False)
    ] == expected


def test_year_of_a_title_outdoes_an_earlier_one_of_the_text():
    text = "Nobody was held in 2017. On 8 October they were freed."
    calendar = Calendar(text, None, "2020 report on rights")
    found = date_marks(written(text, 0, len(text), cut(text).lows), calendar, future=False)
    assert [mark.value for mark in found] == ["2017", "2020-10-08"]
