from __future__ import annotations

from datetime import date

import pytest
from lxml import html  # type: ignore[import-untyped]

from evals.benchmarks.page import made_reports
from schemas import Comparison, Dropped, Extraction
from summarizer.comparing import compare
from summarizer.pages import comparison_page
from summarizer.pages.days import day, edtf, is_day, start
from tests.pages.compared import OTHER, TEXTS, comparison, many, related


def words(element):
    return " ".join(element.text_content().split())


def opened(told=None, texts=TEXTS, made=None):
    return html.document_fromstring(comparison_page(told or comparison(), texts, made))


def cells(row):
    return [words(each) for each in row.xpath("./th | ./td")]


@pytest.fixture(scope="module")
def page():
    return opened()


def test_sources_are_numbered_in_the_order_of_publication(page):
    panes = page.xpath("//article[@class='pane']")
    assert [words(each.xpath(".//h3")[0]) for each in panes] == [
        "1 Wire",
        "2 A copy",
        "3 The Other",
    ]
    assert [each.get("id") for each in panes] == ["s1", "s2", "s3"]


def test_a_few_voices_have_a_column_each_and_copies_share_one(page):
    voices = ["1 Wire and its copy 22021-05-03", "3 The Other2021-05-07"]
    told = [
        [cells(row) for row in table.xpath(".//tr")]
        for table in page.xpath("//div[@class='says columns']//table")
    ]
    assert told == [
        [["The event", *voices], ["status ≠ differ", "agreed", "completed"]],
        [
            ["Numbers", *voices],
            [
                "Ruritania → Bohemia = agree12 is 12, whatever they are called",
                "12 military“free 12 soldiers” 2",
                "12 unspecified“Twelve of Ruritania's hostages”",
            ],
        ],
        [
            ["People", *voices],
            ["Ota Novak ◐ only in 1 of 2", "released“captive Ota Novak” 2", "— does not say"],
        ],
        [
            ["Dates", *voices],
            ["agreement ◐ only in 1 of 2", "2021-05-03“on Monday” 2", "— does not say"],
            ["handover ◐ only in 1 of 2", "— does not say", "2021-05-07“on Friday”"],
            ["capture ◐ only in 1 of 2", "— does not say", "no day“on Friday”"],
        ],
    ]


def test_many_voices_are_listed_under_what_they_say():
    told, texts = many(20)
    table = opened(told, texts).xpath("//div[@class='says listed']")[0]
    everybody, some = table.xpath(".//tr[contains(@class, 'row')]/td")
    assert words(everybody) == "12 militaryall 20 voicesIn whose words: 20 quotes" + words(
        everybody.xpath(".//ul")[0]
    )
    assert len(everybody.xpath(".//a[contains(@class, 'q')]")) == 20
    told_by = words(some.xpath(".//p[@class='by']")[0])
    assert told_by.startswith("10 voices 1 Paper 0 3 Paper 2 5 Paper 4")
    silent = some.xpath("./p[@class='nothing']")[0]
    assert words(silent) == "10 voices silent: 2, 4, 6, 8, 10, 12, 14, 16, 18, 20"


def test_facts_and_words_lead_to_each_other_in_every_text(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {each.removeprefix("#") for each in page.xpath("//a/@href")} <= set(ids)
    (row,) = page.xpath("//tr[.//span[@class='fact']='Ruritania → Bohemia']")
    number = row.get("id").removeprefix("r")
    proofs = page.xpath(f"//mark/a[contains(concat(' ', @data-r, ' '), ' {number} ')]")
    assert ["".join(each.itertext()) for each in proofs] == [
        "free 12 ",
        "soldiers",  # which one source also has among its wording
        "free 12 soldiers",
        "Twelve of Ruritania's ",
        "hostages",
    ]
    for quote in row.xpath(".//a[contains(@class, 'q')]"):
        (piece,) = page.xpath(f"//*[@id='{quote.get('href')[1:]}']")
        assert number in piece.get("data-r").split()
    texts = [each.text_content() for each in page.xpath("//div[@class='text']")]
    assert texts == [TEXTS["wire"], TEXTS["copy"], TEXTS["other"]]


def test_dates_and_the_days_of_the_reports_stand_along_time(page):
    lines = [
        [words(part) for part in each.xpath("./span[not(@class='sign')]")]
        for each in page.xpath("//ol[@class='timeline']/li")
    ]
    assert lines == [
        ["3 May 2021", "agreement 1 Wire 2 A copy"],
        ["3 May 2021", "1 Wire 2 A copy say agreed"],
        ["4 days later", "7 May 2021", "handover 3 The Other"],
        ["7 May 2021", "3 The Other says completed"],
        ["no day given", "capture 3 The Other"],
    ]


def test_wording_stands_beside_neutral_words(page):
    (row,) = page.xpath("//div[contains(@class, 'wording')]//tbody/tr")
    assert words(row.xpath("./th")[0]) == "prisonersfor those whom Ruritania held"
    assert [words(each) for each in row.xpath(".//li")] == [
        "“hostages” takes a side 3 The Other",
        "“soldiers” 1 Wire",
    ]


def test_why_sources_were_joined_linked_or_kept_apart_is_told():
    page = opened(related())
    told = [words(each) for each in page.xpath("//ul[@class='ties']/li")]
    assert told == [
        "1 Wire and 3 The Other+ for: same counts (12)",
        "Ruritania – Bohemia, exchange and Ruritania – Bohemia, second batch: "
        "batches of one deal+ for: one deal",
        "Ruritania – Bohemia, exchange is not Ruritania – Bohemia, second batch"
        "+ for: 12 and 12− against: other days",
        "1 Wire 2 A copy: the same words",
    ]
    titles = [words(each) for each in page.xpath("//section[@class='group']/h2")]
    assert titles == ["Ruritania – Bohemia, exchange", "Ruritania – Bohemia, second batch"]
    assert words(page.xpath("//h1")[0]) == "2 events in 3 sources"


def test_the_lead_says_how_far_they_agree(page):
    assert words(page.xpath("//p[@class='lead']")[0]) == (
        "3 sources, 2 independent voices. Of 6 points they agree on 1 and differ on 1; "
        "4 stand only in some."
    )


def test_what_cannot_be_tied_to_a_text_is_said():
    moved = OTHER.replace("Twelve", "Dozen")
    made = Extraction(
        engine="rules",
        package_version="0",
        schema_sha256="a",
        seconds=1,
        dropped=[Dropped(path="events.0", item={"name": "Iva"}, reason="no such words")],
    )
    page = opened(texts={"other": moved}, made={"other": made})
    assert [words(each) for each in page.xpath("//*[@class='off']")] == [
        "✗ not in the text: “Twelve of Ruritania's hostages”",
        "✗ not in the text: “on Friday”",
        "✗ not in the text: “on Friday”",
    ]
    wire, copy, other = page.xpath("//article")
    assert "not at hand" in words(wire)
    assert "not at hand" in words(copy)
    assert "Iva✗ no such words" in words(other)
    quoted = page.xpath("//td//li[normalize-space(bdi)='“free 12 soldiers”']")
    assert not quoted[0].xpath(".//a")


def test_sources_without_an_event_make_a_page_too():
    sources = [each.model_dump() | {"events": 0} for each in comparison().sources]
    told = Comparison.model_validate({"sources": sources, "groups": []})
    page = opened(told)
    assert "None of these sources reports an exchange" in words(page.xpath("//main")[0])
    assert "reports no exchange as its news" in words(page.xpath("//article")[0])


@pytest.mark.parametrize(
    ("value", "told", "first", "exact"),
    [
        ("2016-05-25", "25 May 2016", date(2016, 5, 25), True),
        ("2016-12", "December 2016", date(2016, 12, 1), False),
        ("2014", "2014", date(2014, 1, 1), False),
        ("2016-05-16/2016-06", "16 May 2016 to June 2016", date(2016, 5, 16), False),
        ("../2016-05-20", "until 20 May 2016", date(2016, 5, 20), False),
        ("2016-05-20/..", "from 20 May 2016", date(2016, 5, 20), False),
    ],
)
def test_dates_read_as_people_write_them(value, told, first, exact):
    assert (edtf(value), start(value), is_day(value)) == (told, first, exact)


def test_a_day_reads_as_people_write_it():
    assert day(date(2023, 1, 9)) == "9 January 2023"


def test_twenty_sources_of_8000_characters_stay_below_a_megabyte():
    given = list(made_reports())
    texts = {each.record.source.id: each.text or "" for each in given}
    assert [len(text) for text in texts.values()] == [8_000] * 20
    told = compare(given)
    assert [len(group.members) for group in told.groups] == [20]
    assert len(comparison_page(told, texts).encode()) < 1_000_000
