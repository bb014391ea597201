"""What of a document's structure says that it reports an exchange, and what is made of it."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.document import Document, read
from summarizer.rules.english.events.captivity import captivity_of
from summarizer.rules.english.events.finding import find_cases
from summarizer.rules.english.events.news_cues import news_cues
from summarizer.rules.english.events.told import telling
from summarizer.source import Source


def document(text: str) -> Document:
    return read(Source.from_text(text, "one", published=date(2024, 5, 2), language="en"))


def cues(text: str) -> list[str]:
    found = document(text)
    about = captivity_of(found.sentences)
    return list(news_cues(found, about, telling(found, about)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Peru released 3 Chilean soldiers on Tuesday.", "live lead firm main"),
        ("Peru released 3 Chilean soldiers on Tuesday.", "live counted lead"),
        ("Peru released 3 Chilean soldiers on Tuesday.", "best0 release live"),
        ("Peru and Chile exchanged prisoners, as the men whom Peru freed said.", "live exchange"),
        ("Families urged Peru to free the prisoners.", "kept hoped release"),
        ("Peru had previously freed ten prisoners of war.", "refused act.past"),
        ("It rained all day in Lima.", "act:none"),
        ("Commandos stormed the house and freed ten hostages.", "refused lead act.rescue"),
        ("Commandos stormed the house and freed ten hostages.", "raided"),
    ],
)
def test_what_is_made_of_words_is_a_cue(text: str, cue: str) -> None:
    assert any(each.startswith(cue) for each in cues(text))


def test_an_asked_for_release_is_no_step() -> None:
    assert not [each for each in cues("Free the prisoners!") if each.startswith("live")]


def test_the_same_text_has_the_same_cues_in_the_same_order() -> None:
    text = "Peru freed ten Chileans and Chile six Peruvians. A film of it was shown in Lima."
    assert cues(text) == cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru released 3 Chilean soldiers on Tuesday.",
        "Peru and Chile exchanged prisoners of war on Tuesday, the Red Cross said.",
        "Peru has freed ten Chilean sailors who had been held since March.",
    ],
)
def test_a_plain_report_is_one(text: str) -> None:
    assert len(find_cases(document(text)).cases) == 1


def test_a_text_of_another_field_is_none_whatever_its_words() -> None:
    text = (
        "Strikers swapped\n\nLima and Arica swapped strikers on Tuesday. The clubs released both "
        "players, the league said. The midfielder scored a goal in the stadium.\n"
    )
    assert find_cases(document(text)).rule == "none.other_field"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "Peru released 18 prisoners under a truce with Chile on Monday.",
            "one_sided",
            "completed",
        ),
        ("Peru and Chile will exchange prisoners on Friday.", "exchange", "agreed"),
        ("Peru has offered to free 4 Chilean sailors.", "one_sided", "proposed"),
        ("The exchange of prisoners between Peru and Chile was called off.", "exchange", "failed"),
    ],
)
def test_where_little_is_told_the_rules_have_their_way(text: str, kind: str, status: str) -> None:
    (case,) = find_cases(document(text)).cases
    assert str(case.kind).startswith(kind)
    assert case.status == status
