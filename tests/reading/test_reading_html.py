"""Web pages: the article, what the page says of itself, and no guesses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from summarizer.errors import SourceError
from summarizer.reading import read_source
from summarizer.reading.html import read_html
from summarizer.reading.single import Kind, read_single

BODY = (
    "<p>The two sides exchanged forty prisoners on Wednesday at a crossing, officials said.</p>"
    "<p>They were handed over in two groups, and doctors looked after them on their way home.</p>"
)
MAY_2 = date(2020, 5, 2)


def page(head: str = "", body: str = BODY, foot: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>Forty Prisoners Come Home</title>{head}"
        '<script>var hidden = "2019-01-02";</script></head><body>'
        '<nav><a href="/">Front page</a></nav>'
        f"<article><h1>Forty Prisoners Come Home</h1>{body}</article>"
        f"<footer>{foot}</footer></body></html>"
    )


def test_the_article_without_its_page(tmp_path: Path) -> None:
    path = tmp_path / "swap.html"
    path.write_text(page(foot="All rights reserved"))

    source = read_source(path)

    assert "exchanged forty prisoners" in source.text
    assert "looked after them" in source.text
    for furniture in ("hidden", "Front page", "rights reserved", "<p>"):
        assert furniture not in source.text
    assert not source.verbatim
    assert (source.id, source.info.title) == ("swap", "Forty Prisoners Come Home")
    assert source.info.language == "en"


def test_a_short_notice_is_an_article_too() -> None:
    text, _ = read_html(page(body="<p>Two men were freed.</p>"), "p")

    assert "Two men were freed." in text
    assert "Front page" not in text


def test_what_the_page_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="Baltic Times">'
        '<meta name="author" content="Ann Lee">'
        '<link rel="canonical" href="https://baltic.example/swap">'
    )

    _, details = read_html(page(head), "p")

    assert (details.outlet, details.author) == ("Baltic Times", "Ann Lee")
    assert details.url == "https://baltic.example/swap"
    assert details.published is None


@pytest.mark.parametrize(
    "html",
    [
        page('<meta property="article:published_time" content="2020-05-02T10:00:00+04:00">'),
        page(
            '<meta property="article:modified_time" content="2020-05-09">'
            '<meta property="article:published_time" content="2020-05-02">'
        ),
        page(
            '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": '
            '"2020-05-09", "datePublished": "2020-05-02"}</script>'
        ),
        page('<link rel="canonical" href="https://baltic.example/2020/05/02/swap">'),
        page(body=f'<time datetime="2020-05-02T08:00">2 May</time>{BODY}'),
        page(body=f'<span class="entry-date">Saturday, 2 May 2020</span>{BODY}'),
        page(body=f'<span class="entry-date">2 mai 2020</span>{BODY}', lang="fr-CA"),
    ],
)
def test_a_stated_day_of_publication(html: str) -> None:
    assert read_html(html, "p")[1].published == MAY_2


def test_days_long_before_the_web_count() -> None:
    assert read_html(page('<meta name="date" content="1944-07-14">'), "p")[1].published == date(
        1944, 7, 14
    )


@pytest.mark.parametrize(
    "html",
    [
        page(foot="Copyright © 2019-05-06 Baltic Times"),
        page('<meta itemprop="copyrightYear" content="2017">'),
        page('<meta property="article:modified_time" content="2020-05-09">'),
        page('<meta property="og:updated_time" content="2020-05-09">'),
        page('<script type="application/ld+json">{"dateModified": "2020-05-09"}</script>'),
        page(body=f"{BODY}<p>On 3 March 2018 an earlier exchange failed.</p>"),
        page(body=f'<img src="/2018/03/04/picture.jpg">{BODY}'),
        page(body=f'<time class="updated" datetime="2020-05-09">9 May</time>{BODY}'),
        page(body='<time datetime="2020-05-02"></time><time datetime="2020-05-03"></time>' + BODY),
    ],
)
def test_a_day_that_would_be_a_guess_is_none(html: str) -> None:
    assert read_html(html, "p")[1].published is None


def test_a_date_in_the_list_of_authors_is_no_author() -> None:
    html = page(body=f'<p class="byline">By Ann Lee, May 2, 2020</p>{BODY}')

    assert read_html(html, "p")[1].author == "Ann Lee"


@pytest.mark.parametrize("html", ["<html>", "<!doctype html>", "<html><script>x</script></html>"])
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(SourceError, match=r"page\.html is a web page in which no article"):
        read_html(html, "page.html")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<i>x</i>" * 50_001,
        "<html><body " + " ".join(f"a{n}" for n in range(20_000)) + f">{BODY}",
    ],
)
def test_an_overgrown_page_is_refused(html: str) -> None:
    with pytest.raises(SourceError, match="too large for a web page"):
        read_html(html, "page.html")


def test_a_large_picture_in_an_attribute_is_no_overgrowth() -> None:
    html = page(body=f'<img src="data:image/png;base64,{"A" * 100_000}">{BODY}')

    assert "exchanged forty prisoners" in read_html(html, "p")[0]


@pytest.mark.parametrize(
    "start", ["", "\ufeff", "  \n", "<!-- saved -->\n", '<?xml version="1.0"?>']
)
def test_a_page_is_known_by_how_it_begins(start: str) -> None:
    source = read_single((start + page()).encode(), "saved", "saved.txt", kind=Kind.PLAIN)

    assert "<p>" not in source.text
    assert not source.verbatim


def test_a_text_that_only_mentions_markup_stays_as_it_is() -> None:
    text = "A note on <html> and its uses."

    assert read_single(text.encode(), "note", "note.txt").text == text


def test_the_declared_character_set_is_used() -> None:
    html = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
        "<title>Échange</title></head><body><p>Deux hommes libérés.</p></body></html>"
    )

    assert "libérés" in read_single(html.encode("cp1252"), "p", "p.html", kind=Kind.HTML).text
