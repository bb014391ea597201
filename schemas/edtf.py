"""Dates as the codebook writes them: a part of EDTF (ISO 8601-2:2019).

Allowed: a day, a month, a year, and an interval of two of these; ``..`` leaves one end of an
interval open. Examples: ``2016-05-25``, ``2016-03``, ``2014``, ``2016-05-16/2016-05-22``,
``../2016-05-20``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OPEN = ".."
_POINT_PATTERN = r"(\.\.|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)"
# llama.cpp, which holds a model to the schema, knows no \d.
_PATTERN = rf"^{_POINT_PATTERN}(/{_POINT_PATTERN})?$"


@lru_cache(maxsize=1024)
def bounds(value: str) -> tuple[date | None, date | None]:
    """First and last day that an EDTF date covers; ``None`` for an open end.

    Raises:
        ValueError: ``value`` is not a date as the codebook writes them.

    >>> bounds("2016-03")
    (datetime.date(2016, 3, 1), datetime.date(2016, 3, 31))
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _point(value)
    if first == last == _OPEN:
        raise ValueError("an interval needs at least one end that is not '..'")
    start = None if first == _OPEN else _point(first)[0]
    end = None if last == _OPEN else _point(last)[1]
    if start and end and start > end:
        raise ValueError(f"the interval {value} ends before it starts")
    return start, end


def _point(value: str) -> tuple[date, date]:
    match = _POINT.fullmatch(value)
    if match is None:
        raise ValueError(
            f"{value!r} is not an EDTF date; write 2016-05-25, 2016-03, 2014, "
            "2016-05-16/2016-05-22 or ../2016-05-20"
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        raise ValueError(f"{value!r} is no day of the calendar") from None


def _check(value: str) -> str:
    try:
        bounds(value)
    except ValueError as error:
        raise PydanticCustomError("edtf", "{reason}", {"reason": str(error)}) from None
    return value


Edtf = Annotated[
    str,
    AfterValidator(_check),
    WithJsonSchema({"type": "string", "title": "EDTF date", "pattern": _PATTERN}),
]
"""A string that holds an EDTF date, or a validation error that says which forms are allowed."""
