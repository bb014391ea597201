"""Web pages: the article without the page around it, by trafilatura.

The day of publication is read from the page's own statements only: its metadata, its ``<time>``,
the element that it calls its date, its address. htmldate, which trafilatura uses, goes on to guess
from copyright lines, image names and any date in the text; so it is given a page that holds nothing
but those statements.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.errors import SourceError
from summarizer.reading.byline import is_name
from summarizer.reading.dates import days_in
from summarizer.reading.details import Details
from summarizer.reading.lines import is_only_days, published_days
from summarizer.reading.parsers import hush, well_formed

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]
    from trafilatura.settings import Document

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_IS_HTML = re.compile(
    r"\s{0,100}(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<!--(?:[^-]|-(?!->)){0,500}-->\s{0,100})?"
    r"<(?:!doctype\s{1,5}html|html)\b",
    re.IGNORECASE,
)
_SPOILED = re.compile(r"modif|updat|edit|revis|copyright|expir|last|access", re.IGNORECASE)
_DATE_ELEMENTS = (
    "//*[contains(@class, 'publish') or contains(@class, 'entry-date') or "
    "contains(@class, 'post-date') or contains(@class, 'article-date') or "
    "contains(@class, 'pubdate') or contains(@class, 'posted-on') or @itemprop='datePublished']"
)
_FURNITURE = ["//nav", "//footer", "//aside", "//form", "//*[@role='navigation']"]
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"?|'[^']*'?)*")
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_LONGEST_TAG = 50_000
"""Characters outside quotes. Parsers take time by the square of the number of attributes."""
_MOST_PARTS = 50_000
"""Elements of a page; about five seconds' work."""
_EARLIEST = "1600-01-01"
_MOST_ELEMENTS = 20
_LONGEST_DETAIL = 500
"""Characters. A longer title or name is not one."""


def looks_like_html(head: str) -> bool:
    """Whether a text begins as a web page does."""
    return _IS_HTML.match(head) is not None


def declared_charset(head: bytes) -> str | None:
    """The character set that a page says it is in."""
    match = _CHARSET.search(head)
    return match[1].decode("ascii", "replace") if match else None


def read_html(markup: str, name: str, url: str | None = None) -> tuple[str, Details]:
    """The article of a page, and what the page says of it.

    Args:
        markup: the page.
        name: where it stands, for messages.
        url: where it was fetched from; without it, the address that the page gives.

    Raises:
        SourceError: there is no article in it, or it is overgrown.
    """
    try:
        page, published = _parse(markup, name, url)
    except SourceError:
        raise
    except Exception:  # a page can be made to break any parser
        page, published = None, None
    if page is None or not page.text:
        raise SourceError(
            f"{name} is a web page in which no article was found; save its words as .txt"
        )
    details = Details(
        title=_short(page.title),
        outlet=_short(page.sitename),
        author=_names(page.author),
        published=published,
        url=url or _short(page.url),
    )
    return well_formed(page.text), details


def _parse(markup: str, name: str, url: str | None) -> tuple[Document | None, date | None]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    overgrown = SourceError(f"{name} is too large for a web page; save its words as .txt")
    if any(len(_QUOTED.sub("", tag[0])) > _LONGEST_TAG for tag in _TAG.finditer(markup)):
        raise overgrown
    hush("trafilatura", "htmldate", "courlan")
    tree = load_html(markup)
    if tree is None:
        return None, None
    if sum(1 for _ in islice(tree.iter(), _MOST_PARTS + 1)) > _MOST_PARTS:
        raise overgrown
    page = bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=True,
        prune_xpath=_FURNITURE,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return (page, _published(tree, url)) if isinstance(page, Document) else (None, None)


def _short(value: str | None) -> str | None:
    value = " ".join(well_formed(value or "").split())
    return value if 0 < len(value) <= _LONGEST_DETAIL else None


def _names(value: str | None) -> str | None:
    """The names in a list parted by semicolons, without the dates that stray into it."""
    names = [name.strip() for name in (_short(value) or "").split(";")]
    return "; ".join(name for name in names if is_name(name)) or None


def _published(tree: HtmlElement, url: str | None) -> date | None:
    from htmldate import find_date

    found = find_date(
        _statements(tree, url),
        original_date=True,
        extensive_search=False,
        deferred_url_extractor=True,
        min_date=_EARLIEST,
    )
    return date.fromisoformat(found) if found else _visible_day(tree)


def _statements(tree: HtmlElement, url: str | None) -> HtmlElement:
    """A page that holds what ``tree`` states of its publication, and nothing else."""
    from lxml.html import Element

    page, head, body = Element("html"), Element("head"), Element("body")
    page.append(head)
    page.append(body)
    for meta in tree.iterfind(".//meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and not _SPOILED.search(key):
            head.append(Element("meta", dict(meta.attrib)))
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        copy = Element("script", type="application/ld+json")
        copy.text = script.text
        head.append(copy)
    link = tree.find(".//link[@rel='canonical']")
    address = url or (link.get("href") if link is not None else None)
    if address:
        head.append(Element("link", rel="canonical", href=address))
    return page


def _visible_day(tree: HtmlElement) -> date | None:
    """The one day that the article's ``<time>``, or else its date element, shows."""
    language = (tree.get("lang") or "").partition("-")[0].lower() or None
    article = tree.find(".//article")
    times = (tree if article is None else article).iterfind(".//time")
    shown = [_day_of(element, language) for element in times if not _is_spoiled(element)]
    if not any(shown):
        elements = tree.xpath(_DATE_ELEMENTS)[:_MOST_ELEMENTS]
        shown = [_day_of(element, language) for element in elements if not _is_spoiled(element)]
    days = {day for day in shown if day}
    return days.pop() if len(days) == 1 else None


def _is_spoiled(element: HtmlElement) -> bool:
    return _SPOILED.search(f"{element.get('class')} {element.get('itemprop')}") is not None


def _day_of(element: HtmlElement, language: str | None) -> date | None:
    stamped = days_in((element.get("datetime") or element.get("content") or "")[:40], "en")
    if stamped:
        return stamped[0].day
    text = " ".join(element.text_content()[:200].split())
    days = published_days(text, language) if is_only_days(text, language) else []
    return days[0][0].day if days else None
