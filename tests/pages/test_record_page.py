from __future__ import annotations

import pytest
from lxml import html  # type: ignore[import-untyped]

from schemas import Dropped, Extraction, Record, Ruling
from summarizer.pages import failed_quotes, record_page


def words(element):
    return " ".join(element.text_content().split())


def lines(row):
    return [words(each) for each in row.xpath("./p")]


def refusing(record: Record, *dropped: Dropped) -> Record:
    made = Extraction(
        engine="model",
        provider="openai",
        model="gpt",
        package_version="0.1.0",
        schema_sha256="a" * 64,
        seconds=1.5,
        dropped=list(dropped),
    )
    return record.model_copy(update={"extraction": made})


@pytest.fixture
def page(coded, report):
    return html.document_fromstring(record_page(coded, report.text))


def test_every_item_stands_under_its_heading_with_its_quotes(page):
    panel = page.xpath("//section[@id='facts']")[0]
    told = {}
    for heading in panel.xpath("./h3"):
        rows = heading.xpath("./following-sibling::ol[1]/li")
        told[words(heading)] = [lines(row) for row in rows]
    assert told == {
        "Parties": [
            ["Ruritania · receiving, releasing · state", "“Ruritania released”"],
            ["Bohemia · receiving, releasing · state", "“Bohemia freed”"],
        ],
        "Numbers": [["12 · military · Ruritania → Bohemia", "“released 12 soldiers to Bohemia”"]],
        "People": [["Ota Novak · released · Ruritania · fisherman", "“the fisherman Ota Novak”"]],
        "Wording that takes a side": [
            ["“mere pawns” · → prisoners · the people whom Bohemia held", "“mere pawns”"]
        ],
        "Background, not part of this exchange": [["40 · unspecified", "“Another 40 men remain”"]],
    }


def test_facts_and_words_lead_to_each_other(page, report):
    for row in page.xpath("//li[contains(@class, 'row')]"):
        number = row.get("id").removeprefix("r")
        for quote in row.xpath(".//a[@class='q']"):
            (piece,) = page.xpath(f"//mark/a[@id='{quote.get('href')[1:]}']")
            assert number in piece.get("data-r").split()
            assert words(quote).startswith(f"“{words(piece)}")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {each.removeprefix("#") for each in page.xpath("//a/@href")} <= set(ids)
    assert page.xpath("//div[@class='text']")[0].text_content() == report.text


def test_what_kind_of_fact_the_words_prove_is_told_by_their_look(page):
    looks = {words(each): each.get("class") for each in page.xpath("//mark/a")}
    assert looks["12 soldiers to Bohemia"] == "num"
    assert looks["mere pawns"] == "slant"
    assert looks["Another 40 men remain"] == "back"
    assert looks["released"] == "num"  # as the number's, though the party rests on it too


def test_refused_items_stand_apart_with_their_reasons(coded, report):
    counted = {"role": "transfer", "low": 13, "as_written": "13 soldiers", "evidence": ["13 men"]}
    record = refusing(
        coded,
        Dropped(path="events.0.counts.1", item=counted, reason="not in it"),
        Dropped(path="events.0", item=["what", {"is": None}], reason="no event"),
    )
    page = html.document_fromstring(record_page(record, report.text))
    assert [lines(each) for each in page.xpath("//ol[contains(@class, 'refused')]/li")] == [
        [
            "13 soldiers · transfer · 13",
            "“13 men”",
            "✗ not in it",
            "counts, given as no. 2",
        ],
        ["what, {'is': None}", "✗ no event", "events.0"],
    ]
    assert len(page.xpath("//div[@class='text']//mark")) == len(
        html.document_fromstring(record_page(coded, report.text)).xpath("//mark")
    )


def test_a_quote_that_the_text_does_not_hold_is_said_to_be_none(coded, report):
    text = report.text.replace("Ota Novak", "Ota Nowak")
    page = html.document_fromstring(record_page(coded, text))
    assert failed_quotes(coded, text) == 1
    assert words(page.xpath("//p[@class='check bad']")[0]).startswith("✗ 1 of 6 quotes")
    (off,) = page.xpath("//span[@class='off']")
    assert words(off) == "✗ not in the text: “the fisherman Ota Novak”"


def test_another_text_with_the_same_quotes_is_told(coded, report):
    page = html.document_fromstring(record_page(coded, f"{report.text}More.\n"))
    assert "not quite the text" in words(page.xpath("//p[@class='check']")[0])


def test_without_a_text_quotes_lead_nowhere(coded):
    page = html.document_fromstring(record_page(coded))
    assert not page.xpath("//*[@class='text'] | //mark | //section[@id='text']")
    assert [words(each) for each in page.xpath("//header//a")] == [
        "What it says",
        "How the record came about",
    ]
    assert not page.xpath("//main//a")
    assert "not at hand" in words(page.xpath("//header")[0])


def test_several_events_are_numbered_and_none_is_told(coded, report):
    several = coded.model_copy(update={"events": coded.events * 2})
    page = html.document_fromstring(record_page(several, report.text))
    titles = [words(each) for each in page.xpath("//section[@id='facts']/h2")]
    assert titles == ["What it says", "Event 1 of 2", "Event 2 of 2"]
    assert len(page.xpath("//li[contains(@class, 'row')]")) == 12
    none = html.document_fromstring(record_page(coded.model_copy(update={"events": []}), "x"))
    assert "reports no exchange" in words(none.xpath("//section[@id='facts']")[0])


def test_a_rule_and_how_often_it_is_right_stand_behind_what_it_gave(coded, report):
    made = refusing(coded).extraction
    assert made is not None
    rulings = [
        Ruling(path="events.0.counts.1", rule="count.background", confidence=0.825),
        Ruling(path="events.0.status", rule="status.done", confidence=0.9),
    ]
    record = coded.model_copy(update={"extraction": made.model_copy(update={"items": rulings})})
    page = html.document_fromstring(record_page(record, report.text))
    assert [words(each.getparent()) for each in page.xpath("//span[@class='rule']")] == [
        "exchange · completed 90% status.done",
        "“Another 40 men remain” 82% count.background",
    ]
