"""One gold file: from what a person writes to a checked record, or every fault with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from schemas import ITEM_TYPES, Event, Record
from summarizer.source import Source

Place: TypeAlias = tuple[str | int, ...]
_ANY_OF = "any_of"
_MOST_VARIANTS = 64


class GoldFault(NamedTuple):
    """Something wrong in a gold file: ``file: place: what``."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        return ": ".join(filter(None, self))


@dataclass
class GoldRecord:
    """A gold record and its equally right variants.

    Attributes:
        record: the record, with the first of any alternatives.
        variants: for the ``id()`` of an item or event of ``record``, all its right forms.
    """

    record: Record
    variants: dict[int, list[Any]] = field(default_factory=dict)


def parse(file: str, data: str, source: Source) -> tuple[GoldRecord | None, list[GoldFault]]:
    """Read one gold file against its source; no record where there is a fault."""
    try:
        value = json.loads(data)
    except ValueError as error:
        return None, [GoldFault(file, "", f"this is no JSON ({error})")]
    if not isinstance(value, dict):
        return None, [GoldFault(file, "", "a gold record is a JSON object")]
    places = [*_misplaced(value, source), *_place_quotes(value, source), *_odd_choices(value)]
    if places:
        return None, [GoldFault(file, dots(place), what) for place, what in places]
    info = source.info.model_dump(include={"characters", "sha256"})
    value["source"] = value["source"] | info
    return _validated(file, value, source.text)


def _validated(
    file: str, value: dict[str, Any], text: str
) -> tuple[GoldRecord | None, list[GoldFault]]:
    choices = dict(_choices(value, ()))
    faults = []
    # Each alternative must make a valid record of its own: one that names no party makes none.
    for alternative in _alternatives(choices):
        try:
            record = Record.model_validate(_chosen(value, alternative), context={"text": text})
        except ValidationError as error:
            faults += [
                GoldFault(file, dots(each["loc"]), each["msg"].removeprefix("Value error, "))
                for each in error.errors(include_url=False, include_input=False)
            ]
        else:
            if not alternative:
                gold = GoldRecord(record)
    if faults:
        return None, list(dict.fromkeys(faults))
    for place in {_owner(each) for each in choices}:
        own = {each: choices[each] for each in choices if _owner(each) == place}
        gold.variants[id(_at(gold.record, place))] = list(_variants(value, place, own, text))
    return gold, []


def _misplaced(value: dict[str, Any], source: Source) -> Iterator[tuple[Place, str]]:
    """What a gold file says of itself and of its source, and what is not so."""
    if value.get("extraction") is not None:
        yield ("extraction",), "a gold record has none; write null"
    told = value.get("source")
    if not isinstance(told, dict):
        yield ("source",), "say what is known of the source: id, title, outlet, published, …"
        return
    if told.get("id") != source.id:
        yield ("source", "id"), f"the file is named after {source.id!r}; give both the same id"
    if told.get("sha256") not in {None, source.info.sha256}:
        yield ("source", "sha256"), "the text of the source has changed; code it anew"
    if not isinstance(value.get("events", []), list):
        yield ("events",), "this is a list of events"


def _place_quotes(value: dict[str, Any], source: Source) -> Iterator[tuple[Place, str]]:
    """Put offsets to every quote, in place; yields a fault for each that cannot be placed."""
    for place, item in items(value):
        quotes = item.get("evidence")
        if not isinstance(quotes, list) or not quotes:
            yield (*place, "evidence"), "give one or more verbatim quotes"
            continue
        spans = []
        for each, quote in enumerate(quotes):
            start = source.text.find(quote) if isinstance(quote, str) and quote else -1
            if start < 0:
                yield (*place, "evidence", each), f"the source does not hold {quote!r}"
                continue
            spans.append({"quote": quote, "start": start, "end": start + len(quote)})
        item["evidence"] = spans


def items(value: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Each item of a record as JSON, and its place, whatever else may be wrong with the record."""
    events = value.get("events")
    for number, event in enumerate(events if isinstance(events, list) else ()):
        if not isinstance(event, dict):
            continue
        for name in ITEM_TYPES:
            listed = event.get(name)
            for index, item in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(item, dict):
                    yield ("events", number, name, index), item


def _odd_choices(value: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    sizes: dict[Place, list[int]] = {}
    for place, values in _choices(value, ()):
        if len(place) < 3:
            yield place, "any_of stands for a value of an event or of an item, not for more"
        elif not isinstance(values, list) or len(values) < 2:
            yield place, "any_of holds two or more equally right values"
        else:
            sizes.setdefault(_owner(place), []).append(len(values))
    for place, each in sizes.items():
        if prod(each) > _MOST_VARIANTS:
            yield place, f"its any_of combine to more than {_MOST_VARIANTS} forms; leave some out"


def _choices(value: Any, at: Place) -> Iterator[tuple[Place, Sequence[Any]]]:
    if isinstance(value, dict):
        if set(value) == {_ANY_OF}:
            yield at, value[_ANY_OF]
            return
        for key, each in value.items():
            yield from _choices(each, (*at, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _choices(each, (*at, index))


def _alternatives(choices: dict[Place, Sequence[Any]]) -> Iterator[dict[Place, Any]]:
    """The first alternative of all; then each other one with the first of the rest."""
    yield {}
    for place, values in choices.items():
        for value in values[1:]:
            yield {place: value}


def _chosen(value: Any, chosen: dict[Place, Any], at: Place = ()) -> Any:
    if isinstance(value, dict):
        if set(value) == {_ANY_OF}:
            return chosen.get(at, value[_ANY_OF][0])
        return {key: _chosen(each, chosen, (*at, key)) for key, each in value.items()}
    if isinstance(value, list):
        return [_chosen(each, chosen, (*at, index)) for index, each in enumerate(value)]
    return value


def _variants(
    value: dict[str, Any], place: Place, choices: dict[Place, Sequence[Any]], text: str
) -> Iterator[Any]:
    """Every combination of the alternatives of one item or event."""
    for combination in product(*choices.values()):
        chosen = _chosen(value, dict(zip(choices, combination, strict=True)))
        raw = _at(chosen, place)
        if len(place) == 2:
            yield Event.model_construct(**raw)
        else:
            yield ITEM_TYPES[str(place[2])].model_validate(raw, context={"text": text})


def _owner(place: Place) -> Place:
    """The item, or the event, that holds an alternative."""
    return place[:4] if len(place) > 4 else place[:2]


def _at(value: Any, place: Place) -> Any:
    for key in place:
        value = getattr(value, key) if isinstance(key, str) and hasattr(value, key) else value[key]
    return value


def dots(place: Sequence[str | int]) -> str:
    """A place as people read it: ``events.0.counts.1``."""
    return ".".join(map(str, place))
