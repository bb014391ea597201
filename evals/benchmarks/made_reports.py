"""Made-up reports of made-up exchanges, with what each is a report of; the same for one seed.

A conflict has one to 150 exchanges over ten years, often of as many people as before: the hard
case for joining. An exchange has one to 60 reports, which differ in what they tell: some know no
day, some hedge or leave out a number or a name, some appear before it is carried out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

import pycountry

_MOST_EXCHANGES, _MOST_REPORTS = 150, 60
_NUMBERS = (1, 2, 5, 10, 25, 50, 75, 90, 95, 95, 95, 103, 115, 150, 200, 207, 246, 350)
_SYLLABLES = "ba den ga kha lo mir na or pe ru sa ti vor ze".split()
_FIRST_DAY, _DAYS = date(2014, 1, 1), 4000
_WORDS = "On that day they were brought home and met by their families at the border".split()

Value = dict[str, Any]


def made_reports(number: int, *, seed: int) -> Iterator[tuple[bytes, int]]:
    """Lines of JSON, each a record of one event, with the number of that event.

    Args:
        number: how many reports.
        seed: of the generator.
    """
    random = Random(seed)  # noqa: S311
    codes = [each.alpha_2 for each in pycountry.countries]
    made, event = 0, 0
    while made < number:
        pair = tuple(random.sample(codes, 2))
        for _ in range(_skewed(random, _MOST_EXCHANGES)):
            truth = _truth(random, pair)
            for _ in range(min(number - made, _skewed(random, _MOST_REPORTS))):
                record = _report(random, truth, f"report-{made}")
                yield json.dumps(record).encode() + b"\n", event
                made += 1
            event += 1


def _skewed(random: Random, most: int) -> int:
    """A number from 1 to ``most``; small ones are as frequent as large ones on a log scale."""
    return int(most ** random.random())


def _truth(random: Random, pair: tuple[str, ...]) -> Value:
    one = random.choice(_NUMBERS)
    return {
        "pair": pair,
        "numbers": (one, one if random.random() < 0.5 else random.choice(_NUMBERS)),
        "day": _FIRST_DAY + timedelta(days=random.randrange(_DAYS)),
        "deal": random.randint(0, 12),
        "names": [_name(random) for _ in range(random.choice((0, 0, 1, 2, 4)))],
        "place": _word(random),
    }


def _report(random: Random, truth: Value, name: str) -> Value:
    handover: date = truth["day"]
    agreement = handover - timedelta(days=truth["deal"])
    ahead = truth["deal"] > 2 and random.random() < 0.2
    appeared = agreement if ahead else handover
    published = appeared + timedelta(days=random.randint(0, 2))
    dates = [("agreement", agreement)] if random.random() < 0.4 else []
    if not ahead and random.random() < 0.8:
        dates.append(("handover", handover))
    quotes = _Quotes(random)
    return {
        "schema_version": "1.0",
        "source": {
            "id": name,
            "title": name,
            "published": published.isoformat(),
            "language": "en",
            "characters": quotes.length,
            "sha256": sha256(name.encode()).hexdigest(),
        },
        "events": [_event(random, truth, "agreed" if ahead else "completed", dates, quotes)],
    }


def _event(
    random: Random, truth: Value, status: str, dates: list[tuple[str, date]], quotes: _Quotes
) -> Value:
    return {
        "kind": "exchange",
        "status": status,
        "summary": "An exchange.",
        "parties": [_party(code, quotes) for code in truth["pair"]],
        "counts": list(_counts(random, truth, quotes)),
        "people": [
            {"name": each, "role": "released", "party": None, "evidence": quotes.of(each)}
            for each in truth["names"]
            if random.random() < 0.7
        ],
        "dates": [
            {
                "role": role,
                "date": str(day),
                "as_written": str(day),
                "evidence": quotes.of(str(day)),
            }
            for role, day in dates
        ],
        "locations": [
            {"name": name, "role": "handover", "evidence": quotes.of(name)}
            for name in [truth["place"]]
            if random.random() < 0.5
        ],
    }


class _Quotes:
    """Quotes of a text that nobody wrote."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.length = 4000

    def of(self, words: str) -> list[Value]:
        """A quote with ``words`` in it."""
        more = " ".join(self._random.choices(_WORDS, k=4))
        quote = f"{words} {more}"
        start = self._random.randrange(self.length - 200)
        return [{"quote": quote, "start": start, "end": start + len(quote)}]


def _party(code: str, quotes: _Quotes) -> Value:
    return {
        "name": f"State {code}",
        "kind": "state",
        "country": code,
        "roles": ["releasing", "receiving"],
        "evidence": quotes.of(code),
    }


def _counts(random: Random, truth: Value, quotes: _Quotes) -> Iterator[Value]:
    pair, numbers = truth["pair"], truth["numbers"]
    for giver, number in enumerate(numbers):
        if random.random() < 0.15:
            continue
        hedged = random.random() < 0.1 and number > 20
        yield {
            "role": "transfer",
            "released_by": f"State {pair[giver]}",
            "released_to": f"State {pair[1 - giver]}",
            "low": number - number % 10 + 1 if hedged else number,
            "high": None if hedged else number,
            "category": random.choice(("military", "unspecified")),
            "as_written": f"{number} prisoners",
            "evidence": quotes.of(f"{number} prisoners"),
        }


def _name(random: Random) -> str:
    return f"{_word(random)} {_word(random)}"


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))).title()
