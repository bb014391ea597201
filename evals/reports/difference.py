"""Two records line by line, where they differ."""

from __future__ import annotations

from typing import Any

from schemas import ITEM_TYPES, Record


def difference(gold: Record, given: Record) -> str:
    """What changes from gold to what was given, in words; empty where nothing does.

    Lists are held against each other without regard to order, and evidence by its quotes alone.
    """
    one, other = _plain(gold), _plain(given)
    if one == other:
        return ""
    from deepdiff import DeepDiff

    return str(DeepDiff(one, other, ignore_order=True, verbose_level=2).pretty())


def _plain(record: Record) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = record.model_dump(mode="json")["events"]
    for event in events:
        for name in ITEM_TYPES:
            for item in event[name]:
                item["evidence"] = [each["quote"] for each in item["evidence"]]
    return events
