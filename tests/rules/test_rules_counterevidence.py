"""Texts of people who are let go or come home, and which report no exchange."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.engine import RulesEngine
from summarizer.rules.english.document import read
from summarizer.rules.english.events.other_fields import fields
from summarizer.rules.explanation import reason
from summarizer.source import Source

DAY = date(2024, 5, 2)

PARDON = """President pardons 300 prisoners
LIMA, May 2 - The president of Peru pardoned 300 convicts on Thursday to mark the new year.

The first of them walked out of the prison in the morning. Two of them had served six years.
"""
RAID = """Ten engineers freed in dawn raid
LIMA, May 2 - Soldiers rescued ten engineers from a hideout of kidnappers on Thursday.

They were freed after an exchange of fire in which two gunmen were killed.
"""
REMOVAL = """Peru deports 40 Chileans with convictions
LIMA, May 2 - A plane with 40 Chileans who had been deported after their sentences took off from
Lima on Thursday. They were handed over to officers in Santiago.

The deportations were condemned by lawyers.
"""
ARREST = """Suspects captured in the north
LIMA, May 2 - Soldiers captured ten men on Wednesday and handed them over to the police.

They will be brought before a court.
"""
ENVOYS = """Envoys to go back
LIMA, May 2 - Peru and Chile agreed on Thursday to return their ambassadors.

They also spoke of two men who are in prison. Their families want them home.
"""
PAPERS = """Archive opens
LIMA, May 2 - Figures on those missing will be released by the army on Thursday.

A film about the prisoners of 1944 was handed over to the museum.
"""
DEAL = """Peru frees ten Chilean soldiers
LIMA, May 2 - Peru released ten Chilean soldiers on Thursday after the president had pardoned them.

Chile let two Peruvian sailors go in return. A court had sentenced them in 2021.
"""


def rule_of(text: str) -> str:
    """The rule by which a text has no event, or the one by which it has."""
    title, _, body = text.partition("\n")
    source = Source.from_text(f"{title}\n\n{body}", "a", title=title, published=DAY, language="en")
    record = RulesEngine().extract(source)
    assert record.extraction is not None
    return record.extraction.items[0].rule


@pytest.mark.parametrize("text", [PARDON, RAID, REMOVAL, ARREST, ENVOYS, PAPERS])
def test_people_let_go_otherwise_are_no_event(text: str) -> None:
    rule = rule_of(text)
    assert rule.startswith("none.")
    assert reason(rule)


def test_a_pardon_within_a_deal_is_one() -> None:
    assert rule_of(DEAL).startswith("event")


def test_a_sentence_is_of_the_fields_of_its_words_and_phrases() -> None:
    text = "The army and the rebels exchanged fire. The zoo let two birds go. Ten men came home."
    found = [fields(sentence) for sentence in read(Source.from_text(text, "a")).sentences]
    assert found == [{"fighting"}, {"fauna"}, frozenset()]


RETURN = """Return of refugees put off
LIMA, May 2 - The return of the first refugees to Peru, who have lived in tents for three years, has
been put off.

Under an accord 300 people a day are to be sent home. They would be handed over at two bridges.
"""
NAVY = """Navy saves ten fishermen
LIMA, May 2 - Sailors freed ten Chilean fishermen on Thursday who had been held by pirates.

The fishermen were given food and released. Nobody was hurt.
"""
DEMANDS = """Statement by the families
We are the families of those who are held in the camps.

Release our sons! We demand that the minister go to the talks with the full list.

The commander of the other side says that he is ready for an exchange of prisoners.
"""
COFFINS = """Victims of the wreck flown home
LIMA, May 2 - The bodies of seven migrants who had drowned were returned to their families on
Thursday. The coffins were handed over by officials of Chile at the airport.
"""
HOUSE = """Leader free again
LIMA, May 2 - Chile welcomed the release of Ana Roe from house arrest on Thursday.
"""
NOBODY = """Talks end
LIMA, May 2 - No prisoner was released by Chile on Thursday, and none of the sailors came home.
"""


@pytest.mark.parametrize("text", [RETURN, NAVY, DEMANDS, COFFINS, HOUSE, NOBODY])
def test_people_whom_nobody_exchanges(text: str) -> None:
    assert rule_of(text).startswith("none.")


ON_THE_WAY = """Raft found
LIMA, May 2 - They had been prisoners of war in Chile and were on the way to Bolivia when the ship
that carried them was torpedoed.
"""
BEFORE_A_COURT = """Leader found
LIMA, May 2 - The man who was captured on Monday will be handed over to a Chilean court.
"""
RELIEVED = """Soldiers relieved
LIMA, May 2 - The 214 soldiers of the battalion came home on Thursday after six months in Chile.

Another 338 had returned last week.
"""


@pytest.mark.parametrize("text", [ON_THE_WAY, BEFORE_A_COURT, RELIEVED])
def test_people_on_other_ways(text: str) -> None:
    assert rule_of(text).startswith("none.")


DRILL = """Saturday at the depot
LIMA, May 2 - The exercise began at eight. The script was that a band had seized a bus.

At noon the band released five hostages in exchange for one prisoner. The wounds were ketchup.
"""
ROLLS = """Peru and Chile exchange prisoners' rolls
LIMA, May 2 - Peru and Chile exchanged lists of prisoners on Thursday, as they do twice a year.

Peru asked in particular that 184 fishermen who have served their terms be sent home.
"""
LETTERS = """Letters reach the camps
LIMA, May 2 - The Red Cross collected 1,304 letters and delivered 1,177, many to prisoners.

It is often asked whether it negotiates an exchange of captives. It does not.
"""
HABIT = """The old war
LIMA, May 2 - Sailors who were captured by privateers were usually set free in port.
"""
ASIDE = """A year of reprisals
LIMA, May 2 - A recruit who had given himself up and was returned in a prisoner exchange was killed.
"""
QUESTIONS = """Briefing of the spokesman
LIMA, May 2 - The spokesman spoke of trade and of the budget.

Q (Lima Times): Chile let three prisoners go, did it, and sent ten captives home.

A: I would refrain from comment.
"""


@pytest.mark.parametrize("text", [DRILL, ROLLS, LETTERS, HABIT, ASIDE, QUESTIONS])
def test_what_is_only_played_listed_or_asked(text: str) -> None:
    rule = rule_of(text)
    assert rule.startswith("none.")
    assert reason(rule)


ANSWERED = """Briefing on Chile

LIMA, May 2, 2021

Q (Lima Times): Chile let three prisoners go, did it, and sent ten captives home.

A: Yes. Chile released ten Peruvian prisoners of war on Saturday, and they are in Lima.
"""


def test_what_an_answer_confirms_is_told() -> None:
    assert not rule_of(ANSWERED).startswith("none.")


CARTEL = """Arrivals
LIMA, May 2 - A cartel vessel arrived on Thursday, carrying about 130 Peruvian prisoners from Chile.
"""
HEADLINE = """Peru: 125 people flown home after release from captivity
LIMA, May 2 - The men were gathered by the rebels in the hills and carried to the airport.
"""
OUT = """Three hostages out of Chile
LIMA, May 2 - The first of those who were held in the embassy were put aboard an airliner.
"""
DEPRIVED = """Men carried to Lima
LIMA, May 2 - Ten soldiers deprived of their liberty by Hamas in connection with the war on the
coast and in the hills have been returned to the capital.
"""
BAND = """The guerrilla keeps its word
LIMA, May 2 - On Wednesday Hamas gave them over at a village with a handshake.
"""


@pytest.mark.parametrize("text", [CARTEL, HEADLINE, OUT, DEPRIVED, BAND])
def test_releases_in_other_words(text: str) -> None:
    assert rule_of(text).startswith("event")


OLD_TITLE = """PEACE WITH CHILE, AND CAPTAIN ROE'S CREW AT LIBERTY.
LIMA, May 2 - The men, who were held for two years in a prison of the coast, reached the fleet.
"""
TO_COME = """Speech to the house
LIMA, May 2 - Mr. Speaker, we have one Chilean pilot in our custody, and tomorrow we are going to
release him.
"""


@pytest.mark.parametrize("text", [OLD_TITLE, TO_COME])
def test_releases_told_in_a_title_with_a_stop_or_as_near(text: str) -> None:
    assert rule_of(text).startswith("event")
