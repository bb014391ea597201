"""Records for benchmarks: made up, with a noisy copy of each, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from schemas import CountRole, DateRole, PartyKind, PartyRole, PersonRole, PlaceRole, Record

_SYLLABLES = (
    "ba",
    "den",
    "ga",
    "kha",
    "lo",
    "mir",
    "na",
    "or",
    "pe",
    "ru",
    "sa",
    "ti",
    "vor",
    "ze",
)
_CHARACTERS = 4000

Value = dict[str, Any]


def made_records(number: int, *, seed: int, noise: float = 0.3) -> Iterator[tuple[Record, Record]]:
    """Pairs of gold and prediction, of one event with five lists of 3 to 10 objects.

    Args:
        number: how many.
        seed: of the generator.
        noise: share of the objects in which one field is changed; a third as many are lost, and as
            many again made up. The lists of the prediction are shuffled.
    """
    random = Random(seed)  # noqa: S311
    for index in range(number):
        event = {"kind": "exchange", "status": "completed", "summary": _name(random, 6)}
        lists = _lists(random)
        source = {"id": f"made-{index}", "characters": _CHARACTERS, "sha256": "0" * 64}
        given = _noisy(random, lists, noise)
        gold = Record.model_validate({"source": source, "events": [event | lists]})
        yield gold, Record.model_validate({"source": source, "events": [event | given]})


def _lists(random: Random) -> dict[str, list[Value]]:
    parties = _some(random, _party)
    parties = list({each["name"]: each for each in parties}.values())
    names = [each["name"] for each in parties]
    return {
        "parties": parties,
        "counts": _some(random, lambda each: _count(each, names)),
        "people": _some(random, lambda each: _person(each, names)),
        "dates": _some(random, _date),
        "locations": _some(random, _place),
    }


def _some(random: Random, make: Callable[[Random], Value]) -> list[Value]:
    return [make(random) for _ in range(random.randint(3, 10))]


def _noisy(random: Random, lists: dict[str, list[Value]], noise: float) -> dict[str, list[Value]]:
    other = _lists(random)
    names = [each["name"] for each in lists["parties"]]
    given = {}
    for name, items in lists.items():
        kept = [
            _changed(random, item, fresh) if random.random() < noise else item
            for item, fresh in zip(items, _endless(other[name]), strict=False)
            if name == "parties" or random.random() >= noise / 3
        ]
        if name != "parties":
            kept += [item for item in other[name] if random.random() < noise / 3]
        given[name] = random.sample(kept, len(kept))
    for item in [*given["counts"], *given["people"]]:
        for field in ("released_by", "released_to", "party"):
            if item.get(field) not in (None, *names):
                item[field] = names[0] if field != "released_to" else names[1]
    return given


def _endless(items: list[Value]) -> Iterator[Value]:
    while True:
        yield from items


def _changed(random: Random, item: Value, other: Value) -> Value:
    """The item with one field of another; a party keeps its name, by which others refer to it."""
    fields = [
        field
        for field in item
        if field not in ("evidence", "low", "country", "released_by", "released_to")
        and not (field in ("name", "roles") and "roles" in item)
    ]
    field = random.choice(fields)
    fields = ["low", "high"] if field == "high" else [field]
    if field == "role" and "category" in item:
        fields = ["role", "released_by", "released_to"]
    return {**item, **{each: other[each] for each in fields}}


def _name(random: Random, words: int = 2) -> str:
    return " ".join(
        "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))).title() for _ in range(words)
    )


def _evidence(random: Random) -> list[Value]:
    start = random.randrange(_CHARACTERS - 100)
    quote = _name(random, 4)
    return [{"quote": quote, "start": start, "end": start + len(quote)}]


def _party(random: Random) -> Value:
    return {
        "name": _name(random),
        "kind": random.choice([each for each in PartyKind if each is not PartyKind.STATE]),
        "roles": [PartyRole.RELEASING, PartyRole.RECEIVING],
        "evidence": _evidence(random),
    }


def _count(random: Random, parties: list[str]) -> Value:
    role = random.choice(list(CountRole))
    directed = role in (CountRole.TRANSFER, CountRole.SUBGROUP)
    number = random.randint(1, 400)
    giver, taker = random.sample(parties, 2) if directed else (None, None)
    return {
        "role": role,
        "released_by": giver,
        "released_to": taker,
        "low": number,
        "high": number,
        "category": random.choice(("military", "civilian", "unspecified")),
        "as_written": f"{number} {random.choice(('soldiers', 'prisoners', 'people'))}",
        "evidence": _evidence(random),
    }


def _person(random: Random, parties: list[str]) -> Value:
    return {
        "name": _name(random),
        "role": random.choice(list(PersonRole)),
        "party": random.choice(parties),
        "note": _name(random, 4),
        "evidence": _evidence(random),
    }


def _date(random: Random) -> Value:
    month, day = random.randint(1, 12), random.randint(1, 28)
    return {
        "role": random.choice(list(DateRole)),
        "date": f"2023-{month:02}-{day:02}",
        "as_written": f"on {day} {month}",
        "evidence": _evidence(random),
    }


def _place(random: Random) -> Value:
    return {
        "name": _name(random),
        "role": random.choice(list(PlaceRole)),
        "country": random.choice(("AM", "AZ", "GE", None)),
        "evidence": _evidence(random),
    }
