"""Numbers that may count people though no word says so, and how numbers stand to each other."""

from __future__ import annotations

import pytest

from summarizer.rules.english.mentions.any_numbers import other_numbers
from summarizer.rules.english.mentions.hedges import Numbers
from summarizer.rules.english.mentions.parties import party_marks
from summarizer.rules.english.mentions.people import people_marks
from summarizer.rules.english.sentences.tokens import cut
from summarizer.rules.english.weighed.company import Company
from summarizer.text.numbers import find_numbers


def counted(text):
    passage = cut(text)
    tokens = passage.tokens
    named = tuple(party_marks(passage, cased=True))
    numbers = Numbers(find_numbers(text, "en"))
    people = [mark for mark in people_marks(passage, named, numbers) if mark.quantity is not None]
    others = other_numbers(passage, people, named, numbers)
    every = sorted((*people, *others), key=lambda mark: mark.first)
    return [(text[tokens[m.first].start : tokens[m.last - 1].end], m) for m in every]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Peru let nine cane cutters go.", ["nine cane cutters"]),
        ("The rebels admitted to 44.", ["44"]),
        ("Of them, 22 had lost a limb.", ["22"]),
        ("Three Mundari were freed.", ["Three Mundari"]),
        ("They brought seven of theirs.", ["seven of theirs"]),
        ("The five crossed at 4 p.m. on 3 May 1999 after 12 days.", ["five"]),
        ("Of them, 30 to 40 had lost a limb.", ["30 to 40"]),
        ("A fine of 300 dollars was paid.", []),
        ("The army took about 300 settlements.", []),
        ("They freed Ana Roe, 58, an engineer, and Luis Poe, 61.", []),
        ("Some were boys of 16.", []),
        ("The ship had a crew of 12, all told.", ["12"]),
        ("They gave up 245 Bosnian Serbs.", ["245 Bosnian Serbs"]),
    ],
)
def test_numbers_that_may_count_people(text, phrases):
    found = [phrase for phrase, _ in counted(text)]
    assert found == phrases


def test_a_number_is_known_by_those_around_it():
    texts = ("Peru freed 30 soldiers and 12 sailors.", "The 42 men flew home.", "42 flew home.")
    every = [(index, mark) for index, text in enumerate(texts) for _, mark in counted(text)]
    company = Company(every)
    told = [set(company.cues(at)) for at in range(len(every))]
    assert [mark.quantity.high for _, mark in every] == [30, 12, 42, 42]
    assert {"summand", "lesser-behind", "nth-here:0 of 2", "again:0"} <= told[0]
    assert {"summand", "greater-before"} <= told[1]
    assert {"sum", "greatest", "again:1"} <= told[2]
    assert "told-before" in told[3]
    assert "told-before" not in told[2]
