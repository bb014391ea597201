"""What a record says of somebody besides the part: name without title, party, note."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import EventKind, PersonRole, Status
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import Document, read
from summarizer.rules.english.events.cases import Case
from summarizer.rules.english.events.finding import find_cases
from summarizer.rules.english.events.told import Telling, wordings_of
from summarizer.rules.english.items.person_notes import note_of
from summarizer.rules.english.mentions.loose_names import loose_names
from summarizer.rules.english.weighed.people import candidates
from summarizer.rules.english.weighed.surroundings import Surroundings
from summarizer.source import Source

LEAD = "Peru released 3 Chilean soldiers on Tuesday. "


def document(text: str) -> Document:
    return read(Source.from_text(text, "x", language="en", published=date(2024, 5, 1)))


def note(text: str, role: PersonRole) -> str | None:
    made = document(text)
    return note_of(role, [(s, m) for s in made.sentences for m in made.names.get(s.index, ())])


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("They met Gen. Ana Roe there.", PersonRole.OFFICIAL, "general"),
        ("They freed the pipeline worker Ana Roe.", PersonRole.RELEASED, "pipeline worker"),
        ("They freed Ana Roe, a nurse from Poe.", PersonRole.RELEASED, "nurse from Poe"),
        ("They freed Mr. Luis Roe.", PersonRole.RELEASED, None),
        ("Mr. Luis Roe signed it.", PersonRole.OFFICIAL, "signed"),
        ("Governor Luis Roe thanked them.", PersonRole.OFFICIAL, "Governor; thanked"),
    ],
)
def test_notes_tell_rank_or_trade_and_deed(text, role, expected):
    assert note(text, role) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met M. Roe there.", ["Roe"]),
        ("They met Monseñor Luis Roe there.", ["Luis Roe"]),
        ("They met Datuk Luis Roe there.", ["Luis Roe"]),
        ("They met M. J. Roe there.", ["M. J. Roe"]),
    ],
)
def test_titles_of_other_countries_are_no_part_of_a_name(text, names):
    assert [mark.name for mark in document(text).names[0]] == names


def loose(text: str) -> list[str]:
    made = document(text)
    found = loose_names(made.sentences, made.names, cased=made.cased)
    return [mark.name for marks in found.values() for mark in marks]


def test_loose_names_are_words_with_a_capital_that_the_text_never_writes_small():
    assert loose("The man who is called Quilch asked for Bread, and got bread.") == ["Quilch"]


def test_loose_names_in_capitals_begin_with_a_first_name():
    assert loose("IT WAS MADE KNOWN BY OUR ENVOY YESTERDAY, MANUEL QUILCH") == ["MANUEL QUILCH"]


def test_brothers_are_two_and_a_surname_is_the_one_who_bears_it():
    made = document(LEAD + "Ana Roe and Luis Poe wept. Paul Poe laughed. Roe said so.")
    (case,) = find_cases(made).cases
    assert [each.fullest.mark.name for each in whoever(made, case)] == [
        "Ana Roe",
        "Luis Poe",
        "Paul Poe",
    ]
    assert [len(each.mentions) for each in whoever(made, case)] == [2, 1, 1]


def whoever(made: Document, case: Case):
    return candidates(made, case, []).people


def passage(made: Document, *, told: int, chances: tuple[float, ...]) -> Case:
    """A case of one sentence of a text, by no weights."""
    where = frozenset({told})
    acts = tuple(act for act in made.acts if act.sentence == told)
    telling = Telling(wordings_of(made), chances)
    kind, status = EventKind.EXCHANGE, Status.COMPLETED
    part = frozenset(range(len(made.sentences)))
    return Case(kind, status, acts, where, where, {"": "event.passage"}, telling, part=part)


def test_people_are_looked_for_around_the_passage_that_tells_too():
    made = document("It rained. Ana Roe came by. " + LEAD + "Luis Poe left.")
    case = passage(made, told=2, chances=(0.0, 0.0, 0.9, 0.0))
    assert [each.fullest.mark.name for each in whoever(made, case)] == ["Ana Roe", "Luis Poe"]


def test_all_sentences_that_name_somebody_tell_of_him_together():
    made = document("It rained. Ana Roe came by. " + LEAD + "Luis Poe left.")
    around = Surroundings("people", made, passage(made, told=2, chances=(0.0, 0.1, 0.9, 0.4)))
    assert set(around.of_all((2, 3))) == {"all told:6", "all likely:2 of 2", "all far:0"}
    assert "all beyond" in set(around.of_all((1,)))
    assert "all far:2" in set(around.of_all((0,)))


def test_who_asks_in_an_interview_is_no_first_name():
    names = document("Q Ana Roe was freed?\n\nQ Coincided with it?").names
    assert [mark.name for marks in names.values() for mark in marks] == ["Ana Roe"]


def test_those_released_belong_to_the_side_whose_people_they_are():
    text = LEAD + "The freed soldiers are Sergeant Ana Roe, Corporal Luis Poe and Private Paul Doe."
    source = Source.from_text(text, "x", language="en", published=date(2024, 5, 1))
    (event,) = RulesEngine().extract(source).events
    assert {(each.name, each.role, each.party) for each in event.people} == {
        ("Ana Roe", PersonRole.RELEASED, "Chile"),
        ("Luis Poe", PersonRole.RELEASED, "Chile"),
        ("Paul Doe", PersonRole.RELEASED, "Chile"),
    }
