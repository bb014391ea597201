"""A source: a text, and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from schemas import SourceInfo


@dataclass(frozen=True, slots=True)
class Source:
    """One report, ready to be worked on.

    Attributes:
        text: the text that every offset of its record refers to, in Unicode code points.
        info: title, outlet, dates, language, and length and hash of ``text``.
        verbatim: whether ``text`` is the input as it stands; if not (HTML, PDF), whoever writes
            the record keeps the text beside it.
    """

    text: str
    info: SourceInfo
    verbatim: bool = True

    @classmethod
    def from_text(
        cls,
        text: str,
        id: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        published: date | None = None,
        url: str | None = None,
        language: str | None = None,
        verbatim: bool = True,
    ) -> Source:
        """Make a source of a text at hand; its length and hash are computed.

        >>> Source.from_text("Two men were freed.", "note").info.characters
        19
        """
        info = SourceInfo(
            id=id,
            title=title,
            outlet=outlet,
            author=author,
            published=published,
            url=url,
            language=language,
            characters=len(text),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        return cls(text, info, verbatim)

    @property
    def id(self) -> str:
        """The id of the source, as in its record."""
        return self.info.id
