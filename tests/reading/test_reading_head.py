"""What the top of a text says of title, author, outlet and day, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.details import Details
from summarizer.reading.head import read_head

BODY = "The two sides exchanged forty prisoners on Wednesday at a crossing, officials said.\n"
TITLE = "Forty Prisoners Come Home"
MAY_2 = date(2020, 5, 2)


def head(*lines: str, language: str | None = "en") -> Details:
    return read_head("\n\n".join([*lines, BODY]), language)


@pytest.mark.parametrize(
    "line",
    [
        "2020-05-02",
        "2020-05-02T23:30:00+04:00",
        "May 2, 2020",
        "Saturday, May 2, 2020",
        "2nd May 2020",
        "02.05.2020",
        "25/05/2020",
        "Published: May 2, 2020 at 10:15 GMT",
        "By Ann Lee May 2, 2020",
        "By Ann Lee | May 2, 2020 | 5:30 p.m.",
        "  • by Ann Lee, May 02, 2020 in Politics",
        "Posted by Ann Lee on 2 May 2020",
        "By Ann Lee, on Saturday, May 2, 2020",
        "World | 2 May 2020 | 10:15",
        "Published May 2, 2020 | Updated May 9, 2020",
        "Updated 9 May 2020, first published 2 May 2020",
        "Telegram 12 GENEVA, 2 May 2020",
        "LONDON, 2 May 2020, 9.40 p.m.",
        "Geneva, 2 May 2020",
        "*2 May 2020*",
        "Date: 2 May 2020",
    ],
)
def test_a_day_that_stands_by_itself_is_the_publication(line: str) -> None:
    expected = date(2020, 5, 25) if "/" in line else MAY_2

    assert head(TITLE, line).published == expected


@pytest.mark.parametrize(
    "line",
    [
        "Last update: April 29, 2024 00:20",
        "Updated 9 May 2020",
        "Last modified on 2020-05-09",
        "Printed on 9 May 2020",
        "9 May 2020 (updated)",
        "GENEVA, March 20 (Wire) —",
        "May 2",
        "05/06/2020",
        "A man waves in Kazakh, Azerbaijan, December 13, 2023 / Photo agency",
        "By Wednesday, 13 December 2023, forty men had come home and others were on their way",
        "Resolution to proclaim February 12, 2023, as a Day of Return",
        "Talks were held in Riyadh, Saudi Arabia March 23-25, 2025",
        "1402/09/23",
        "31 February 2020",
    ],
)
def test_a_clock_a_caption_or_half_a_date_is_no_publication(line: str) -> None:
    assert head(TITLE, line).published is None


def test_two_different_days_of_equal_standing_are_none() -> None:
    assert head(TITLE, "2 May 2020", "3 May 2020").published is None


def test_a_day_below_the_title_wins_over_the_masthead() -> None:
    assert head("Monday, 4 May 2020", TITLE, "2 May 2020").published == MAY_2


@pytest.mark.parametrize(
    ("body", "published", "outlet"),
    [
        (f"BAKU, Azerbaijan, May 2, 2020 (Reuters) - {BODY}", MAY_2, "Reuters"),
        (f"GENEVA, March 20 (AFP) — {BODY}", None, "AFP"),
        (f"BEIRUT (Lebanon) — {BODY}", None, None),
        (f"U.S. officials secured the return on May 2, 2020 — {BODY}", None, None),
        (f"NATO staff told the agency (AFP) — {BODY}", None, None),
    ],
)
def test_a_dateline_counts_with_its_year(
    body: str, published: date | None, outlet: str | None
) -> None:
    details = read_head(f"{TITLE}\n\n{body}", "en")

    assert (details.published, details.outlet) == (published, outlet)


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("fr", "Publié le 2 mai 2020 à 10h15, mis à jour le 3 mai 2020", MAY_2),
        ("de", "Samstag, 2. Mai 2020, 10:15 Uhr", MAY_2),
        ("es", "2 de mayo de 2020", MAY_2),
        ("ru", "2 мая 2020 г., 10:15", MAY_2),
        ("uk", "2 травня 2020 року", MAY_2),
        ("hy", "2 մայիսի, 2020", MAY_2),
        ("az", "2 may 2020", MAY_2),
        ("ar", "2 مايو 2020", MAY_2),
        ("zh", "2020年5月2日 10:15", MAY_2),
    ],
)
def test_months_are_known_in_the_language_of_the_text(
    language: str | None, line: str, expected: date
) -> None:
    assert head(TITLE, line, language=language).published == expected


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By Ann Lee", "Ann Lee", None),
        ("BY: Senator ASHBY", "Senator ASHBY", None),
        ("By Ann Lee and Bob de la Cruz", "Ann Lee and Bob de la Cruz", None),
        ("By Ann Lee, Defence Correspondent", "Ann Lee", None),
        ("By Ann Lee in Jerusalem", "Ann Lee", None),
        ("By Ann Lee, Reuters", "Ann Lee", "Reuters"),
        ("By AFP", None, "AFP"),
        ("By Baltic News Agency", None, "Baltic News Agency"),
        ("By Staff Reporter", None, None),
        ("• by admin, May 2, 2020 in News", None, None),
        ("Par Anne Dupont", "Anne Dupont", None),
        ("By the end of the week", None, None),
        ("Author: Ann Lee", "Ann Lee", None),
        ("Source: Baltic Times", None, "Baltic Times"),
        ("Source: https://baltic.example/1", None, None),
    ],
)
def test_who_wrote_it(line: str, author: str | None, outlet: str | None) -> None:
    details = head(TITLE, line)

    assert (details.title, details.author, details.outlet) == (TITLE, author, outlet)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Statement by Foreign Minister Ann Lee on the Exchange", "Ann Lee"),
        ("Statement from President Ann Lee Welcoming the Exchange", "Ann Lee"),
        ("Joint statement by the Minister of Foreign Affairs Ann Lee on the Exchange", None),
        ("Statement by Hope International on the Exchange", None),
        ("Remarks on the Exchange", None),
    ],
)
def test_a_statement_is_its_speakers(title: str, speaker: str | None) -> None:
    assert head(title).author == speaker


@pytest.mark.parametrize(
    "above",
    [
        ["Last update: April 29, 2024 00:20", "Newsroom logo"],
        ["None"],
        ["Home > World > Europe"],
        ["Skip to content", "Menu"],
        ["2 May 2020"],
        ["FOR IMMEDIATE RELEASE"],
        ["• Previous story"],
        ["9 May 2020 (updated)"],
        ["Updated 5 minutes ago"],
    ],
)
def test_the_title_is_the_first_line_that_stands_like_one(above: list[str]) -> None:
    assert head(*above, TITLE).title == TITLE


@pytest.mark.parametrize("title", ["Captured soldiers freed", "Update: Forty Men Are Home Again"])
def test_a_headline_may_begin_like_a_clock(title: str) -> None:
    assert head(title).title == title


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        TITLE,
        f"By Ann Lee\n\n{BODY}",
        "The two sides exchanged forty prisoners with the help of the\n"
        "Red Cross and the United Nations, and officials said that more\nwould come home soon.\n",
        f"- one thing\n- another\n\n{BODY}",
    ],
)
def test_no_headline_no_title(text: str) -> None:
    assert read_head(text, "en").title is None


def test_a_headline_may_stand_right_above_its_byline() -> None:
    details = read_head(f"{TITLE}\nBy Ann Lee\nMay 2, 2020\n\n{BODY}", "en")

    assert details == Details(title=TITLE, author="Ann Lee", published=MAY_2)


def test_markdown_and_its_front_matter() -> None:
    front = '---\ntitle: "Forty Prisoners Come Home"\ndate: 2020-05-02\nauthor: Ann Lee\n---\n'

    assert read_head(f"{front}\n{BODY}", "en") == Details(
        title=TITLE, author="Ann Lee", published=MAY_2
    )
    assert read_head(f"# {TITLE}\n\n{BODY}", "en").title == TITLE


def test_carriage_returns_make_no_difference() -> None:
    text = f"{TITLE}\r\n\r\nBy Ann Lee May 2, 2020\r\n\r\n{BODY}"

    assert read_head(text, "en") == Details(title=TITLE, author="Ann Lee", published=MAY_2)


def test_what_stands_below_the_lead_is_left_alone() -> None:
    text = f"{TITLE}\n\n{BODY}\n2 May 2020\n\nBy Ann Lee\n"

    assert read_head(text, "en") == Details(title=TITLE)


LINES = st.sampled_from(
    [
        "By ",
        "Ann Lee",
        "2020-05-02",
        "May 2, 2020",
        "\n",
        "\n\n",
        "Updated ",
        "| ",
        ", ",
        "#",
        "•",
        "x",
    ]
)


@given(st.text() | st.lists(LINES).map("".join), st.sampled_from([None, "en", "fr", "zz", "ar"]))
def test_any_text_has_a_head(text: str, language: str | None) -> None:
    details = read_head(text, language)

    assert details.title is None or details.title in " ".join(text.split())
    assert details.language is None
    assert details.url is None
