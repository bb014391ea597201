"""From a text and what was given with it to a source."""

from __future__ import annotations

from pydantic import ValidationError

from summarizer.errors import SourceError
from summarizer.reading.details import Details
from summarizer.reading.head import read_head
from summarizer.reading.language import language_of
from summarizer.source import Source

MAX_CHARACTERS = 5_000_000
"""Of one text. A longer one is a book or a dump, not a report."""


def build(text: str, id: str, name: str, given: Details, *, verbatim: bool = True) -> Source:
    """A source of ``text``; what ``given`` lacks is read from the text where it is clear.

    Args:
        text: the report.
        id: id of the source.
        name: where it stands, for messages.
        given: what came with the text; it wins over what the text says.
        verbatim: whether ``text`` is the input as it stands.

    Raises:
        SourceError: the text is empty, too long, or no well-formed Unicode.
    """
    _check(text, name)
    language = given.language or language_of(text)
    details = given.or_else(Details(language=language))
    if None in (details.title, details.outlet, details.author, details.published):
        details = details.or_else(read_head(text, language))
    try:
        for value in (text, id, details.title, details.outlet, details.author, details.url):
            (value or "").encode()
        return Source.from_text(
            text,
            id,
            title=details.title,
            outlet=details.outlet,
            author=details.author,
            published=details.published,
            url=details.url,
            language=details.language,
            verbatim=verbatim,
        )
    except UnicodeEncodeError:
        raise SourceError(
            f"{name} holds half of a surrogate pair, which is no character; write it anew as UTF-8"
        ) from None
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise SourceError(
            f"{name} has no usable {field}; give it one of letters and digits"
        ) from None


def _check(text: str, name: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise SourceError(
            f"{name} has {len(text):,} characters and {MAX_CHARACTERS:,} is the limit; "
            "split it into one file or row per report"
        )
    if not text.strip():
        raise SourceError(f"{name} holds no text; give a file or row with the words of a report")
