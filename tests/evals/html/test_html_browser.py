"""The page in a real browser: Chromium or Chrome, driven by playwright."""

from __future__ import annotations

import pytest

from evals.reports.html import render_page
from tests.evals.html.made import hostile


@pytest.fixture
def opened(window, three):
    """Opens the page of a report."""

    def open_page(report=three, **options):
        return window(render_page(report), **options)

    return open_page


def lit(page):
    return page.locator(".text .on").all_inner_texts()


def test_an_item_leads_to_its_evidence_and_back(opened):
    page = opened()
    page.click("#s1 > summary")
    page.click("#s1 [data-part=people] .gold .facts")
    assert lit(page) == ["the fisherman Ota ", "Novak"]
    assert page.locator("#s1 .text a:focus").inner_text() == "the fisherman Ota "
    page.keyboard.press("Enter")
    focused = page.locator(".row:focus")
    assert focused.get_attribute("data-part") == "people"
    page.go_back()
    assert page.locator(".text a:focus").inner_text() == "the fisherman Ota "


def test_words_that_prove_several_items_go_round_them(opened):
    page = opened()
    page.click("#s1 > summary")
    shared = page.locator("#s1 .text a", has_text="released")
    parts = []
    for _ in range(3):
        shared.click()
        parts.append(page.locator(".row.on").get_attribute("data-part"))
    assert parts == ["parties", "counts", "parties"]


def test_the_filter_leaves_what_was_asked_for(opened):
    page = opened()
    told = page.locator("#filter output")
    assert told.inner_text().endswith("in 3 of 3 sources")
    page.select_option("[name=verdict]", "wrong")
    page.select_option("[name=field]", "part counts")
    assert told.inner_text() == "1 item in 1 of 3 sources"
    page.click("[name=open]")
    rows = page.locator(".row:visible")
    assert rows.count() == 1
    assert "21" in rows.first.inner_text()
    page.click("[type=reset]")
    page.wait_for_function("document.querySelector('output').value.endsWith('3 of 3 sources')")
    page.fill("[name=source]", "NOTHING happened")
    assert page.locator(".source:visible .name").all_inner_texts() == ["quiet"]


def test_a_number_of_errors_leads_to_them(opened):
    page = opened()
    page.click(".causes a[data-cause='wrong value'][data-part=counts]")
    assert page.locator("#filter output").inner_text() == "1 item in 1 of 3 sources"
    assert page.locator("[name=cause]").input_value() == "wrong value"


def test_a_link_to_an_item_opens_what_holds_it(opened):
    page = opened()
    assert not page.locator("#s1r1").is_visible()
    page.evaluate("location.hash = '#s1r1'")
    page.wait_for_selector("#s1r1", state="visible")


def test_a_hostile_text_runs_and_loads_nothing(opened):
    page = opened(hostile())
    page.click("[name=open]")
    page.locator("#s1 .q").last.click()
    assert page.locator(".text .on .hid").all_inner_texts() == [
        "U+202E",
        "U+2066",
        "U+2028",
        "U+200B",
        "U+001B",
    ]
    assert page.title().startswith("Evaluation of model </script><script>")


def test_without_script_the_page_can_be_read(opened):
    page = opened(java_script_enabled=False)
    assert not page.locator("#filter").is_visible()
    page.click("#s1 > summary")
    assert page.locator("#s1 .row").first.is_visible()
    page.click("#s1 [data-part=people] .gold .q")
    assert page.locator(".text a:target").inner_text() == "the fisherman Ota "


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_follows_the_reader_s_scheme(opened, scheme):
    page = opened(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page.click("[name=open]")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(253, 252, 249)", "dark": "rgb(23, 24, 27)"}[scheme]
    gold = page.locator("#s1 .row .gold").first.bounding_box()
    given = page.locator("#s1 .row .given").first.bounding_box()
    assert given["y"] >= gold["y"] + gold["height"]  # one below the other
    widest = page.evaluate(
        "Math.max(...Array.from(document.querySelectorAll('.row, .text'), "
        "each => each.getBoundingClientRect().right))"
    )
    assert widest <= 360
