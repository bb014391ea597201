"""Against what undated words are resolved: the publication date, and the dates of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

_NAMED = re.compile(r"^\s*(?:1[5-9]|20)\d\d\b|\((?:1[5-9]|20)\d\d\)\s*$")
"""A title whose year is that of what the text tells: "2020 war", "Battle of X (2015)"."""
_FULL = re.compile(r"(1[5-9]\d\d|20\d\d)(?<!\d{5})(?!\d)")
"""A year. The digit before it is asked for last: what begins with a letter is found faster."""
_HALF = 6
_YOUNG = 40
"""Years of two digits below it are of this century, where nothing is known."""


class Calendar:
    """The publication date, and the years of a text.

    ``published`` is None where the source does not say it.
    """

    def __init__(self, text: str, published: date | None, title: str | None) -> None:
        self.published = published
        # A text may be all digits: years are looked up by place, never scanned again.
        self._at: list[int] = []
        self._year: list[int] = []
        for match in _FULL.finditer(text):
            self._at.append(match.start())
            self._year.append(int(match[1]))
        titled = _FULL.search(title or "")
        self._titled = int(titled[1]) if titled else None
        self._named = self._titled if _NAMED.search(title or "") else None

    def told(self, place: int) -> int | None:
        """The year that the text names last before offset ``place``."""
        index = bisect_left(self._at, place)
        return self._year[index - 1] if index else None

    def year(self, place: int, month: int, *, future: bool) -> int | None:
        """The year of a date that names none, ``month`` 1 to 12, at offset ``place``."""
        if self.published is not None:
            year = self.published.year
            ahead = month - self.published.month
            if future:
                return year + 1 if ahead < -_HALF else year
            return year - 1 if ahead > 1 else year
        told = self.told(place)
        if told is not None:
            return max(told, self._named or told)
        if self._titled is not None:
            return self._titled
        return self._year[0] if self._year else None

    def whole(self, year: int) -> int:
        """A year of two digits with its century: the last one that is not to come."""
        if self.published is None:
            last = self._titled or (self._year[0] if self._year else None)
            if last is None:
                return year + (2000 if year < _YOUNG else 1900)
        else:
            last = self.published.year + 1
        return last - (last - year) % 100
