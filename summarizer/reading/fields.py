"""From the fields of a row to a source.

A row without a text is none. What only describes the text costs no row its turn: a day or a
language that is not clear is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from summarizer.errors import SourceError
from summarizer.reading.build import build
from summarizer.reading.dates import days_in
from summarizer.reading.details import Details
from summarizer.reading.ids import Label
from summarizer.reading.lines import is_only_days
from summarizer.reading.unreadable import Row, Unreadable

_DETAILS = ("title", "outlet", "author", "url")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}", re.ASCII)
_LONGEST_DAY = 100
_LONGEST_LANGUAGE = 40


def read_row(read: Callable[[], Mapping[str, object]], place: str, label: Label) -> Row:
    """What comes of a row.

    Args:
        read: gives its fields, or raises ``SourceError``.
        place: where it stands, for messages.
        label: its ids where the row gives none.
    """
    given = None
    try:
        row = read()
        given = _id(row, place)
        source = build(_text(row, place), given or label.id, place, _details(row, place))
    except SourceError as error:
        fault = Unreadable(place, error, given or label.id)
        return Row(place, fault, label.id if given else label.spare, given is not None)
    return Row(place, source, label.id if given else label.spare, given is not None)


def bad_row(place: str, error: SourceError, label: Label) -> Row:
    """What comes of a row whose fields cannot be told."""
    return Row(place, Unreadable(place, error, label.id), label.spare)


def _details(row: Mapping[str, object], place: str) -> Details:
    given = {field: _string(row, field, place) for field in _DETAILS}
    language = _language(row.get("language"))
    return Details(
        title=given["title"],
        outlet=given["outlet"],
        author=given["author"],
        url=given["url"],
        published=_published(row.get("published"), language),
        language=language,
    )


def _text(row: Mapping[str, object], place: str) -> str:
    text = row.get("text")
    if not isinstance(text, str):
        raise SourceError(f'{place} has no text; give it a field "text" with the report')
    return text


def _id(row: Mapping[str, object], place: str) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id", place)


def _string(row: Mapping[str, object], field: str, place: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(
            f"{place} has no string in {field}; put what stands there in double quotes"
        )
    return value if value.strip() else None


def _published(value: object, language: str | None) -> date | None:
    """The one full day that ``value`` says, in any way of writing days that is clear."""
    if not isinstance(value, str) or len(value) > _LONGEST_DAY:
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        days = {found.day for found in days_in(value, language)}
        return days.pop() if len(days) == 1 and is_only_days(value, language) else None


def _language(value: object) -> str | None:
    """A BCP 47 tag for a tag, a locale (``en_US``) or an English name (``English``)."""
    if not isinstance(value, str) or len(value) > _LONGEST_LANGUAGE:
        return None
    tag = value.strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return _named_language(tag)
    primary, dash, rest = tag.partition("-")
    return primary.lower() + dash + rest


def _named_language(name: str) -> str | None:
    import pycountry

    try:
        language = pycountry.languages.lookup(name)
    except LookupError:
        return None
    return str(getattr(language, "alpha_2", language.alpha_3))
