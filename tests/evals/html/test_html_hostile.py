from __future__ import annotations

from lxml import html  # type: ignore[import-untyped]

from evals.reports.html import render_page
from summarizer.html.markup import shown
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
    assert (
        told == html.fragment_fromstring(f"<p>{shown(report.results[0].text)}</p>").text_content()
    )
    assert EVIL in page.xpath("//title")[0].text_content()


def test_what_hides_or_turns_is_shown():
    written = render_page(hostile())
    for character in "\u202e\u2066\u2028\u200b\x1b":
        assert character not in written
        assert f"U+{ord(character):04X}" in written


def test_a_language_that_is_none_is_not_claimed():
    text = "Ruritania freed nobody."
    made = made_report((source_of(text, language="x y"), [], []))
    page = html.document_fromstring(render_page(made))
    assert page.xpath("//div[@class='text']/@lang") == []
