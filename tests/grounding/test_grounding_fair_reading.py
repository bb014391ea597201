"""Values that a fair reader sees and a strict one would refuse; and what stays refused beside."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import Count, EventDate, Framing, Item, Party, Person, Place
from summarizer.grounding import Grounder, NotGrounded, check_item

PUBLISHED = date(2022, 2, 10)
SCAN = (
    "This rnorning 6OO men came home to Sarnara. Of them lOO were guards and 5,8OO wait. "
    "Colonel Tirn Arnold went with l2 drivers; Dr. Ro-\nsen stayed."
)


def told(grounder: Grounder, model: type[Item], quote: str, **fields: object) -> list[str]:
    return check_item(
        model.model_validate({**fields, "evidence": [grounder.locate(quote)]}), grounder
    )


def count(grounder: Grounder, words: str, number: int, *, approximate: bool = False) -> list[str]:
    fields = {"role": "background", "category": "unspecified", "approximate": approximate}
    return told(grounder, Count, words, as_written=words, low=number, high=number, **fields)


def dated(text: str, words: str, value: str, published: date | None = PUBLISHED) -> list[str]:
    grounder = Grounder(text, language="en", published=published)
    return told(grounder, EventDate, words, role="capture", date=value, as_written=words)


@pytest.mark.parametrize(
    ("words", "number"), [("6OO men", 600), ("lOO were", 100), ("5,8OO", 5800), ("l2 drivers", 12)]
)
def test_the_digits_of_a_scan(words: str, number: int) -> None:
    grounder = Grounder(SCAN, language="en")
    assert count(grounder, words, number) == []
    assert count(grounder, words, number + 1) != []


def test_quotes_are_not_tied_to_digits_that_the_text_lacks() -> None:
    with pytest.raises(NotGrounded):
        Grounder(SCAN, language="en").locate("600 men came home")


def test_names_and_dates_of_a_scan() -> None:
    grounder = Grounder(SCAN, language="en", published=PUBLISHED)
    assert told(grounder, Place, "home to Sarnara", name="Samara", role="handover") == []
    assert told(grounder, Place, "home to Sarnara", name="Sonora", role="handover") != []
    assert told(grounder, Person, "Tirn Arnold", name="Tim Arnold", role="official") == []
    assert told(grounder, Person, "Ro-\nsen stayed", name="Rosen", role="other") == []
    given = {"role": "handover", "as_written": "This rnorning"}
    assert told(grounder, EventDate, "This rnorning", date="2022-02-10", **given) == []
    assert told(grounder, EventDate, "This rnorning", date="2022-02-09", **given) != []


def test_a_text_that_is_no_scan_confuses_no_letters() -> None:
    grounder = Grounder("They met in Sarnara.", language="en")
    assert told(grounder, Place, "in Sarnara", name="Samara", role="negotiation") != []


@pytest.mark.parametrize(
    ("words", "value", "fits"),
    [
        ("the following year", "1980", True),
        ("the following year", "2023", False),
        ("the following year", "1979", False),
        ("three years later", "1982", True),
        ("three years later", "1983", False),
        ("next year", "2023", True),
        ("next year", "1980", False),
    ],
)
def test_years_count_from_the_year_told_before(words: str, value: str, fits: bool) -> None:
    assert (dated(f"He was seized in April 1979 and tried {words}.", words, value) == []) is fits


def test_a_month_of_the_following_year() -> None:
    text = "Seized in May 2014, he was tried in August of the following year."
    assert dated(text, "August of the following year", "2015-08") == []
    assert dated(text, "August of the following year", "2014-08") != []


def test_a_date_line_anchors_the_sentence_behind_it() -> None:
    text = "Posted on 12 June 2021\n\nYesterday the trucks came. On Thursday they left."
    assert dated(text, "Yesterday", "2021-06-11", None) == []
    assert dated(text, "Yesterday", "2021-06-12", None) != []
    assert dated(text, "Thursday", "2021-06-10", None) == []


def test_a_dateline_is_the_day_of_today() -> None:
    text = "ARCADIA, Feb. 8 — Today they met."
    assert dated(text, "Today", "2022-02-08") == []
    assert dated(text, "Today", "2022-02-07") != []


def test_a_day_without_its_year_lies_near_publication() -> None:
    assert dated("He fell on 14 March.", "14 March", "2022-03-14") == []
    assert dated("He fell on 14 October.", "14 October", "2021-10-14") == []
    assert dated("He fell on 14 March.", "14 March", "2021-03-14") != []


def test_as_many_as_may_be_exact_and_a_similar_number_may_not() -> None:
    grounder = Grounder("We got 307 back. They got as many as we did. A similar number wait.")
    assert count(grounder, "as many as we did", 307) == []
    assert count(grounder, "as many as we did", 308) != []
    assert count(grounder, "A similar number", 307) != []
    assert count(grounder, "A similar number", 307, approximate=True) == []


@pytest.mark.parametrize(
    ("about", "fits"),
    [("the clashes of November 2021", True), ("the clashes of 2022", True), ("in 2020", False)],
)
def test_a_year_that_the_cited_sentence_gives(about: str, fits: bool) -> None:
    text = "They called the clashes of November a provocation. Nobody else spoke."
    grounder = Grounder(text, language="en", published=PUBLISHED)
    fields = {"term": "provocation", "about": about, "neutral": "clashes"}
    assert (told(grounder, Framing, "a provocation", **fields) == []) is fits
    elsewhere = fields | {"term": "Nobody", "about": "2021"}
    assert told(grounder, Framing, "Nobody else spoke", **elsewhere) != []


@pytest.mark.parametrize(
    ("text", "quote", "name", "code", "fits"),
    [
        ("The Government freed the rebels.", "The Government", "Peru", "PE", True),
        ("A bridge fell before the men came.", "A bridge fell", "Peru", "PE", False),
        ("The Government and Norway met.", "The Government", "Peru", "PE", False),
        ("The Norwegian government met.", "Norwegian government", "Peru", "PE", False),
        ("Norway met the Zionist entity.", "the Zionist entity", "Israel", "IL", True),
        ("Norway met the Federals.", "the Federals", "United States", "US", True),
    ],
)
def test_a_state_that_the_text_does_not_name(
    text: str, quote: str, name: str, code: str, fits: bool
) -> None:
    grounder = Grounder(text, language="en")
    fields = {"name": name, "kind": "state", "country": code, "roles": ["releasing"]}
    assert (told(grounder, Party, quote, **fields) == []) is fits


def test_an_invented_group_is_refused_in_any_text() -> None:
    grounder = Grounder("The Government freed the rebels to the Red Cross.", language="en")
    fields = {"name": "Red Falcons", "kind": "armed_group", "roles": ["receiving"]}
    assert told(grounder, Party, "the rebels", **fields) != []


def test_a_state_named_by_its_soil() -> None:
    grounder = Grounder("They wait on Belarusian soil with a Belarusian nurse.", language="en")
    fields = {"name": "Belarus", "role": "transit"}
    assert told(grounder, Place, "on Belarusian soil", **fields) == []
    assert told(grounder, Place, "a Belarusian nurse", **fields) != []
