from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

from evals.reports.html import render_page
from evals.reports.html.markup import el, plain, shown
from tests.evals.html.made import EVIL, hostile, made_report, source_of


def test_nothing_of_an_article_or_a_model_becomes_markup():
    report = hostile()
    page = html.document_fromstring(render_page(report))
    ours = html.document_fromstring(render_page(made_report((source_of(), [], []))))
    for name in ("script", "style", "img", "title", "form", "main"):
        assert len(page.xpath(f"//{name}")) == len(ours.xpath(f"//{name}")), name
    assert not page.xpath("//comment() | //*[@onload] | //*[@onerror] | //@style")
    assert not [href for href in page.xpath("//@href") if not href.startswith("#")]
    told = page.xpath("//div[@class='text']")[0].text_content()
    assert EVIL in told
    assert told == shown_text(report.results[0].text)
    assert EVIL in page.xpath("//title")[0].text_content()


def test_what_hides_or_turns_is_shown():
    written = render_page(hostile())
    for character in "\u202e\u2066\u2028\u200b\x1b":
        assert character not in written
        assert f"U+{ord(character):04X}" in written


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_can_be_written_and_read_back(text):
    written = el("p", shown(text), title=plain(text))
    assert str(written).encode().count(b"<p") == 1
    element = html.fragment_fromstring(str(written).replace("\t", " ").replace("\n", " "))
    assert element.text_content() == shown_text(text).replace("\t", " ").replace("\n", " ")
    assert {child.get("class") for child in element} <= {"hid"}


@pytest.mark.parametrize("joined", ["می‌خواهم", "क्‍ष", "❤️", "שלום"])
def test_what_languages_need_is_left_alone(joined):
    assert shown(joined) == joined


def test_an_attribute_is_left_out_or_bare_or_escaped():
    assert el("a", "x", id=None, hidden=False, open=True, data_r='"<') == (
        '<a open data-r="&#34;&lt;">x</a>'
    )


def test_a_language_that_is_none_is_not_claimed():
    text = "Ruritania freed nobody."
    made = made_report((source_of(text, language="x y"), [], []))
    page = html.document_fromstring(render_page(made))
    assert page.xpath("//div[@class='text']/@lang") == []


def shown_text(text):
    """What a reader sees: the code of what hides, and the rest as it is."""
    return html.fragment_fromstring(f"<p>{shown(text)}</p>").text_content()
