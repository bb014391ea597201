"""Parties that no lexicon has, by what stands around their names."""

from __future__ import annotations

import pytest

from summarizer.rules.english.document import read
from summarizer.source import Source


def named(text: str) -> dict[str, str]:
    """The parties that a text names, with their kinds."""
    document = read(Source.from_text(text, "s", language="en"))
    marks = (mark for sentence in document.sentences for mark in sentence.parties)
    return {mark.name: str(mark.word.kind) for mark in marks}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Two men came back to the Tarvo elders on Monday.", "Tarvo elders", "other"),
        ("They were freed by the Tarvo faction on Monday.", "Tarvo faction", "armed_group"),
        ("On Monday the Tarvo Seamen's Union said so.", "Tarvo Seamen's Union", "organization"),
        ("Talks with the Front for Peace and Unity failed.", "Front for Peace and Unity", None),
        ("A gang calling itself the Tarvo Wolves freed them.", "Tarvo Wolves", "armed_group"),
        ("An exchange between the Tarvo and the Nerud is due.", "Nerud", "other"),
        ("It was settled by the Bishop of Tarvo in May.", "Bishop of Tarvo", "other"),
        ("Last week tribal elders brought the men back.", "Tribal elders", "other"),
        ("Two nurses of TARSOC came for the men.", "TARSOC", "organization"),
    ],
)
def test_a_name_is_known_by_what_stands_around_it(text: str, name: str, kind: str | None) -> None:
    found = named(text)
    assert name in found
    assert kind is None or found[name] == kind


def test_a_name_that_is_known_once_is_known_wherever_it_stands() -> None:
    text = "Two of the Tarvo herders agreed. Two men went home to the valley of Tarvo that night."
    document = read(Source.from_text(text, "s", language="en"))
    assert [[mark.name for mark in s.parties] for s in document.sentences] == [
        ["Tarvo herders"]
    ] * 2


def test_one_word_and_initials_stand_for_the_full_name() -> None:
    found = named("The Tarvo Liberty Front freed two men. The Front and the TLF signed on Monday.")
    assert list(found) == ["Tarvo Liberty Front"]


@pytest.mark.parametrize(
    "text",
    [
        "Captain Tarvo returned on Monday.",
        "The Royal Peruvian Navy returned two men to the Republic of Chile.",
        "two men were freed by the tarvo faction.",
        "Ten soldiers freed two men.",
        "They thanked the Tarvo Council President Maria Roe.",
    ],
)
def test_persons_and_organs_of_a_state_are_no_parties_of_their_own(text: str) -> None:
    assert named(text).keys() <= {"Peru", "Chile", "faction"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two drivers were held by followers of Colonel Tarvo.", "followers of Colonel Tarvo"),
        ("On Monday Commander Tarvo Nerud's men gave them up.", "Tarvo Nerud's men"),
    ],
)
def test_a_side_goes_by_the_name_of_whoever_leads_it(text: str, name: str) -> None:
    assert named(text) == {name: "armed_group"}


def test_men_of_a_known_party_are_that_party() -> None:
    assert named("Peru's forces freed two men of Chile.").keys() == {"Peru", "Chile"}


def test_forces_as_a_verb_makes_no_army_of_a_state() -> None:
    assert named("Flooding in Peninsular Malaysia forces thousands to leave.").keys() == {
        "Malaysia"
    }


def test_a_group_is_known_by_its_name_in_a_text_without_lower_case() -> None:
    found = named("ON MONDAY THE TARVO POPULAR LIBERATION ARMY FREED TWO MEN OF THE NATIONAL ARMY.")
    assert found == {"Tarvo Popular Liberation Army": "armed_group"}
