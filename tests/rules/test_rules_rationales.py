"""Why the sides say that they did it, in the many ways in which it is said."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Event
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.events.finding import find_cases
from summarizer.rules.english.items.attribution import impersonal, speakers
from summarizer.rules.english.items.rationale_scores import ENOUGH, tie
from summarizer.rules.english.items.sides import Sides
from summarizer.rules.english.mentions.grounds import grounds
from summarizer.source import Source

LEAD = "Peru on Monday released five Chilean soldiers and Chile freed two Peruvian pilots. "


def event(more: str) -> Event:
    source = Source.from_text(LEAD + more, "x", language="en", published=date(2024, 5, 1))
    (found,) = RulesEngine().extract(source).events
    return found


def given(more: str) -> list[tuple[str, list[str]]]:
    return [(each.stated_by, [str(k) for k in each.kinds]) for each in event(more).rationales]


@pytest.mark.parametrize(
    ("more", "by", "kinds"),
    [
        ("Chile described the step as a purely humanitarian one.", "Chile", ["humanitarian"]),
        ("Peru called the swap a confidence-building measure.", "Peru", ["confidence_building"]),
        ("Peru said that it wished to show good faith.", "Peru", ["goodwill"]),
        ("Peru said it was meant to help the peace process.", "Peru", ["peace_process"]),
        (
            "Chile told reporters that it had agreed to it because the law required it.",
            "Chile",
            ["legal_obligation"],
        ),
        (
            "Peru said the pilots had been let go because their wives had begged for it.",
            "Peru",
            ["third_party_request"],
        ),
        (
            "Chile argued that Peru had released the men under pressure from abroad.",
            "Chile",
            ["concession"],
        ),
        (
            "Peru said it had freed the men so that they could spend Easter at home.",
            "Peru",
            ["holiday"],
        ),
        ("Peru said it had freed the men for reasons of health.", "Peru", ["health_or_age"]),
        (
            "In the words of a minister of Chile, the release came in answer to the truce.",
            "Chile",
            ["reciprocity", "peace_process"],
        ),
        (
            "Chile said the men were freed because the camps were to be sold.",
            "Chile",
            ["other"],
        ),
        (
            "The step, said Chile, is no more than the Geneva Convention demands.",
            "Chile",
            ["legal_obligation"],
        ),
        (
            "Norway said the exchange was a step to build trust between the two neighbours.",
            "Norway",
            ["confidence_building"],
        ),
    ],
)
def test_grounds_and_who_gives_them(more, by, kinds):
    assert (by, kinds) in given(more)


def test_two_grounds_of_one_sentence_are_two_items():
    found = given(
        "Peru said it had freed the men on humanitarian grounds and as a sign of good will."
    )
    assert found == [("Peru", ["humanitarian"]), ("Peru", ["goodwill"])]


def test_who_gives_a_ground_is_a_party():
    found = event("Norway said the exchange was a step to build trust between the neighbours.")
    assert "Norway" in {party.name for party in found.parties}


@pytest.mark.parametrize(
    "more",
    [
        "Chile urged Peru to end the conflict and to bring peace to the region.",
        "The pilots had been captured because the law required it.",
        "Norway called for the release of all others on humanitarian grounds.",
        "The men were tired because they had walked all night.",
        "Talks were held in Lima to end the war in the north.",
        "The men were flown to a base for medical tests.",
        "Peru refused to free a sixth man because the law forbade it.",
    ],
)
def test_what_is_no_ground_of_the_release(more):
    assert given(more) == []


@pytest.mark.parametrize(
    ("more", "by", "kinds"),
    [
        (
            'Why did Chile pay this price? "Because Chile leaves nobody behind," it said.',
            "Chile",
            ["other"],
        ),
        (
            "Peru said it had let them go because the camps were full and because many were ill.",
            "Peru",
            ["health_or_age"],
        ),
        (
            '"A humanitarian matter and nothing else," the foreign ministry of Peru said.',
            "Peru",
            ["humanitarian"],
        ),
        (
            "Chile had nothing to add, but said it was a gesture of good will.",
            "Chile",
            ["goodwill"],
        ),
        ("Peru said that the pilots' health was failing.", "Peru", ["health_or_age"]),
    ],
)
def test_grounds_without_a_clause_of_their_own(more, by, kinds):
    assert (by, kinds) in given(more)


@pytest.mark.parametrize(
    "more",
    [
        "Peru thanked Norway for its friendship and for its part in the release.",
        "Gravely ill prisoners will be exchanged in May.",
    ],
)
def test_thanks_and_descriptions_of_people_are_no_grounds(more):
    assert given(more) == []


@pytest.mark.parametrize(
    ("more", "by"),
    [
        (
            "Chile freed the pilots, who had been held for a year, at the request of Norway.",
            "source",
        ),
        ("Chile says it freed the pilots at the request of Norway.", "Chile"),
        ("A declaration read in Lima: Chile freed the pilots at the request of Norway.", "Chile"),
        ("Chile freed the pilots as a gesture of goodwill.", "Chile"),
    ],
)
def test_a_report_says_itself_what_nobody_says_in_it(more, by):
    assert by in {stated_by for stated_by, _ in given(more)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru freed five men.", True),
        ("Peru freed five men. We are glad that they are home.", False),
        ("Statement on the release of five men\n\nPeru freed five men on Monday.", False),
    ],
)
def test_a_text_is_impersonal_where_nobody_speaks_it(text, expected):
    assert impersonal(read(Source.from_text(text, "x", language="en"))) is expected


@pytest.mark.parametrize(
    ("text", "governed", "points"),
    [
        ("Peru freed the men because the camps were full.", True, True),
        ("Peru captured the men because the camps were full.", False, False),
        ("Peru hopes to free the men because the camps are full.", False, False),
    ],
)
def test_what_is_done_on_a_ground_ties_it_to_the_exchange(text, governed, points):
    (sentence,) = read(Source.from_text(text, "x", language="en")).sentences
    (ground,) = grounds(sentence)
    found = tie(sentence, ground, (), told=True, near=True)
    assert (found.governor > 0, found.points >= ENOUGH) == (governed, points)


def test_what_is_attempted_is_no_ground():
    text = "Peru freed the men amid efforts to end the war."
    (sentence,) = read(Source.from_text(text, "x", language="en")).sentences
    (ground,) = grounds(sentence)
    assert tie(sentence, ground, (), told=True, near=True).points == 0


def test_whoever_speaks_a_text_gives_the_grounds_of_its_own_we() -> None:
    title = "Statement by the Prime Minister on the Exchange of Prisoners with Peru"
    text = f"{title}\n\n{LEAD}We want to save the lives of these men, and did so for humanity."
    source = Source.from_text(
        text, "x", title=title, outlet="Prime Minister of Chile", language="en"
    )
    document = read(source)
    (case,) = find_cases(document).cases
    last = document.sentences[-1]
    sides = Sides(given=("Peru", "Chile"), taken=("Chile", "Peru"), claims=())
    assert speakers(document, last, case, sides, set(), 5) == ("Chile",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The men are freed as a "gift" to Britain, he said.', 'as a "gift" to Britain'),
        ("Peru freed her following a directive from the king.", "following a directive from the"),
        ("This he did in honour of the gallantry of his foe.", "in honour of the gallantry"),
    ],
)
def test_a_ground_goes_on_past_a_word_in_quotes_and_is_given_by_order(
    text: str, words: str
) -> None:
    sentence = read(Source.from_text(text, "x", language="en")).sentences[0]
    assert any(
        sentence.quote(each.first, each.last).of(text).startswith(words)
        for each in grounds(sentence)
    )


def test_an_opener_with_nothing_behind_it_is_no_ground() -> None:
    text = "I wish that the proposal be acceded to, and at once."
    assert not list(grounds(read(Source.from_text(text, "x", language="en")).sentences[0]))
