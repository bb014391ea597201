"""The page of a record in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from schemas import Dropped, Event
from summarizer.pages import record_page
from summarizer.source import Source
from tests.pages.test_record_page import refusing

EVIL = (
    "</script><script>alert(1)</script><!--<style>*{}</style>"
    "\"'><img src=x onerror=alert(1)><svg onload=alert(1)>&lt;b&gt;\0 javascript:alert(1)"
)
TURNED = "nine\u202eevif\u2066 \u2028men\u200b\x1b[31m"


@pytest.fixture
def opened(window, coded, report):
    def open_page(record=coded, text=report.text, **options):
        return window(record_page(record, text), **options)

    return open_page


def lit(page):
    return page.locator(".text .on").all_inner_texts()


def told(page):
    return page.locator("#bar p").inner_text()


def test_a_click_on_a_fact_shows_its_words_and_the_other_way_round(opened):
    page = opened()
    page.click("text=Ota Novak · released")
    assert lit(page) == ["the fisherman Ota Novak"]
    assert page.locator(".text a:focus").inner_text() == "the fisherman Ota Novak"
    assert told(page) == "Ota Novak · released · Ruritania · fisherman · one quote"
    page.click(".text >> text=Another 40 men remain")
    assert page.locator(".row.on .fact").inner_text() == "40"
    assert lit(page) == ["Another 40 men remain"]


def test_all_can_be_done_by_keys(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to what the source says"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Ruritania"
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert lit(page) == ["released", " 12 soldiers to Bohemia"]
    assert page.locator(":focus").inner_text() == "released"
    page.keyboard.press("ArrowRight")
    assert page.locator(":focus").inner_text() == " 12 soldiers to Bohemia"
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.locator("#bar").is_hidden()
    assert page.locator(":focus").inner_text() == "12"


def test_a_list_is_one_stop_for_tab_that_remembers(opened):
    page = opened()
    page.locator("#facts a").first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Shift+Tab")
    assert page.locator(".text a:focus").inner_text() == "Another 40 men remain"
    page.keyboard.press("Shift+Tab")
    assert page.locator("nav a:focus").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "“Another 40 men remain”"
    for group in (".text", "#facts"):
        assert page.locator(f"{group} a[tabindex='0']").count() == 1


def test_the_bar_steps_through_the_quotes_and_ends(opened, coded):
    party = coded.events[0].parties[0]
    other = party.model_copy(
        update={"evidence": [*party.evidence, *coded.events[0].parties[1].evidence]}
    )
    event = coded.events[0].model_copy(update={"parties": [other, coded.events[0].parties[1]]})
    page = opened(coded.model_copy(update={"events": [event]}))
    page.click("#facts >> text=Ruritania · receiving")
    assert told(page).endswith("quote 1 of 2")
    page.click("#bar [data-step='1']")
    assert told(page).endswith("quote 2 of 2")
    page.click("#bar [data-step='1']")
    assert told(page).endswith("quote 1 of 2")
    page.click("#bar [data-step='0']")
    assert page.locator("#bar").is_hidden()
    assert lit(page) == []


def test_back_goes_back(opened):
    page = opened()
    page.click("text=Ota Novak · released")
    page.click(".text >> text=Another 40 men remain")
    page.go_back()
    assert lit(page) == ["the fisherman Ota Novak"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_it_fits_the_window_and_has_no_fault_of_access(opened, coded, scheme, width):
    huge = Dropped(path="events.0.counts.1", item={"name": "x" * 250}, reason="y" * 250)
    page = opened(
        refusing(coded, huge), color_scheme=scheme, viewport={"width": width, "height": 700}
    )
    page.click("text=Ota Novak · released")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(253, 252, 249)", "dark": "rgb(23, 24, 27)"}[scheme]
    assert Axe().run(page).response["violations"] == []


def test_without_script_it_reads_and_links_lead(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("#bar").is_hidden()
    page.click("#facts .q >> text=the fisherman Ota Novak")
    assert page.locator(".text a:target").inner_text() == "the fisherman Ota Novak"


def test_nothing_of_an_article_or_a_model_runs_loads_or_turns(opened, coded):
    text = f"Ruritania freed {EVIL} and {TURNED} in {'w' * 3_000}."
    source = Source.from_text(
        text, f"id {EVIL}", title=EVIL, outlet=TURNED, language=EVIL, url=EVIL
    )
    quote = {"quote": EVIL, "start": 16, "end": 16 + len(EVIL)}
    event = Event.model_validate(
        {
            "kind": "exchange",
            "status": "completed",
            "summary": f"{EVIL} {TURNED}",
            "people": [{"name": f"{EVIL} {TURNED}", "role": "released", "evidence": [quote]}],
        }
    )
    record = coded.model_copy(update={"source": source.info, "events": [event]})
    refused = Dropped(
        path=EVIL, item={EVIL: [TURNED], "evidence": [EVIL, {"quote": "\ud800"}]}, reason=TURNED
    )
    page = opened(refusing(record, refused), text, viewport={"width": 360, "height": 700})
    page.click(".row")
    assert "".join(lit(page)).startswith("</script><script>alert(1)</script><!--<style>")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("img, svg, main script, main style").count() == 0
    assert page.locator(".text .hid").all_inner_texts() == [
        "U+0000",
        "U+202E",
        "U+2066",
        "U+2028",
        "U+200B",
        "U+001B",
    ]
