"""Texts as they are laid out in life: broken to a width, strung together, told in one paragraph."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import CountRole, Event, EventKind, PartyRole, Status
from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.sentences.wrapping import unwrapped
from summarizer.source import Source
from summarizer.text.sentences import sentences

ENGINE = RulesEngine()

BROADCAST = """LIMA, 2 MAY 24 (RADIO NOVA) -- [TEXT] A REPORT FROM THE COAST STATES THAT
TODAY AT NOON THE GUERRILLAS RELEASED 12 CHILEAN SOLDIERS WHO HAD BEEN
CAPTURED NEAR ARICA.  THE MEN WERE HANDED OVER TO A DELEGATION OF THE
RED CROSS.  THE STATION SAID THAT IT WOULD BROADCAST INTERVIEWS WITH
THEM TONIGHT.
"""

DIGEST = """2 May 2024

* Weather
  * A storm kills two people in Fiji. (Wire)
* Peru–Chile dispute
  * Peru and Chile carry out a prisoner exchange mediated by Brazil. (Wire)
* Trade
  * India and Kenya sign an agreement on tea. (Wire)
  * Norway raises its rates. (Wire)
"""

YEARBOOK = """Report on Peru

The harvest was poor. Prices of grain rose by a third. Parliament sat for nine weeks. The budget
was voted in June, and the minister of finance resigned in the autumn of the same year.

In March gunmen seized six Chilean engineers in Puno. After talks the hostages were released.

Schools stayed open. A railway was built to the coast, which cost more than had been foreseen, and
the port was dredged. The census counted more people in the towns than ever before.
"""


def events(text: str, published: date | None = date(2024, 5, 2)) -> list[Event]:
    return ENGINE.extract(Source.from_text(text, "made", published=published, language="en")).events


def test_lines_broken_to_a_width_are_joined() -> None:
    spans = list(unwrapped(BROADCAST, sentences(BROADCAST)))
    texts = [" ".join(span.of(BROADCAST).split()) for span in spans]
    assert texts[0].endswith("WHO HAD BEEN CAPTURED NEAR ARICA.")
    assert texts[1] == "THE MEN WERE HANDED OVER TO A DELEGATION OF THE RED CROSS."
    assert all(span.of(BROADCAST).strip() == span.of(BROADCAST) for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "A title\nBy Ana Roe\nPeru freed ten men.\n",  # short lines by nature
        "One paragraph of any length stands in one line.\nAnother one follows it.\n" * 4,
        "",
    ],
)
def test_lines_that_end_by_themselves_stay_apart(text: str) -> None:
    spans = sentences(text)
    assert list(unwrapped(text, spans)) == spans


def test_a_broadcast() -> None:
    (event,) = events(BROADCAST)
    (transfer,) = [count for count in event.counts if count.role is CountRole.TRANSFER]
    assert (transfer.low, transfer.released_to) == (12, "Chile")
    assert event.status is Status.COMPLETED


def test_an_item_of_a_digest_is_read_for_itself() -> None:
    (event,) = events(DIGEST)
    assert (event.kind, event.status) == (EventKind.EXCHANGE, Status.COMPLETED)
    roles = {party.name: set(party.roles) for party in event.parties}
    both = {PartyRole.RELEASING, PartyRole.RECEIVING}
    assert roles == {"Peru": both, "Chile": both, "Brazil": {PartyRole.MEDIATOR}}


def test_items_that_close_with_their_source_are_a_digest_too() -> None:
    text = DIGEST.replace("  * ", "\n").replace("* ", "\n")
    (event,) = events(text)
    assert {party.name for party in event.parties} == {"Peru", "Chile", "Brazil"}


def test_a_list_below_the_news_is_no_digest() -> None:
    text = (
        "Peru freed 3 Chilean soldiers on Monday.\n\n"
        "* Who: the men had been held since March.\n* Where: at the border.\n"
        "* When: at noon.\n* Why: Chile freed 2 Peruvian sailors in return.\n"
    )
    (event,) = events(text)
    lows = {count.low for count in event.counts if count.role is CountRole.TRANSFER}
    assert lows == {3, 2}


def test_a_paragraph_of_a_yearbook() -> None:
    assert len(events(YEARBOOK, None)) == 1


def test_a_number_of_the_seized_is_that_of_the_freed() -> None:
    (event,) = events(YEARBOOK, None)
    (transfer,) = [count for count in event.counts if count.role is CountRole.TRANSFER]
    assert transfer.low == 6
    assert transfer.evidence[0].quote == "six Chilean engineers"
