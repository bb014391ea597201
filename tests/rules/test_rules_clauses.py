"""Clauses that hide who is released: welcomes, owners, trades, offers, items of a digest."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.document import Document, read
from summarizer.rules.english.events.captivity import captivity_of
from summarizer.rules.english.events.cases import Finding, by_rules
from summarizer.rules.english.events.told import Telling
from summarizer.source import Source


def document(text: str) -> Document:
    return read(Source.from_text(text, "made", published=date(2024, 5, 2), language="en"))


def acts(text: str) -> tuple[Act, ...]:
    return document(text).acts


def found(text: str) -> Finding:
    made = document(text)
    return by_rules(made, captivity_of(made.sentences), Telling((), ()))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chile welcomes the release of Mr. Roe.", "done"),
        ("I welcome, as will all people, the release of the captives.", "done"),
        ("Chile welcomed the release this morning, at Lima, of nine soldiers.", "done"),
        ("The actual release of the captives was a joy.", "done"),
        ("The release of the four Chilean patrolmen is to take place on Monday.", "due"),
        (
            "The choice by Peru to delay the release of the third tranche of prisoners is bad.",
            "failed",
        ),
        ("Peru hands back 3 Chilean soldiers.", "present"),
        ("Peru hands the remains of three captives over to Chile.", "present"),
        ("Peru agreed to free the trawler's six Chilean fishermen.", "agreed"),
        ("Peru released the governor and his four officers.", "done"),
        ("The poor gentlemen were ransomed by their friends.", "done"),
        ("The 3 soldiers were at last set free.", "done"),
        ("They spoke with his captors, and Chile secured his release.", "done"),
        ("Peru freed the Chilean skipper.", "done"),
    ],
)
def test_mode_of_the_release(text: str, mode: str) -> None:
    assert [act.mode for act in acts(text)] == [mode]


def test_a_truce_is_offered_for_a_release() -> None:
    modes = {act.kind: act.mode for act in acts("Peru proposes a truce for the release of 7 men.")}
    assert modes["release"] == "offered"
    text = (
        "Peru proposes to Chile a truce of three months in exchange for the release of 70 captives."
    )
    assert {act.mode for act in acts(text) if act.kind == "exchange"} == {"offered"}


@pytest.mark.parametrize(
    "text", ["Peru sent the Chilean tanker home.", "The Chilean paper said so."]
)
def test_things_of_a_nation_are_no_people(text: str) -> None:
    assert not [mark for sentence in document(text).sentences for mark in sentence.people]


def test_who_is_known_by_one_word_is_freed() -> None:
    text = (
        "The Dey held Roeval for years. In May, after much haggling, Roeval was at last set free."
    )
    assert [act.rule for act in acts(text)] == ["act.passive"]


def test_a_title_in_capitals_names_whom_the_body_names() -> None:
    text = (
        "RELEASE OF ANA ROETTE\n\nThe minister spoke of Ana Roette on Monday at some length, and "
        "then went on to speak of the harbour, of the price of wool and of the weather."
    )
    assert [act.rule for act in acts(text)] == ["act.noun"]


_DIGEST = (
    "2024 May 2\n\nConflicts\n\n{} (Agency One)\n\nTwo people die in a storm in Brazil. "
    "(Agency)\n\n"
    "Sports\n\nA team from Bolivia wins a match. (Agency Two)\n\nA film opens in Quito. (Agency)\n"
)


def test_an_item_is_news_by_its_first_sentence() -> None:
    text = _DIGEST.format("Peru has offered Chile a truce including prisoner exchanges.")
    assert [case.rules[""] for case in found(text).cases] == ["event.section"]


def test_items_under_one_heading_that_name_nobody_else_are_one_event() -> None:
    text = _DIGEST.format(
        "Peru hands over three Chilean captives. (Agency)\n\nDoctors examine the three captives "
        "released on Monday, of whom two captives were released in tears."
    )
    assert len(found(text).cases) == 1


def test_what_a_government_welcomes_is_news() -> None:
    body = (
        "The minister spoke of wool, of tariffs and of the weather at the harbour for an hour.\n\n"
    )
    text = f"Minutes\n\n{body * 5}Chile welcomes the release of Mr. Roe.\n\n{body}"
    assert [case.rules[""] for case in found(text).cases] == ["event.paragraph"]


def test_an_exchange_of_representatives_is_of_another_kind() -> None:
    text = "Peru would welcome an early exchange of diplomatic representatives with Chile."
    assert found(text).cases == ()
