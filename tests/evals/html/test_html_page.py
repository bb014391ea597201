from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html  # type: ignore[import-untyped]

from evals.reports.html import render_page
from evals.reports.words import percent
from tests.evals.html.made import GIVEN, GOLD, TEXT, made_report, source_of


@pytest.fixture(scope="module")
def page(three):
    return html.document_fromstring(render_page(three))


def words(element):
    return " ".join(element.text_content().split())


def cells(row):
    return [words(each) for each in row.xpath("./th|./td")]


def scores(page):
    return {
        line[0]: line[1:] for line in map(cells, page.xpath("//table[@class='scores']//tbody/tr"))
    }


def test_every_figure_is_the_reports(page, three):
    shown = scores(page)
    names = {"detection": "texts with an event", "no event": "texts without one"}
    assert len(shown) == len(three.fields) + len(three.averages)
    for each in (*three.fields, *three.averages):
        right, found, f1, _, interval, gold, given, sources = shown[names.get(each.name, each.name)]
        assert (right, found, f1) == tuple(map(percent, (each.precision, each.recall, each.f1)))
        assert interval == f"{percent(each.low)} – {percent(each.high)}"
        assert (gold, given, sources) == (
            f"{each.gold:.0f}",
            f"{each.given:.0f}",
            str(each.sources),
        )


def test_a_plot_spans_the_interval_with_f1_on_it(page, three):
    each = next(each for each in three.fields if each.name == "parties")
    (plot,) = page.xpath("//tr[normalize-space(th)='parties']//*[local-name()='svg']")
    (dot,) = plot.xpath("./*[local-name()='circle']/@cx")
    low, high = plot.xpath("./*[@class='span'][1]/@x1 | ./*[@class='span'][1]/@x2")
    assert float(dot.rstrip("%")) == pytest.approx(100 * each.f1, abs=0.01)
    assert float(low.rstrip("%")) == pytest.approx(100 * each.low, abs=0.01)
    assert float(high.rstrip("%")) == pytest.approx(100 * each.high, abs=0.01)


def test_causes_are_counted(page, three):
    causes = Counter(each.cause for result in three.results for each in result.findings)
    table = [cells(row) for row in page.xpath("//table[@class='causes']/tbody/tr")]
    assert {cause: int(total) for cause, total, *_ in table} == causes
    assert len(page.xpath("//li[@data-cause]")) == causes.total()


def test_a_confusion_holds_each_cell_of_the_report(page, three):
    confusion = next(each for each in three.confusions if each.field == "locations.role")
    (details,) = page.xpath(
        "//section[@id='confusions']//details[.//summary/span='locations.role']"
    )
    head, *rows = [cells(row) for row in details.xpath(".//tr")]
    shown = {
        (row[0], column): text
        for row in rows
        for column, text in zip(head[1:], row[1:], strict=True)
        if text
    }
    assert shown == {("handover", "transit"): "✗ 1", ("handover", "not given"): "✗ 1"}
    assert len(shown) == len(confusion.cells)


def test_detection_and_signature_are_told(page, three):
    (details,) = page.xpath("//details[.//summary/span='detection']")
    assert "open" in details.attrib
    assert [cells(row) for row in details.xpath(".//tr")] == [
        ["gold ↓ given →", "event", "no event", "no record"],
        ["event", "✓ 1", "", "✗ 1"],
        ["no event", "", "✓ 1", ""],
    ]
    told = words(page.xpath("//dl")[0])
    for value in vars(three.signature).values():
        assert str(value) in told


def test_items_stand_side_by_side_with_what_is_wrong(page):
    (row,) = page.xpath("//details[@id='s1']//li[@data-part='locations']")
    sides = [[words(each) for each in row.xpath(f"./div[{at}]/*")] for at in (1, 2)]
    assert sides == [
        ["gold", "Zenda · handover", "“near Zenda”"],
        ["given", "Zenda · transit", "“near Zenda”"],
    ]
    assert [words(each) for each in row.xpath("./div//em[@class='off']")] == ["handover", "transit"]
    (finding,) = row.xpath(".//li")
    assert words(finding) == "✗ wrong locations.rolewrong roletransit for handover"


def test_a_missing_event_takes_its_items_with_it_and_says_why(page):
    (silent,) = page.xpath("//details[@id='s3']")
    assert "the server was down; try again" in words(silent)
    assert len(silent.xpath(".//li[@data-cause]")) == 1
    rows = silent.xpath(".//li[contains(@class, 'row')]")
    assert {row.get("data-verdict") for row in rows} == {"missing"}
    assert all("no record" in words(row.xpath("./div[@class='given']")[0]) for row in rows)


def test_links_lead_to_places_of_the_page_and_ids_are_unique(page):
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    targets = [each.removeprefix("#") for each in page.xpath("//a/@href")]
    assert set(targets) <= set(ids)
    (quote,) = page.xpath("//a[@class='q'][.='“Novak”']")
    (mark,) = page.xpath(f"//*[@id='{quote.get('href')[1:]}']")
    assert words(mark) == "Novak"
    row = mark.get("data-r").split()[0]
    assert page.xpath(f"//*[@id='s1r{row}']/@data-part") == ["people"]


def test_a_quote_that_the_text_does_not_hold_is_no_link(three):
    moved = replace(three.results[0], text="x" + TEXT)
    page = html.document_fromstring(render_page(replace(three, results=[moved])))
    assert not page.xpath("//a[@class='q']")
    assert "✗ not in the text: “Novak”" in words(page)


def test_the_policy_names_the_hashes_of_what_stands_in_the_page(page, three):
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    text = render_page(three)
    for name in ("style", "script"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert not page.xpath("//@style | //@src | //@*[starts-with(name(), 'on')]")
    assert not page.xpath("//link | //img | //iframe | //object | //base")


def test_more_than_one_event_is_numbered():
    page = html.document_fromstring(render_page(made_report((source_of(), [GOLD], [GOLD, GIVEN]))))
    assert [words(each) for each in page.xpath("//h3") if "event" in words(each)] == [
        "event 1 of 2",
        "event 2 of 2",
    ]


def test_sixty_sources_stay_below_two_megabytes():
    counted = [each for number in range(8) for each in GOLD.counts[:1]]
    many = GOLD.model_copy(
        update={"counts": counted, "people": GOLD.people * 8, "locations": GOLD.locations * 8}
    )
    made = made_report((source_of(TEXT * 16), [many], [many]))
    text = render_page(replace(made, results=list(made.results) * 60))
    assert len(made.results[0].text) > 2_000
    assert len(text.encode()) < 2_000_000


def test_the_text_is_marked_where_evidence_stands(page, three):
    text = page.xpath("//details[@id='s1']//div[@class='text']")[0]
    assert text.text_content() == three.results[0].text
    marked = [(each.get("class"), each.text_content()) for each in text.xpath(".//mark/a")]
    assert marked == [
        # The party rests on the first two words, the count of gold on those from the second on.
        ("g p", "Ruritania "),
        ("g p", "released"),
        ("g", " "),
        ("g p", "12 soldiers to Bohemia"),
        ("p", " on Friday"),
        ("g p", "Bohemia freed"),
        ("g", "the fisherman Ota "),
        ("g p", "Novak"),
        ("g p", "near Zenda"),
        ("g", "Another 40 men remain"),
    ]
