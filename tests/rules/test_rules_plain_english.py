"""Plain ways to tell a release or an exchange, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.acts.clause import Act
from summarizer.rules.english.acts.modality import demanded
from summarizer.rules.english.document import Document, read
from summarizer.rules.english.events.history import recalled
from summarizer.source import Source


def document(text: str) -> Document:
    return read(Source.from_text(text, "made", published=date(2024, 5, 2), language="en"))


def acts(text: str) -> tuple[Act, ...]:
    return document(text).acts


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The release of these two hostages was secured on Monday.", "release", "done"),
        ("Chile procured the release of the nine sailors.", "release", "done"),
        ("Chile bought the freedom of 90 political prisoners.", "release", "done"),
        ("We thank Peru for its help in securing the release of Ana Roe.", "release", "done"),
        ("I congratulate you on the liberation of our citizens at Lima.", "release", "done"),
        ("We are bringing Ana Roe and Luis Poe home.", "release", "now"),
        ("Ana Roe is safe and on her way home.", "release", "done"),
        ("Two Chileans detained in Peru have left the country.", "release", "done"),
        ("The last Chilean prisoners left Lima on Friday.", "release", "done"),
        ("Peru hands back to Chile the last 26 of its soldiers.", "release", "present"),
        ("The cabinet had approved the return to Chile of the four crew.", "release", "agreed"),
        ("Ana Roe, who had been held at Lima since May, was freed today.", "release", "done"),
        ("She was held for a year before being released.", "release", "done"),
        ("She was seized in May and freed in a swap in June.", "release", "done"),
        ("Captain Roe was exchanged for Major Poe.", "exchange", "done"),
        ("He was captured at Arica and exchanged the next year.", "exchange", "done"),
        ("He was held until he was exchanged in May.", "exchange", "done"),
        ("The exchange that took place today was the third.", "exchange", "done"),
        ("96 Chilean prisoners were this morning exchanged.", "exchange", "done"),
        ("There has been an exchange of prisoners between Peru and Chile.", "exchange", "done"),
        (
            "Three of the ten consular staff kidnapped last week have been released.",
            "release",
            "done",
        ),
        ("You have set at liberty the four Cussetahs whom they had confined.", "release", "done"),
        ("The survey party of 9 detained since June will be freed.", "release", "due"),
        ("Peru on Tuesday sent home the islanders whom it had captured.", "release", "done"),
        ("Peru is to release a party of Chilean cattle traders.", "release", "due"),
        ("They gave her up on Sunday.", "release", "done"),
        ("We gave the Chileans back forty-six of their soldiers.", "release", "done"),
        ("Peru placed at liberty the captain Luis Poe.", "release", "done"),
        ("On the third day Roe was exchanged for Colonel Luis Poe.", "exchange", "done"),
        ("Peru and Chile handed each other ten prisoners.", "exchange", "done"),
        ("Peru confirmed that ten sailors had been freed.", "release", "done"),
        ("Chile could not confirm reports that ten sailors had been freed.", "release", "hoped"),
        ("The army denied that it had released ten rebels.", "release", "hoped"),
        ("Peru and Chile give one another the remains of ten soldiers.", "exchange", "present"),
        ("Peru and Chile announce a truce, alongside a prisoner exchange.", "exchange", "agreed"),
        ("There's been three detainees released over the past week.", "release", "done"),
        ("The move saw at least 19 political prisoners freed.", "release", "done"),
        ("The detainee that was released today was held for 13 years.", "release", "done"),
        ("Her lawyer confirmed her release.", "release", "agreed"),
        ("Peru allowed the four Chileans to leave.", "release", "done"),
        ("Negotiators won freedom for nine fishermen.", "release", "done"),
        ("Peru is expected to release 33 hostages on Friday.", "release", "due"),
        ("Peru has begun to free prisoners.", "release", "now"),
        ("Peru handed Chile the two soldiers.", "release", "done"),
        ("All 39 hostages have now been accounted for and freed.", "release", "done"),
    ],
)
def test_act_in_plain_english(text, kind, mode):
    (act, *_) = acts(text)
    assert (act.kind, act.mode) == (kind, mode)


@pytest.mark.parametrize(
    "text",
    [
        "Mark receives a prize, and Mark returned a call.",
        "The company released 12 new products on Monday.",
        "The rebels freed three villages.",
        "The bank released 20 million dollars.",
        "Four studies were released on Tuesday.",
        "The film was released after its director was arrested.",
        "The report, which was held back for a year, was released on Monday.",
        "Funds held in Swiss accounts were freed by the court.",
        "The band released the album while its singer was in prison.",
        "Peru and Chile gave each other gifts.",
        "Hamas releases a video showing Israeli hostage Luis Poe.",
        "Peru released photographs of the captive Ana Roe.",
        "Our returned prisoners of war represent the best of us.",
        "All people deserve to live in peace and security, free from violence.",
        "The park releases 158 captive-bred giant tortoises.",
        "The ambassador left Peru on Monday.",
        "The bonds were exchanged for 30 soles.",
    ],
)
def test_no_act_in_plain_english(text):
    assert acts(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "After his visit the remaining four trainees were freed near Lima.",
        "Four Chilean gold washers held at Lima since March will be let go.",
        "Chile welcomed the liberation of four Chilean deckhands.",
        "Peru let go four herdboys who were taken in May.",
        "Peru freed the other four organ grinders.",
    ],
)
def test_people_are_known_by_what_happens_to_them(text):
    (act, *_) = acts(text)
    (people,) = act.people
    assert people.quantity is not None
    assert people.quantity.low == people.quantity.high == 4


@pytest.mark.parametrize(
    "text",
    [
        "Peru freed four abducted wardens.",
        "Eighteen detained canoemen shall go home.",
        "Peru handed over four skippers to Chile.",
    ],
)
def test_a_participle_or_what_is_done_with_them_tells_that_people_are_counted(text):
    (sentence,) = document(text).sentences
    (people,) = sentence.people
    assert people.quantity is not None
    assert people.quantity.low in {4, 18}


def test_phrases_for_people_name_their_parties_as_the_text_does():
    """Whom a party stands for is found out after its people are."""
    read_ = document(
        "Under the deal the Syrian government would let go 21 relatives of tribesmen, and the "
        "tribes would let go 26 women."
    )
    named = {name for s in read_.sentences for mark in s.people for name in mark.nations}
    assert named <= read_.words.keys()


def test_who_only_says_so_is_no_side():
    (act,) = acts("According to two Israeli officials, Hamas will release 33 hostages.")
    assert (act.kind, act.agents) == ("release", ("Hamas",))


def test_a_sentence_may_end_with_we():
    (sentence,) = document("Now we").sentences
    assert not demanded(sentence)


def test_a_number_before_a_known_noun_counts_that_noun():
    (people,) = document("Peru holds 331 Chilean merchant seamen.").sentences[0].people
    assert people.word.group == "civilian"


def test_a_name_of_a_party_ends_no_phrase():
    text = "Nine men taken by Free Wales Army rebels were freed by Peru."
    (act,) = acts(text)
    assert act.agents == ("Peru",)
    assert [mark.quantity.low for mark in act.people if mark.quantity] == [9]


def test_who_holds_people_is_not_who_frees_those_they_are_exchanged_for():
    (act, *_) = acts("Nine Chileans were freed in exchange for 20 men held by Peru.")
    assert act.agents == ()


def test_a_date_of_capture_in_a_relative_clause_makes_no_release_old():
    text = (
        "Nine men who were kidnapped by rebels in the port of Callao in August 2012 are freed"
        " in exchange for 20 prisoners."
    )
    made = read(Source.from_text(text, "made", published=date(2013, 1, 9), language="en"))
    assert [recalled(made, act) for act in made.acts] == [False, False]


def test_greetings_of_a_press_call_are_no_lead():
    greeting = "Good morning, everyone, and welcome to this call. Thank you all for joining us."
    body = " ".join(f"This is sentence number {at} of the body." for at in "1 2 3 4 5".split())
    made = document(f"Background Press Call\n\n{greeting} {body}")
    said = [made.text[s.span.start : s.span.end] for s in made.sentences if s.index in made.lead]
    assert said[-1] == "This is sentence number 4 of the body."
