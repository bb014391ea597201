"""The page of a comparison in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from schemas import Comparison
from summarizer.pages import comparison_page
from tests.pages.compared import TEXTS, by, comparison, many, row, source, value
from tests.pages.test_record_browser import EVIL, TURNED


@pytest.fixture
def opened(window):
    def open_page(told=None, texts=TEXTS, **options):
        document = comparison_page(told or comparison(), texts)
        return window(document, **options)

    return open_page


def lit(page):
    # What is not on the screen has no inner text yet.
    return page.locator(".text .on").all_text_contents()


def test_a_click_on_a_fact_shows_its_words_in_each_text_and_the_other_way_round(opened):
    page = opened()
    page.click("tr >> text=Ruritania → Bohemia")
    assert lit(page) == [
        "free 12 ",
        "soldiers",
        "free 12 soldiers",
        "Twelve of Ruritania's ",
        "hostages",
    ]
    told = page.locator("#bar p")
    assert told.inner_text() == "Ruritania → Bohemia = agree · quote 1 of 3 · Wire"
    page.click("#bar [data-step='-1']")
    assert told.inner_text().endswith("quote 3 of 3 · The Other")
    page.click("#s1 .text >> text=captive Ota Novak")
    assert page.locator(".row.on .fact").text_content() == "Ota Novak"
    assert page.locator("#s3").evaluate("each => each.classList.contains('silent')")
    page.click("#s2 .text >> text=captive Ota Novak")
    assert told.inner_text().endswith("quote 2 of 2 · A copy")
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.locator(".silent").count() == 0


def test_rows_that_agree_can_be_hidden_and_come_back_when_asked_for(opened):
    page = opened()
    page.check(".only input")
    assert page.locator(".columns .row:visible").count() == 5
    assert not page.locator(".part:has-text('Numbers')").is_visible()
    page.click("#s2 .text >> text=free 12 soldiers")
    assert page.locator(".row.on .fact").text_content() == "Ruritania → Bohemia"
    assert page.locator(".row.on").is_visible()
    assert not page.is_checked(".only input")


def test_texts_can_be_seen_one_at_a_time(opened):
    page = opened()
    page.select_option("[name=text]", "s3")
    assert page.locator(".pane:visible").count() == 1
    page.click("tr >> text=Ruritania → Bohemia")
    assert page.locator(".pane:visible h3").text_content() == "1 Wire"
    page.click("#bar [data-step='-1']")
    assert page.locator(".pane:visible h3").text_content() == "3 The Other"
    page.select_option("[name=text]", "")
    assert page.locator(".pane:visible").count() == 3


def test_all_can_be_done_by_keys(opened):
    page = opened()
    page.locator(".columns a").first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    # From the name of the second fact with a quote on to the copy's quote.
    assert page.locator(".row.on .fact").text_content() == "Ota Novak"
    assert page.locator("#s2 .text a:focus").text_content() == "captive Ota Novak"


def test_of_many_texts_those_that_do_not_say_it_make_room(opened):
    told, texts = many(6)
    page = opened(told, texts)
    page.click("tr >> text=Ota Novak")
    assert lit(page) == ["Ota Novak"] * 3
    assert page.locator(".pane .scroll:visible").count() == 3
    assert page.locator(".mute:visible").count() == 3
    page.keyboard.press("Escape")
    assert page.locator(".fact a:focus").text_content() == "Ota Novak"
    page.click("summary >> text=In whose words: 3 quotes")
    assert page.locator(".q:visible").count() == 3


def test_every_text_comes_to_its_own_words(opened):
    told, texts = many(6, words_before=400)
    page = opened(told, texts, viewport={"width": 1360, "height": 900})
    page.click("tr >> text=Ota Novak")
    page.wait_for_function(_ALL_IN_SIGHT)
    assert page.locator(".text .on").count() == 3


_ALL_IN_SIGHT = """() => Array.from(document.querySelectorAll(".text .on")).every((words) => {
  const frame = words.closest(".scroll").getBoundingClientRect();
  const place = words.getBoundingClientRect();
  return place.top >= frame.top && place.bottom <= frame.bottom;
})"""


@pytest.mark.parametrize(
    ("scheme", "width", "number"),
    [("light", 360, 3), ("dark", 1280, 3), ("dark", 360, 6), ("light", 1280, 6)],
)
def test_it_fits_the_window_and_has_no_fault_of_access(opened, scheme, width, number):
    told, texts = (comparison(), TEXTS) if number == 3 else many(number)
    page = opened(told, texts, color_scheme=scheme, viewport={"width": width, "height": 700})
    page.click("tr >> text=Ota Novak")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert Axe().run(page).response["violations"] == []


def test_without_script_it_reads_and_links_lead(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("#view, .only, #bar").filter(visible=True).count() == 0
    page.click("td >> text=Twelve of Ruritania")
    assert page.locator("#s3 .text a:target").text_content() == "Twelve of Ruritania's "


def test_nothing_of_an_article_or_a_model_runs_loads_or_turns(opened):
    text = f"They freed {EVIL} and {TURNED} in {'w' * 3_000}."
    said = by(0, EVIL, text, EVIL)
    name = f"{EVIL}{TURNED}{'x' * 500}"
    date = value(name, said, coded={"role": "capture", "date": None})
    fields = [
        {"name": "counts", "rows": [row(name, "alone", value(name, said), notes=[name])]},
        {"name": "dates", "rows": [row(name, "alone", date)]},
    ]
    framed = {"about": name, "neutral": name}
    group = {
        "id": EVIL,
        "title": name,
        "voices": 1,
        "members": [{"source": EVIL, "event": 0}],
        "why": name,
        "status": [{"status": "agreed", "member": 0, "source": EVIL, "published": None}],
        "fields": fields,
        "framing": [{**framed, "words": [{"term": name, "slanted": True, "by": [said]}]}],
    }
    info = {"title": name, "outlet": name, "language": EVIL, "url": EVIL}
    told = Comparison.model_validate(
        {"sources": [source(EVIL, text, 0, **info)], "groups": [group]}
    )
    page = opened(told, {EVIL: text}, viewport={"width": 360, "height": 700})
    page.click(".says .fact a >> nth=0")
    assert "".join(lit(page)).startswith("</script><script>alert(1)</script><!--<style>")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("img, svg, main script, main style").count() == 0
    assert "\u202e" not in page.content()
