"""Whom "we" stands for in a text that somebody speaks."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rules.english.document import read
from summarizer.rules.english.events.finding import find_cases
from summarizer.rules.english.weighed.party_candidates import candidates
from summarizer.rules.english.weighed.proposals import propose_parties
from summarizer.source import Source

BODY = "\nWe welcome the release of three sailors, whom we have missed for a year.\n"


def speaker(title: str, outlet: str | None = None, body: str = BODY) -> str | None:
    text = f"{title}\n{body}"
    source = Source.from_text(
        text, "one", title=title, outlet=outlet, published=date(2024, 5, 2), language="en"
    )
    return read(source).speaker


@pytest.mark.parametrize(
    ("title", "outlet", "party"),
    [
        ("Release of Fijian Hostages", "Prime Minister of Australia", "Australia"),
        ("Transcript of Doorstop, Sydney", "Prime Minister of Australia", "Australia"),
        ("State of the Union Address", "President of the United States", "United States"),
        ("Statement on Two Sailors", "Ministry of Foreign Affairs of Denmark", "Denmark"),
    ],
)
def test_the_office_that_gives_a_text_out_speaks_it(title: str, outlet: str, party: str) -> None:
    assert speaker(title, outlet) == party


@pytest.mark.parametrize(
    ("title", "party"),
    [
        ("Press Briefing by Press Secretary Jay Carney, 3/16/2011", "United States"),
        ("Telegram From the Embassy in Laos to the Department of State", "United States"),
        ("Statement by the Norwegian Foreign Minister on Sailors in Peru", "Norway"),
        ("Dr Pao, Chinese Consul-General in Australia, to Mr McEwen", "China"),
        ("Churchill to Curtin", "United Kingdom"),
        ("Statement by the Taoiseach on Irish Aid Workers in South Sudan", "Ireland"),
    ],
)
def test_whom_a_title_names_before_its_topic_speaks_it(title: str, party: str) -> None:
    assert speaker(title) == party


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Statement by the Minister on Sailors Held in Yemen", None),
        ("Secretary of State for External Affairs to High Commissioner in London", None),
        ("Leaders agree to send ambassadors to Peru", None),
        ("Sailors come home", "Peru Herald"),
    ],
)
def test_a_country_that_is_only_spoken_of_does_not_speak(title: str, outlet: str | None) -> None:
    assert speaker(title, outlet) is None


def test_officials_without_a_name_are_of_the_white_house() -> None:
    body = "\nSENIOR ADMINISTRATION OFFICIAL: We have worked on this release for months.\n"
    assert speaker("Background Press Call on the Release of Two Sailors", None, body) == (
        "United States"
    )


def test_nobody_speaks_a_text_that_never_says_we() -> None:
    assert speaker("Release of Sailors", "Prime Minister of Australia", "\nThree came.\n") is None


def test_a_speaker_whom_no_word_of_the_text_names_is_no_candidate():
    """A party has to be proven by words: whom they do not name can get nobody back."""
    text = (
        "Press Briefing by Press Secretary Ana Roe\n\n"
        "MS. ROE: We are glad. Peruvian authorities released two volunteers on Monday.\n"
    )
    source = Source.from_text(
        text, "one", title=text.partition("\n")[0], published=date(2012, 7, 9), language="en"
    )
    document = read(source)
    assert document.speaker == "United States"
    (case,) = find_cases(document).cases
    every = candidates(document, case, propose_parties(document, case))
    assert [each.name for each in every] == ["Peru"]
