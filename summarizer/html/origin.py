"""Where a text comes from."""

from __future__ import annotations

from markupsafe import Markup

from schemas import SourceInfo
from summarizer.html.markup import said


def origin(info: SourceInfo, *, titled: bool = True) -> Markup:
    """All that is known of a source in one line."""
    published = info.published.isoformat() if info.published else None
    title = info.title if titled else None
    known = (title, info.outlet, info.author, published, info.language, info.url)
    return Markup(" · ").join(said(each) for each in known if each)


def lang(info: SourceInfo) -> str | None:
    """The value of ``lang`` for the text of a source; None where its language is no tag."""
    tag = info.language
    return tag if tag and tag.replace("-", "").isalnum() else None
