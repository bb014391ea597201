"""A source: a text, and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from schemas import SourceInfo
from summarizer.errors import SourceError


def text_sha256(text: str) -> str:
    """Hex digest of the UTF-8 text."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Source:
    """One report, ready to be worked on.

    Attributes:
        text: the text that every offset of its record refers to, in Unicode code points.
        info: title, outlet, dates, language, and length and hash of ``text``.
        verbatim: whether ``text`` is the input as it stands; if not (HTML, PDF, Markdown), whoever
            writes the record keeps the text beside it.
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

        Raises:
            SourceError: the text is empty, or it or the id cannot be written as UTF-8.

        >>> Source.from_text("Two men were freed.", "note").info.characters
        19
        """
        if not text.strip() or not id.strip():
            raise SourceError("a source needs an id, and a text with a word in it")
        try:
            id.encode()
            digest = text_sha256(text)
        except UnicodeEncodeError:
            raise SourceError(
                "the source holds half of a surrogate pair; mend its encoding"
            ) from None
        info = SourceInfo(
            id=id,
            title=title,
            outlet=outlet,
            author=author,
            published=published,
            url=url,
            language=language,
            characters=len(text),
            sha256=digest,
        )
        return cls(text, info, verbatim)

    @property
    def id(self) -> str:
        """The id of the source, as in its record."""
        return self.info.id
